#pragma once

#include "app/data/Presence.h"

#include <QFrame>

class QButtonGroup;
class QLineEdit;
class QVBoxLayout;

namespace Tertulia {

/// A popup with the five kinds of presence and the status message. A kind publishes at once, Enter publishes the
/// message, an earlier message is one click away. Esc leaves everything as it was.
class StatusPanel : public QFrame
{
    Q_OBJECT

public:
    explicit StatusPanel(QWidget *parent);

    void open(const OwnPresence &presence, const QStringList &recentMessages, const QPoint &where, int width);

signals:
    void presenceChosen(const Tertulia::OwnPresence &presence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void choose(Availability availability, const QString &message);
    void showRecent(const QStringList &messages);
    Availability chosen() const;

    QButtonGroup *m_kinds;
    QLineEdit *m_message;
    QWidget *m_recent = nullptr;
    QVBoxLayout *m_column;
};

} // namespace Tertulia
