#pragma once

#include "app/data/Message.h"
#include "ui/common/Flyout.h"

class QFormLayout;

namespace Tertulia {

/// A card with all that is known about one message: who said it, when, how it stands, what it said before it was
/// edited. Closes by Esc or a click elsewhere, and deletes itself.
class MessageDetails : public Flyout
{
    Q_OBJECT

public:
    MessageDetails(const Message &message, const QString &partner, QWidget *parent);

    MessageId id() const { return m_id; }
    void openAt(QPoint globalAt);
    void setVersions(const QList<MessageVersion> &versions); ///< the first text first; the last one is shown anyway

protected:
    void takeFocus() override;

private:
    void add(const QString &what, const QString &value);

    static constexpr int MaxVersions = 10, MaxLength = 300; ///< the newest ones, the beginning of each
    MessageId m_id;
    QFormLayout *m_rows;
    QStringList m_spoken;
};

} // namespace Tertulia
