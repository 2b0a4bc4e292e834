#include "ui/settings/ConnectionPage.h"

#include "ui/common/TextLabel.h"

#include <QCheckBox>
#include <QSignalBlocker>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QString words(const AccountSettings::Proxy &proxy)
{
    switch (proxy.kind) {
    case AccountSettings::Proxy::Kind::System:
        return ConnectionPage::tr("as the system says");
    case AccountSettings::Proxy::Kind::None:
        return ConnectionPage::tr("no proxy");
    case AccountSettings::Proxy::Kind::Socks5:
        return ConnectionPage::tr("SOCKS5 proxy %1:%2").arg(proxy.host).arg(proxy.port);
    case AccountSettings::Proxy::Kind::Http:
        return ConnectionPage::tr("HTTP proxy %1:%2").arg(proxy.host).arg(proxy.port);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

ConnectionPage::ConnectionPage(QWidget *parent)
    : PreferencesPage(parent)
    , m_proxies(new TextLabel(TextStyle::Body))
{
    addHeading(tr("Files"));
    m_direct =
        addSwitch(tr("Direct transfers"),
                  tr("Files may go straight from computer to computer, which is fast. Both sides then learn each "
                     "other's network address. Without it they go by the servers."));
    connect(m_direct, &QCheckBox::toggled, this, &ConnectionPage::directChanged);
    addHeading(tr("Proxy"));
    m_proxies->setWordWrap(true);
    m_proxies->setAccessibleName(tr("Proxy of each account"));
    addWidget(m_proxies);
    addHint(tr("It is chosen where an account signs in, under Connection settings."));
}

void ConnectionPage::set(bool direct, const QList<AccountSettings> &accounts)
{
    const QSignalBlocker quiet(this);
    m_direct->setChecked(direct);
    QStringList lines;
    for (const AccountSettings &account : accounts)
        lines << tr("%1: %2", "address, proxy").arg(account.jid.toString(), words(account.proxy));
    m_proxies->setText(lines.isEmpty() ? tr("No account yet.") : lines.join(u'\n'));
}

} // namespace Tertulia
