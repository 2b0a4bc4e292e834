#pragma once

#include "app/data/Contact.h"
#include "app/data/Room.h"
#include "ui/common/Overlay.h"

class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace Tertulia {

class RowList;
class SearchField;
class TextLabel;

/// Whom to invite into a room: contacts to be ticked, or any address typed, with words to go along.
class InvitePanel : public Overlay
{
    Q_OBJECT

public:
    explicit InvitePanel(QWidget *window);

    void setOwnDomain(const QString &domain) { m_ownDomain = domain; }
    void ask(const Room &room, const QList<Contact> &contacts);

signals:
    void inviteAsked(const Tertulia::Jid &room, const QList<Tertulia::Jid> &people, const QString &reason);

protected:
    QRect cardRect() const override;
    void takeFocus() override;

private:
    void layOut();
    void filter(const QString &text);
    void toggle(const QModelIndex &index);
    void count();
    void submit();
    QList<Jid> chosen() const;

    QString m_ownDomain;
    Jid m_room;
    TextLabel *m_title, *m_problem;
    SearchField *m_search;
    RowList *m_list;
    QLineEdit *m_reason;
    QPushButton *m_invite;
    QStandardItemModel *m_people;
};

} // namespace Tertulia
