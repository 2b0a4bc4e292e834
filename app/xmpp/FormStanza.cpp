#include "app/xmpp/FormStanza.h"

#include <QDomElement>
#include <QHash>
#include <QXmlStreamWriter>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia::FormStanza {

namespace {

constexpr auto nsForm = "jabber:x:data"_L1, nsMedia = "urn:xmpp:media-element"_L1, nsBob = "urn:xmpp:bob"_L1;

using Type = FormField::Type;

// What a server may ask for that is not in the list is a line of text (XEP-0004 §3.3).
Type typeOf(const QString &name)
{
    static const QHash<QString, Type> types{
        {u"hidden"_s, Type::Hidden},
        {u"fixed"_s, Type::Fixed},
        {u"boolean"_s, Type::Boolean},
        {u"text-single"_s, Type::TextSingle},
        {u"text-private"_s, Type::TextPrivate},
        {u"text-multi"_s, Type::TextMulti},
        {u"list-single"_s, Type::ListSingle},
        {u"list-multi"_s, Type::ListMulti},
        {u"jid-single"_s, Type::JidSingle},
        {u"jid-multi"_s, Type::JidMulti},
    };
    return types.value(name, Type::TextSingle);
}

QString nameOf(Type type)
{
    switch (type) {
    case Type::Hidden:
        return u"hidden"_s;
    case Type::Fixed:
        return u"fixed"_s;
    case Type::Boolean:
        return u"boolean"_s;
    case Type::TextSingle:
        return u"text-single"_s;
    case Type::TextPrivate:
        return u"text-private"_s;
    case Type::TextMulti:
        return u"text-multi"_s;
    case Type::ListSingle:
        return u"list-single"_s;
    case Type::ListMulti:
        return u"list-multi"_s;
    case Type::JidSingle:
        return u"jid-single"_s;
    case Type::JidMulti:
        return u"jid-multi"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString textOf(const QDomElement &element)
{
    return element.text().left(MaxText);
}

QStringList textsOf(const QDomElement &parent, const QString &name, int max)
{
    QStringList texts;
    for (auto e = parent.firstChildElement(name); !e.isNull() && texts.size() < max; e = e.nextSiblingElement(name))
        texts.append(textOf(e));
    return texts;
}

bool isText(Type type)
{
    return type == Type::TextSingle || type == Type::TextPrivate || type == Type::TextMulti;
}

bool hasMany(Type type)
{
    return type == Type::Hidden || type == Type::Fixed || type == Type::TextMulti || type == Type::ListMulti ||
           type == Type::JidMulti;
}

QList<FormField::Option> optionsOf(const QDomElement &field)
{
    QList<FormField::Option> options;
    for (auto e = field.firstChildElement(u"option"_s); !e.isNull() && options.size() < MaxOptions;
         e = e.nextSiblingElement(u"option"_s)) {
        const auto value = textOf(e.firstChildElement(u"value"_s)), label = e.attribute(u"label"_s).left(MaxText);
        options.append({label.isEmpty() ? value : label, value});
    }
    return options;
}

FormField fieldOf(const QDomElement &element)
{
    FormField field;
    field.type = typeOf(element.attribute(u"type"_s));
    field.name = element.attribute(u"var"_s).left(MaxText);
    field.label = element.attribute(u"label"_s).left(MaxText);
    field.description = textOf(element.firstChildElement(u"desc"_s));
    field.required = !element.firstChildElement(u"required"_s).isNull();
    field.values = textsOf(element, u"value"_s, hasMany(field.type) ? MaxOptions : 1);
    if (field.type == Type::Boolean)
        field.values = {field.values.value(0) == "1"_L1 || field.values.value(0) == "true"_L1 ? u"1"_s : u"0"_s};
    if (field.type == Type::ListSingle || field.type == Type::ListMulti)
        field.options = optionsOf(element);
    return field;
}

/// cid → base64 of <data xmlns='urn:xmpp:bob'/>, wherever in the stanza a server puts it.
QHash<QString, QString> bobOf(const QDomElement &stanza)
{
    QHash<QString, QString> all;
    const auto found = stanza.elementsByTagName(u"data"_s);
    for (int i = 0; i < found.size() && i < MaxFields; ++i) {
        const auto data = found.at(i).toElement();
        if (data.namespaceURI() == nsBob)
            all.insert(data.attribute(u"cid"_s), data.text());
    }
    return all;
}

QByteArray pictureOf(const QDomElement &field, const QHash<QString, QString> &bob)
{
    const auto media = field.firstChildElement(u"media"_s);
    if (media.namespaceURI() != nsMedia)
        return {};
    for (auto uri = media.firstChildElement(u"uri"_s); !uri.isNull(); uri = uri.nextSiblingElement(u"uri"_s)) {
        const auto text = uri.text().trimmed();
        if (!text.startsWith("cid:"_L1) || !uri.attribute(u"type"_s).startsWith("image/"_L1))
            continue; // nothing is fetched from elsewhere, and nothing is played
        const auto data = bob.value(text.sliced(4));
        if (!data.isEmpty() && data.size() <= MaxPictureBytes * 3 / 2)
            return QByteArray::fromBase64(data.toLatin1()).left(MaxPictureBytes);
    }
    return {};
}

} // namespace

bool isForm(const QDomElement &x)
{
    return x.tagName() == "x"_L1 && x.namespaceURI() == nsForm && x.attribute(u"type"_s) == "form"_L1;
}

DataForm parse(const QDomElement &x)
{
    DataForm form;
    form.title = textOf(x.firstChildElement(u"title"_s));
    form.instructions = textsOf(x, u"instructions"_s, MaxFields).join(u'\n').left(MaxText);
    for (auto e = x.firstChildElement(u"field"_s); !e.isNull() && form.fields.size() < MaxFields;
         e = e.nextSiblingElement(u"field"_s)) {
        const auto field = fieldOf(e);
        if (!field.name.isEmpty() || field.type == Type::Fixed)
            form.fields.append(field);
    }
    return form;
}

void addPictures(DataForm &form, const QDomElement &x, const QDomElement &stanza)
{
    const auto bob = bobOf(stanza);
    if (bob.isEmpty())
        return;
    for (auto e = x.firstChildElement(u"field"_s); !e.isNull(); e = e.nextSiblingElement(u"field"_s)) {
        const auto it = std::ranges::find(form.fields, e.attribute(u"var"_s), &FormField::name);
        if (it != form.fields.end() && !it->name.isEmpty())
            it->picture = pictureOf(e, bob);
    }
}

void writeSubmit(QXmlStreamWriter &writer, const DataForm &form, bool clearing)
{
    writer.writeStartElement("x"_L1);
    writer.writeDefaultNamespace(nsForm);
    writer.writeAttribute("type"_L1, "submit"_L1);
    for (const FormField &field : form.fields) {
        const bool answered = std::ranges::any_of(field.values, [](const QString &value) { return !value.isEmpty(); });
        const bool cleared = clearing && !answered && isText(field.type);
        if (field.type == Type::Fixed || (!answered && !cleared && field.type != Type::Hidden))
            continue; // an empty value would be an answer too
        writer.writeStartElement("field"_L1);
        writer.writeAttribute("type"_L1, nameOf(field.type));
        writer.writeAttribute("var"_L1, field.name);
        for (const QString &value : field.values)
            writer.writeTextElement("value"_L1, value);
        if (cleared && field.values.isEmpty())
            writer.writeTextElement("value"_L1, {});
        writer.writeEndElement();
    }
    writer.writeEndElement();
}

void writeCancel(QXmlStreamWriter &writer)
{
    writer.writeStartElement("x"_L1);
    writer.writeDefaultNamespace(nsForm);
    writer.writeAttribute("type"_L1, "cancel"_L1);
    writer.writeEndElement();
}

} // namespace Tertulia::FormStanza
