#pragma once

#include "app/data/Room.h"

#include <QList>
#include <QWidget>

namespace Tertulia {

class TextLabel;

/// Rooms that somebody wants us in, of all accounts, one card at a time with how many more wait. Hidden while there is
/// none. Nobody can fill it without end.
class InvitationsPane : public QWidget
{
    Q_OBJECT

public:
    explicit InvitationsPane(QWidget *parent = nullptr);

    int count() const { return int(m_invitations.size()); }

public slots:
    void add(const Tertulia::RoomInvitation &invitation); ///< a newer one to the same room takes its place
    void remove(const Tertulia::Jid &account, const Tertulia::Jid &room);
    void forget(const Tertulia::Jid &account); ///< all of them

signals:
    void changed(); ///< how many there are
    void accepted(const Tertulia::RoomInvitation &invitation);
    void declined(const Tertulia::RoomInvitation &invitation);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showFirst();

    QList<RoomInvitation> m_invitations;
    TextLabel *m_room, *m_from, *m_text, *m_more;
};

} // namespace Tertulia
