#pragma once

#include "app/data/Presence.h"

#include <QAbstractButton>

namespace Tertulia {

class StatusPanel;

/// Our own presence in one line; opens the panel where it is chosen.
class StatusButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatusButton(QWidget *parent = nullptr);

    /// What others see, and what the person chose: they differ while offline or away by themselves.
    void setPresence(const OwnPresence &shown, const OwnPresence &chosen);
    void setRecentMessages(const QStringList &messages);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void presenceChosen(const Tertulia::OwnPresence &presence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openPanel();

    OwnPresence m_presence, m_chosen;
    QStringList m_recent;
    StatusPanel *m_panel = nullptr; // made when first asked for
};

} // namespace Tertulia
