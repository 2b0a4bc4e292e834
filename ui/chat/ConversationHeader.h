#pragma once

#include "app/data/Jid.h"
#include "app/data/Presence.h"

#include <QWidget>

class QHBoxLayout;

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
    void setTyping(bool typing); ///< stands where the presence stands, as long as it lasts

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void detailsAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    QString presenceText() const;

    Jid m_jid;
    QString m_name;
    QHBoxLayout *m_buttons;
    Presence m_presence;
    bool m_typing = false;
};

} // namespace Tertulia
