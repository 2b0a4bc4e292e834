#include "app/xmpp/RegistrationStanza.h"

#include "app/xmpp/FormStanza.h"

#include <QDomElement>
#include <QUuid>
#include <QXmlStreamWriter>
#include <array>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsLink = "jabber:x:oob"_L1;

// XEP-0077 §14.1.
constexpr std::array legacyNames{"username"_L1, "password"_L1, "name"_L1, "nick"_L1,  "first"_L1, "last"_L1,
                                 "email"_L1,    "address"_L1,  "city"_L1, "state"_L1, "zip"_L1,   "phone"_L1,
                                 "url"_L1,      "date"_L1,     "misc"_L1, "text"_L1,  "key"_L1};

FormField legacyField(const QDomElement &element)
{
    FormField field;
    field.name = element.tagName();
    field.type = field.name == "password"_L1 ? FormField::Type::TextPrivate
                 : field.name == "key"_L1    ? FormField::Type::Hidden
                                             : FormField::Type::TextSingle;
    field.required = true; // the old elements know no optional ones
    if (const auto text = element.text().left(FormStanza::MaxText); !text.isEmpty())
        field.values = {text};
    return field;
}

QUrl linkOf(const QDomElement &query)
{
    for (auto x = query.firstChildElement(u"x"_s); !x.isNull(); x = x.nextSiblingElement(u"x"_s)) {
        if (x.namespaceURI() != nsLink)
            continue;
        const QUrl url(x.firstChildElement(u"url"_s).text().trimmed().left(FormStanza::MaxText), QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1))
            return url;
    }
    return {};
}

} // namespace

RegistrationForm RegistrationStanza::parse(const QDomElement &iq)
{
    RegistrationForm result;
    const auto query = iq.firstChildElement(u"query"_s);
    if (query.namespaceURI() != Namespace)
        return result;
    result.link = linkOf(query);
    for (auto x = query.firstChildElement(u"x"_s); !x.isNull(); x = x.nextSiblingElement(u"x"_s)) {
        if (!FormStanza::isForm(x))
            continue;
        result.form = FormStanza::parse(x);
        FormStanza::addPictures(result.form, x, iq);
        return result; // where a server knows both, the form says more
    }
    result.isLegacy = true;
    for (auto e = query.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        if (std::ranges::find(legacyNames, e.tagName()) != legacyNames.end() && !result.form.find(e.tagName()))
            result.form.fields.append(legacyField(e));
    }
    result.form.instructions = query.firstChildElement(u"instructions"_s).text().left(FormStanza::MaxText);
    return result;
}

// The conditions of XEP-0077 §3.1.1 and what Prosody and ejabberd make of them. Only their texts tell a weak password
// and a wrong CAPTCHA from other answers that are not acceptable.
RegistrationRefusal RegistrationStanza::refusalOf(const QXmppStanza::Error &error)
{
    using Kind = RegistrationRefusal::Kind;
    using Condition = QXmppStanza::Error;
    RegistrationRefusal refusal{Kind::ServerTrouble, error.text().left(300)};
    const bool ofPassword = refusal.serverText.contains("password"_L1, Qt::CaseInsensitive),
               ofCaptcha = refusal.serverText.contains("captcha"_L1, Qt::CaseInsensitive);
    switch (error.condition()) {
    case Condition::Conflict:
        refusal.kind = Kind::NameTaken;
        break;
    case Condition::NotAcceptable:
    case Condition::BadRequest:
    case Condition::JidMalformed:
    case Condition::NotAllowed:
        refusal.kind = ofCaptcha                                    ? Kind::WrongAnswer
                       : ofPassword                                 ? Kind::WeakPassword
                       : error.condition() == Condition::NotAllowed ? Kind::Forbidden
                                                                    : Kind::NotAcceptable;
        break;
    case Condition::ResourceConstraint:
        refusal.kind = Kind::TooMany;
        break;
    case Condition::PolicyViolation: // Prosody: too many from one address, or a password against its policy
        refusal.kind = ofPassword ? Kind::WeakPassword : Kind::TooMany;
        break;
    case Condition::ItemNotFound: // the form's session is over
    case Condition::UnexpectedRequest:
        refusal.kind = Kind::FormExpired;
        break;
    case Condition::Forbidden:
    case Condition::NotAuthorized:
    case Condition::ServiceUnavailable:
    case Condition::FeatureNotImplemented:
    case Condition::RegistrationRequired:
        refusal.kind = Kind::Forbidden;
        break;
    default:
        break;
    }
    return refusal;
}

RegistrationIq::RegistrationIq(Type type, const QString &domain)
    : QXmppIq(type)
{
    setTo(domain);
    setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

RegistrationIq RegistrationIq::question(const QString &domain)
{
    return {Get, domain};
}

RegistrationIq RegistrationIq::answer(const QString &domain, const RegistrationForm &filled)
{
    RegistrationIq iq(Set, domain);
    iq.m_filled = filled;
    return iq;
}

RegistrationIq RegistrationIq::newPassword(const Jid &account, const QString &password)
{
    RegistrationIq iq(Set, account.domain());
    iq.m_filled.isLegacy = true;
    FormField user, secret;
    user.name = u"username"_s;
    user.values = {account.local()};
    secret.name = u"password"_s;
    secret.values = {password};
    iq.m_filled.form.fields = {user, secret};
    return iq;
}

RegistrationIq RegistrationIq::removal(const Jid &account)
{
    RegistrationIq iq(Set, account.domain());
    iq.m_remove = true;
    return iq;
}

void RegistrationIq::toXmlElementFromChild(QXmlStreamWriter *writer) const
{
    writer->writeStartElement("query"_L1);
    writer->writeDefaultNamespace(RegistrationStanza::Namespace);
    if (m_remove) {
        writer->writeEmptyElement("remove"_L1);
    } else if (m_filled.isLegacy) {
        for (const FormField &field : m_filled.form.fields)
            writer->writeTextElement(field.name, field.values.value(0));
    } else if (type() == Set) {
        FormStanza::writeSubmit(*writer, m_filled.form);
    }
    writer->writeEndElement();
}

} // namespace Tertulia
