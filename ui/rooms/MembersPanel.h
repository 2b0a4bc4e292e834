#pragma once

#include "app/data/Room.h"
#include "ui/common/Overlay.h"

class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace Tertulia {

class RowList;
class SegmentBar;
class TextLabel;

/// The lists of a room: its owners, admins, members and those banned. Somebody can be put on each or taken off. Each
/// list is asked for when it is shown: listAsked() until setMembers() or showProblem().
class MembersPanel : public Overlay
{
    Q_OBJECT

public:
    explicit MembersPanel(QWidget *window);

    void setOwnDomain(const QString &domain) { m_ownDomain = domain; }
    void start(const Room &room);
    Jid room() const { return m_room; }
    Affiliation shown() const;

public slots:
    void setMembers(Tertulia::Affiliation which, const QList<Tertulia::RoomMember> &members);
    void showProblem(const QString &sentence);

signals:
    void listAsked(const Tertulia::Jid &room, Tertulia::Affiliation which);
    void changeAsked(const Tertulia::Jid &room, const Tertulia::Jid &person, Tertulia::Affiliation to);

protected:
    QRect cardRect() const override;
    void takeFocus() override;

private:
    void layOut();
    void ask();
    void add();
    void remove();

    QString m_ownDomain;
    Jid m_room;
    TextLabel *m_title, *m_status;
    SegmentBar *m_lists;
    RowList *m_list;
    QStandardItemModel *m_people;
    QLineEdit *m_address;
    QPushButton *m_add, *m_remove;
};

} // namespace Tertulia
