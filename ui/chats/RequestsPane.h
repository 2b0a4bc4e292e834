#pragma once

#include "app/data/Contact.h"

#include <QList>
#include <QWidget>

class QPushButton;

namespace Tertulia {

class TextLabel;

/// People who ask to become contacts of any of our accounts, one card at a time with how many more wait. Hidden while
/// nobody asks.
class RequestsPane : public QWidget
{
    Q_OBJECT

public:
    explicit RequestsPane(QWidget *parent = nullptr);

public slots:
    void setRequests(const QList<Tertulia::ContactRequest> &requests, bool ofSeveral); ///< accounts: says of which

signals:
    void accepted(const Tertulia::Jid &account, const Tertulia::Jid &jid);
    void declined(const Tertulia::Jid &account, const Tertulia::Jid &jid);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<ContactRequest> m_requests;
    TextLabel *m_name, *m_address, *m_wish, *m_text, *m_more;
};

} // namespace Tertulia
