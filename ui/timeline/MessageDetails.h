#pragma once

#include "app/data/Message.h"

#include <QFrame>

namespace Tertulia {

/// A card with all that is known about one message: who said it, when, how it stands. Closes by Esc or a click
/// elsewhere, and deletes itself.
class MessageDetails : public QFrame
{
    Q_OBJECT

public:
    MessageDetails(const Message &message, const QString &partner, QWidget *parent);

    void openAt(QPoint globalAt);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Tertulia
