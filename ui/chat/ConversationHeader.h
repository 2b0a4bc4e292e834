#pragma once

#include "app/data/Jid.h"
#include "app/data/Presence.h"
#include "app/data/Room.h"
#include "ui/common/Icons.h"

#include <QWidget>
#include <optional>

class QHBoxLayout;
class QToolButton;

namespace Tertulia {

/// Who one is talking with: picture, name, presence and status message. Names and statuses come from the network:
/// one line of plain text, without bidi controls, elided where there is no room. Buttons stand at its end.
class ConversationHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationHeader(QWidget *parent = nullptr);

    void setPerson(const Jid &jid, const QString &name);
    void setPresence(const Presence &presence);
    void setTyping(bool typing);                   ///< stands where the presence stands, as long as it lasts
    void setRoom(const std::optional<Room> &room); ///< it is one: subject and people instead of a presence

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void detailsAsked();
    void findAsked();
    void peopleAsked(); ///< of the room
    void roomMenuAsked(const QPoint &globalAt);
    void subjectAsked(); ///< the person wants to change it, and may

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    QString presenceText() const;
    QToolButton *addButton(Icon icon, const QString &name);
    int textRight() const;

    Jid m_jid;
    QString m_name;
    QHBoxLayout *m_buttons;
    QToolButton *m_find, *m_people, *m_menu, *m_details;
    std::optional<Room> m_room;
    Presence m_presence;
    bool m_typing = false;
};

} // namespace Tertulia
