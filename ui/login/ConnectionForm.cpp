#include "ui/login/ConnectionForm.h"

#include "ui/common/PasswordField.h"
#include "ui/common/TextLabel.h"

#include <QComboBox>
#include <QVBoxLayout>
#include <QValidator>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// The label above a field, its buddy.
TextLabel *caption(const QString &name, QWidget *field)
{
    auto *label = new TextLabel(name, TextStyle::Secondary, TextLabel::Tone::Muted);
    label->setBuddy(field);
    field->setAccessibleName(name);
    return label;
}

/// A port, or nothing. (With QIntValidator, Enter in the empty field would do nothing.)
class PortValidator : public QValidator
{
public:
    using QValidator::QValidator;

    State validate(QString &text, int &) const override
    {
        return text.isEmpty() || (text.toUShort() > 0 && text.front().isDigit()) ? Acceptable : Invalid;
    }
};

QLineEdit *portField()
{
    auto *field = new QLineEdit;
    field->setValidator(new PortValidator(field));
    return field;
}

/// A wide field and a narrow one beside it, captions above.
QWidget *pair(QWidget *wide, const QString &wideName, QWidget *narrow, const QString &narrowName)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(Space::XS);
    grid->setHorizontalSpacing(Space::S);
    grid->addWidget(caption(wideName, wide), 0, 0);
    grid->addWidget(caption(narrowName, narrow), 0, 1);
    grid->addWidget(wide, 1, 0);
    grid->addWidget(narrow, 1, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 1);
    return box;
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_host(new QLineEdit)
    , m_port(portField())
    , m_proxyHost(new QLineEdit)
    , m_proxyPort(portField())
    , m_proxyUser(new QLineEdit)
    , m_proxyPassword(new PasswordField)
    , m_proxy(new QComboBox)
{
    m_host->setPlaceholderText(tr("Found by your address"));
    m_port->setPlaceholderText(u"5222"_s);
    m_proxy->addItem(tr("As the system says"), int(AccountSettings::Proxy::Kind::System));
    m_proxy->addItem(tr("None"), int(AccountSettings::Proxy::Kind::None));
    m_proxy->addItem(u"SOCKS5"_s, int(AccountSettings::Proxy::Kind::Socks5));
    m_proxy->addItem(u"HTTP"_s, int(AccountSettings::Proxy::Kind::Http));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::M);
    column->addWidget(pair(m_host, tr("Host"), m_port, tr("Port")));
    auto *proxy = new QVBoxLayout;
    proxy->setSpacing(Space::XS);
    proxy->addWidget(caption(tr("Proxy"), m_proxy));
    proxy->addWidget(m_proxy);
    column->addLayout(proxy);
    m_proxyFields = new QWidget;
    auto *fields = new QVBoxLayout(m_proxyFields);
    fields->setContentsMargins({});
    fields->setSpacing(Space::M);
    fields->addWidget(pair(m_proxyHost, tr("Proxy host"), m_proxyPort, tr("Proxy port")));
    auto *credentials = new QHBoxLayout;
    fields->addLayout(credentials);
    for (const auto &[field, name] :
         {std::pair{m_proxyUser, tr("Proxy user")}, {m_proxyPassword, tr("Proxy password")}}) {
        auto *part = new QVBoxLayout;
        part->setSpacing(Space::XS);
        part->addWidget(caption(name, field));
        part->addWidget(field);
        credentials->addLayout(part, 1);
    }
    column->addWidget(m_proxyFields);

    connect(m_proxy, &QComboBox::currentIndexChanged, this, &ConnectionForm::showProxyFields);
    for (QLineEdit *field : {m_host, m_port, m_proxyHost, m_proxyPort, m_proxyUser, m_proxyPassword})
        connect(field, &QLineEdit::returnPressed, this, &ConnectionForm::submitted);
    setFocusProxy(m_host);
    showProxyFields();
}

void ConnectionForm::fill(const AccountSettings &account)
{
    const auto port = [](quint16 number) { return number ? QString::number(number) : QString(); };
    m_host->setText(account.host);
    m_port->setText(port(account.port));
    m_proxy->setCurrentIndex(m_proxy->findData(int(account.proxy.kind)));
    m_proxyHost->setText(account.proxy.host);
    m_proxyPort->setText(port(account.proxy.port));
    m_proxyUser->setText(account.proxy.user);
    m_proxyPassword->setText(account.proxy.password);
}

void ConnectionForm::writeTo(AccountSettings &account) const
{
    account.host = m_host->text().trimmed();
    account.port = m_port->text().toUShort();
    account.proxy = {AccountSettings::Proxy::Kind(m_proxy->currentData().toInt()), {}, 0, {}, {}};
    if (m_proxyFields->isHidden())
        return;
    account.proxy.host = m_proxyHost->text().trimmed();
    account.proxy.port = m_proxyPort->text().toUShort();
    account.proxy.user = m_proxyUser->text();
    account.proxy.password = m_proxyPassword->text();
}

bool ConnectionForm::isEmpty() const
{
    return m_host->text().isEmpty() && m_port->text().isEmpty() && m_proxy->currentIndex() == 0;
}

void ConnectionForm::showProxyFields()
{
    const auto kind = AccountSettings::Proxy::Kind(m_proxy->currentData().toInt());
    m_proxyFields->setVisible(kind == AccountSettings::Proxy::Kind::Socks5 ||
                              kind == AccountSettings::Proxy::Kind::Http);
}

} // namespace Tertulia
