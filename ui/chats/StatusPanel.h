#pragma once

#include "app/data/Presence.h"
#include "ui/common/Flyout.h"

class QButtonGroup;
class QLineEdit;
class QVBoxLayout;

namespace Tertulia {

/// A card with the five kinds of presence and the status message. A kind publishes at once, Enter publishes the
/// message, an earlier message is one click away. Esc leaves everything as it was.
class StatusPanel : public Flyout
{
    Q_OBJECT

public:
    explicit StatusPanel(QWidget *button);

    /// Below the button, and as wide as it.
    void show(const OwnPresence &presence, const QStringList &recentMessages);

signals:
    void presenceChosen(const Tertulia::OwnPresence &presence);

protected:
    void takeFocus() override;

private:
    void choose(Availability availability, const QString &message);
    void showRecent(const QStringList &messages);

    QWidget *m_button;
    QButtonGroup *m_kinds;
    Availability m_availability = Availability::Available; ///< as it was when it opened
    QLineEdit *m_message;
    QWidget *m_recent = nullptr;
    QVBoxLayout *m_column;
};

} // namespace Tertulia
