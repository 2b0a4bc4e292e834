#include "app/data/DirectoryFields.h"

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

using Type = FormField::Type;
using Part = DirectoryPart;

constexpr std::array allParts{Part::Username, Part::Name, Part::Email};

/// What services call it, without case, spaces and dashes. The first ones say most.
QStringList namesOf(Part part)
{
    switch (part) {
    case Part::Username:
        return {u"username"_s, u"user"_s, u"uid"_s, u"login"_s};
    case Part::Name:
        return {u"name"_s, u"fn"_s,     u"fullname"_s, u"displayname"_s, u"first"_s,   u"given"_s,
                u"last"_s, u"family"_s, u"surname"_s,  u"nick"_s,        u"nickname"_s};
    case Part::Email:
        return {u"email"_s, u"mail"_s, u"emailaddress"_s};
    }
    Q_UNREACHABLE_RETURN({});
}

QString plain(const QString &name)
{
    QString result;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            result += c;
    }
    return result;
}

std::optional<Part> partOf(const FormField &field)
{
    for (const Part part : allParts) {
        if (namesOf(part).contains(plain(field.name)))
            return part;
    }
    return {};
}

bool isText(const FormField &field)
{
    return field.type == Type::TextSingle || field.type == Type::JidSingle;
}

/// Openfire's way: one field for the text, and a box for each part.
QString textFieldOf(const DataForm &form)
{
    for (const QStringView name : {u"search", u"query", u"text"}) {
        const FormField *field = form.find(name);
        if (field && isText(*field))
            return field->name;
    }
    return {};
}

DirectoryForm emptied(const DirectoryForm &form)
{
    DirectoryForm result = form;
    for (FormField &field : result.form.fields) {
        if (field.type != Type::Hidden && field.type != Type::Fixed)
            field.values.clear();
    }
    return result;
}

DirectoryForm withAnswers(const DirectoryForm &form, const DataForm &others)
{
    DirectoryForm result = emptied(form);
    for (const FormField &field : others.fields)
        result.form.setValues(field.name, field.values);
    return result;
}

bool anyAnswer(const DataForm &others)
{
    return std::ranges::any_of(others.fields, [](const FormField &field) {
        return field.type != Type::Fixed && std::ranges::any_of(field.values, [&](const QString &value) {
                   return !value.isEmpty() && !(field.type == Type::Boolean && value == "0"_L1);
               });
    });
}

void tick(DirectoryForm &form, const QList<Part> &in)
{
    for (FormField &field : form.form.fields) {
        if (const auto part = partOf(field); field.type == Type::Boolean && part)
            field.values = {in.contains(*part) ? u"1"_s : u"0"_s};
    }
}

QList<DirectoryForm> ask(const DirectoryForm &form, const QString &text, const QList<Part> &in, const DataForm &others)
{
    const DirectoryForm base = withAnswers(form, others);
    if (text.isEmpty())
        return anyAnswer(others) ? QList{base} : QList<DirectoryForm>();
    if (const QString name = form.isLegacy ? QString() : textFieldOf(form.form); !name.isEmpty()) {
        DirectoryForm question = base;
        question.form.setValues(name, {text});
        tick(question, in);
        return {question};
    }
    QList<DirectoryForm> questions; // several fields at once mean "all of them" to one service, "any" to another
    for (const FormField &field : form.form.fields) {
        const auto part = partOf(field);
        if (!isText(field) || !part || !in.contains(*part))
            continue;
        questions.append(base);
        questions.last().form.setValues(field.name, {text});
    }
    return questions;
}

} // namespace

QList<Part> DirectoryFields::partsOf(const DirectoryForm &form)
{
    const bool boxes = !form.isLegacy && !textFieldOf(form.form).isEmpty();
    QList<Part> parts;
    for (const Part part : allParts) {
        if (std::ranges::any_of(form.form.fields, [&](const FormField &field) {
                return partOf(field) == part && (boxes ? field.type == Type::Boolean : isText(field));
            }))
            parts.append(part);
    }
    return parts;
}

DataForm DirectoryFields::othersOf(const DirectoryForm &form)
{
    const QString text = form.isLegacy ? QString() : textFieldOf(form.form);
    DataForm others;
    for (const FormField &field : form.form.fields) {
        const bool covered = partOf(field) && (text.isEmpty() ? isText(field) : field.type == Type::Boolean);
        if (!covered && field.type != Type::Hidden && field.type != Type::Fixed && field.name != text)
            others.fields.append(field);
    }
    return others;
}

QList<DirectoryForm> DirectoryFields::search(const DirectoryForm &form, const QString &text, const QList<Part> &in,
                                             const DataForm &others)
{
    const QString typed = text.simplified();
    const bool needsStar =
        !typed.isEmpty() && !form.isLegacy && textFieldOf(form.form).isEmpty() && !typed.contains(u'*');
    return ask(form, needsStar ? typed + u'*' : typed, in, others);
}

QList<DirectoryForm> DirectoryFields::exactly(const DirectoryForm &form, const QString &text, const QList<Part> &in,
                                              const DataForm &others)
{
    const QString typed = text.simplified();
    if (typed.isEmpty() || form.isLegacy || !textFieldOf(form.form).isEmpty() || typed.contains(u'*'))
        return {};
    return ask(form, typed, in, others);
}

QList<DirectoryForm> DirectoryFields::everyone(const DirectoryForm &form)
{
    const DirectoryForm empty = emptied(form);
    if (form.isLegacy)
        return {empty};
    if (!textFieldOf(form.form).isEmpty())
        return ask(form, u"*"_s, partsOf(form), {});
    QList<DirectoryForm> attempts;
    for (const Part part : allParts) { // one field is enough: the user name, which everybody has
        const auto field =
            std::ranges::find_if(form.form.fields, [&](const FormField &f) { return isText(f) && partOf(f) == part; });
        if (field == form.form.fields.cend())
            continue;
        attempts.append(empty);
        attempts.last().form.setValues(field->name, {u"*"_s});
        break;
    }
    attempts.append(empty);
    return attempts;
}

DirectoryFields::Columns DirectoryFields::columnsOf(const QStringList &names)
{
    QStringList folded;
    for (const QString &name : names)
        folded.append(plain(name));
    const auto find = [&](const QStringList &wanted) {
        QList<int> found;
        for (const QString &name : wanted) {
            if (const auto at = folded.indexOf(name); at >= 0)
                found.append(int(at));
        }
        return found;
    };
    return {find(namesOf(Part::Username)),    find({u"name"_s, u"fn"_s, u"fullname"_s, u"displayname"_s}),
            find({u"first"_s, u"given"_s}),   find({u"last"_s, u"family"_s, u"surname"_s}),
            find({u"nick"_s, u"nickname"_s}), find(namesOf(Part::Email))};
}

void DirectoryFields::complete(DirectoryEntry &entry, const Columns &columns)
{
    const auto first = [&](const QList<int> &candidates) {
        for (const int column : candidates) {
            if (!entry.values[column].isEmpty())
                return entry.values[column];
        }
        return QString();
    };
    entry.username = first(columns.username);
    if (entry.username.isEmpty())
        entry.username = entry.jid.local();
    entry.email = first(columns.email);
    entry.name = first(columns.fullName);
    if (entry.name.isEmpty())
        entry.name = (first(columns.given) + u' ' + first(columns.family)).trimmed();
    if (entry.name.isEmpty())
        entry.name = first(columns.nick);
}

} // namespace Tertulia
