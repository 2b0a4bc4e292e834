#pragma once

#include "app/data/Jid.h"
#include "app/data/Presence.h"

#include <QAbstractButton>

class QMenu;

namespace Tertulia {

/// Who is signed in: avatar with presence dot, name and address; opens the account menu.
class AccountButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AccountButton(QWidget *parent = nullptr);

    void setAccount(const Jid &jid);
    void setAvailability(Availability availability);
    void setMenu(QMenu *menu); ///< not owned

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openMenu();

    Jid m_jid;
    Availability m_availability = Availability::Offline;
    QMenu *m_menu = nullptr;
};

} // namespace Tertulia
