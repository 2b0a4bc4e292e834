#include "app/xmpp/SearchStanza.h"

#include "app/xmpp/FormStanza.h"

#include <QDomElement>
#include <QUuid>
#include <QXmlStreamWriter>
#include <array>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsForm = "jabber:x:data"_L1, nsResultSet = "http://jabber.org/protocol/rsm"_L1;

// How many a service shows where it does not say that there are more: ejabberd's 30, and what people write into
// configurations instead.
constexpr std::array usualLimits{30, 50, 100, 200, 250, 300, 500, 1000, 2000, 5000, 10'000};

QString textOf(const QString &text)
{
    return text.left(SearchStanza::MaxText).simplified();
}

QDomElement formIn(const QDomElement &query)
{
    for (auto x = query.firstChildElement(u"x"_s); !x.isNull(); x = x.nextSiblingElement(u"x"_s)) {
        if (x.namespaceURI() == nsForm)
            return x;
    }
    return {};
}

} // namespace

std::optional<DirectoryForm> SearchStanza::parseForm(const QDomElement &iq, const Jid &service)
{
    const auto query = iq.firstChildElement(u"query"_s);
    if (query.namespaceURI() != Namespace)
        return {};
    DirectoryForm result;
    result.service = service;
    if (const auto x = formIn(query); FormStanza::isForm(x)) {
        result.form = FormStanza::parse(x); // where a service knows both, the form says more
        return result;
    }
    result.isLegacy = true;
    for (auto e = query.firstChildElement(); !e.isNull() && result.form.fields.size() < MaxColumns;
         e = e.nextSiblingElement()) {
        const auto name = e.tagName();
        if (name == "instructions"_L1 || e.namespaceURI() != Namespace || result.form.find(name))
            continue;
        FormField field;
        field.name = name;
        field.type = name == "key"_L1 ? FormField::Type::Hidden : FormField::Type::TextSingle;
        if (field.type == FormField::Type::Hidden)
            field.values = {e.text().left(FormStanza::MaxText)};
        result.form.fields.append(field);
    }
    result.form.instructions = query.firstChildElement(u"instructions"_s).text().left(FormStanza::MaxText);
    if (result.form.fields.isEmpty())
        return {};
    return result;
}

SearchIq::SearchIq(Type type, const Jid &service)
    : QXmppIq(type)
{
    setTo(service.toString());
    setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

SearchIq SearchIq::question(const Jid &service)
{
    return {Get, service};
}

SearchIq SearchIq::answer(const DirectoryForm &filled)
{
    SearchIq iq(Set, filled.service);
    iq.m_filled = filled;
    return iq;
}

void SearchIq::toXmlElementFromChild(QXmlStreamWriter *writer) const
{
    writer->writeStartElement("query"_L1);
    writer->writeDefaultNamespace(SearchStanza::Namespace);
    if (type() == Set && !m_filled.isLegacy)
        FormStanza::writeSubmit(*writer, m_filled.form);
    for (const FormField &field : m_filled.form.fields) {
        if (type() == Set && m_filled.isLegacy && !field.values.value(0).isEmpty())
            writer->writeTextElement(field.name, field.values.value(0));
    }
    writer->writeEndElement();
}

void SearchRows::add(const QDomElement &query)
{
    if (query.tagName() != "query"_L1 || query.namespaceURI() != SearchStanza::Namespace)
        return;
    if (const auto x = formIn(query); !x.isNull()) {
        readReported(x.firstChildElement(u"reported"_s));
        addItems(x);
    } else {
        addItems(query);
    }
    for (auto set = query.firstChildElement(u"set"_s); !set.isNull(); set = set.nextSiblingElement(u"set"_s))
        readResultSet(set);
}

void SearchRows::addItems(const QDomElement &parent)
{
    for (auto item = parent.firstChildElement(u"item"_s); !item.isNull(); item = item.nextSiblingElement(u"item"_s)) {
        if (m_rows.size() >= SearchStanza::MaxEntries)
            return cut();
        addRow(item);
    }
}

/// <item jid='…'><nick/>…</item>, or <item><field var='jid'><value/></field>…</item>.
void SearchRows::addRow(const QDomElement &item)
{
    Row row;
    auto address = item.attribute(u"jid"_s);
    for (auto e = item.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        const bool inForm = e.tagName() == "field"_L1 && e.namespaceURI() == nsForm;
        const auto name = inForm ? e.attribute(u"var"_s) : e.tagName();
        const auto text = inForm ? e.firstChildElement(u"value"_s).text() : e.text();
        if (inForm && name.compare(m_jidField, Qt::CaseInsensitive) == 0)
            address = text.trimmed();
        const int column = columnOf(name);
        if (column >= 0 && !text.isEmpty() && row.values.size() < SearchStanza::MaxColumns)
            row.values.append({column, textOf(text)});
    }
    const auto jid = Jid::parse(address);
    if (!jid || jid->local().isEmpty() || m_seen.contains(jid->bare()))
        return;
    row.jid = jid->bare();
    m_seen.insert(row.jid);
    m_rows.append(std::move(row));
}

int SearchRows::columnOf(const QString &name)
{
    if (name.isEmpty() || name.size() > SearchStanza::MaxText)
        return -1;
    const auto known = m_indexes.constFind(name);
    if (known != m_indexes.cend())
        return *known;
    if (m_names.size() >= SearchStanza::MaxColumns)
        return -1;
    m_names.append(name);
    m_indexes.insert(name, int(m_names.size()) - 1);
    return int(m_names.size()) - 1;
}

void SearchRows::readReported(const QDomElement &reported)
{
    for (auto e = reported.firstChildElement(u"field"_s); !e.isNull(); e = e.nextSiblingElement(u"field"_s)) {
        const auto name = e.attribute(u"var"_s);
        if (columnOf(name) >= 0)
            m_labels.insert(name, textOf(e.attribute(u"label"_s)));
        if (e.attribute(u"type"_s) == "jid-single"_L1 && m_rows.isEmpty())
            m_jidField = name;
    }
}

void SearchRows::readResultSet(const QDomElement &set)
{
    if (set.namespaceURI() == nsResultSet)
        m_announced = std::max<qint64>(m_announced, set.firstChildElement(u"count"_s).text().toLongLong());
}

DirectoryEntry SearchRows::entryOf(Row &&row, const DirectoryFields::Columns &columns) const
{
    DirectoryEntry entry;
    entry.jid = row.jid;
    entry.values.resize(m_names.size());
    for (auto &[column, text] : row.values)
        entry.values[column] = std::move(text);
    DirectoryFields::complete(entry, columns);
    return entry;
}

DirectoryAnswer SearchRows::take()
{
    DirectoryAnswer answer;
    for (const QString &name : std::as_const(m_names))
        answer.columns.append({name, m_labels.value(name)});
    const auto columns = DirectoryFields::columnsOf(m_names);
    answer.entries.reserve(m_rows.size());
    for (Row &row : m_rows)
        answer.entries.append(entryOf(std::move(row), columns));
    const auto count = answer.entries.size();
    answer.complete =
        !m_cut && (m_announced > 0 ? m_announced <= count : std::ranges::find(usualLimits, count) == usualLimits.end());
    *this = {};
    return answer;
}

} // namespace Tertulia
