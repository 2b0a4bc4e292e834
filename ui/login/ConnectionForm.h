#pragma once

#include "app/data/AccountSettings.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace Tertulia {

/// Host, port and proxy: what only few people need, so it starts folded in.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void fill(const AccountSettings &account);
    void writeTo(AccountSettings &account) const;
    bool isEmpty() const; ///< everything as it is for most people

signals:
    void submitted(); ///< Enter in one of the fields

private:
    void showProxyFields();

    QLineEdit *m_host, *m_port, *m_proxyHost, *m_proxyPort, *m_proxyUser, *m_proxyPassword;
    QComboBox *m_proxy;
    QWidget *m_proxyFields;
};

} // namespace Tertulia
