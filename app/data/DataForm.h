#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <algorithm>

namespace Tertulia {

/// One question of a form, and its answer so far.
struct FormField {
    enum class Type {
        Hidden, ///< goes back as it came
        Fixed,  ///< a text among the questions; has no answer
        Boolean,
        TextSingle,
        TextPrivate,
        TextMulti, ///< one value a line
        ListSingle,
        ListMulti,
        JidSingle,
        JidMulti,
    };
    struct Option {
        QString label, value; ///< label: never empty
        bool operator==(const Option &) const = default;
    };

    Type type = Type::TextSingle;
    QString name;  ///< what the server calls it (`var`); empty only for Fixed
    QString label; ///< may be empty
    QString description;
    bool required = false;
    QStringList values; ///< Boolean: {"1"} is yes, all else is no
    QList<Option> options;
    QByteArray picture; ///< to be looked at before answering (XEP-0221), undecoded and unchecked; else empty
};

/// A form that a server wants to have filled in (XEP-0004): signing up, searching, configuring a room. What it says
/// comes from the network: plain text, of bounded length, but not yet stripped for showing.
struct DataForm {
    QString title;
    QString instructions; ///< paragraphs in lines
    QList<FormField> fields;

    const FormField *find(QStringView name) const
    {
        const auto it = std::ranges::find(fields, name, &FormField::name);
        return it == fields.cend() ? nullptr : &*it;
    }
    QString value(QStringView name) const ///< the first one
    {
        const FormField *field = find(name);
        return field ? field->values.value(0) : QString();
    }
    void setValues(QStringView name, const QStringList &values)
    {
        if (const auto it = std::ranges::find(fields, name, &FormField::name); it != fields.end())
            it->values = values;
    }
};

} // namespace Tertulia
