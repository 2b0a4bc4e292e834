#pragma once

#include "app/data/Jid.h"
#include "app/data/RegistrationForm.h"

#include <QXmppIq.h>
#include <QXmppStanza.h>

class QDomElement;

namespace Tertulia {

// XEP-0077 ↔ value, pure.
namespace RegistrationStanza {

constexpr auto Namespace = QLatin1StringView("jabber:iq:register");

RegistrationForm parse(const QDomElement &iq);
RegistrationRefusal refusalOf(const QXmppStanza::Error &error);

} // namespace RegistrationStanza

/// Asks for the form, hands it in, changes the password, or removes the account.
class RegistrationIq : public QXmppIq
{
public:
    static RegistrationIq question(const QString &domain);
    static RegistrationIq answer(const QString &domain, const RegistrationForm &filled);
    static RegistrationIq newPassword(const Jid &account, const QString &password);
    static RegistrationIq removal(const Jid &account);

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override;

private:
    RegistrationIq(Type type, const QString &domain);

    RegistrationForm m_filled;
    bool m_remove = false;
};

} // namespace Tertulia
