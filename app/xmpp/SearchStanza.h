#pragma once

#include "app/data/DirectoryFields.h"

#include <QHash>
#include <QSet>
#include <QXmppIq.h>

class QDomElement;

namespace Tertulia {

// XEP-0055 ↔ value, pure.
namespace SearchStanza {

constexpr auto Namespace = QLatin1StringView("jabber:iq:search");
constexpr int MaxEntries = 20'000, MaxColumns = 50, MaxText = 300;

/// A service's form, or its legacy fields in the shape of one. nullopt: it offers neither.
std::optional<DirectoryForm> parseForm(const QDomElement &iq, const Jid &service);

} // namespace SearchStanza

/// Asks for the form, or hands it in.
class SearchIq : public QXmppIq
{
public:
    static SearchIq question(const Jid &service);
    static SearchIq answer(const DirectoryForm &filled);

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override;

private:
    SearchIq(Type type, const Jid &service);

    DirectoryForm m_filled;
};

/// Gathers people from an answer's parts and its rest. A row without a valid address is left out, as is one that comes
/// twice; nothing is longer than MaxText, and there are at most MaxEntries of at most MaxColumns each.
class SearchRows
{
public:
    void add(const QDomElement &query); ///< of a part, or of the result
    void cut() { m_cut = true; }        ///< the rest did not come
    qsizetype size() const { return m_rows.size(); }
    DirectoryAnswer take();

private:
    struct Row {
        Jid jid;
        QList<std::pair<int, QString>> values; ///< by m_names
    };

    void addItems(const QDomElement &parent);
    void addRow(const QDomElement &item);
    void readReported(const QDomElement &reported);
    void readResultSet(const QDomElement &set);
    int columnOf(const QString &name);
    DirectoryEntry entryOf(Row &&row, const DirectoryFields::Columns &columns) const;

    QStringList m_names; ///< of all fields seen, in their order
    QHash<QString, int> m_indexes;
    QHash<QString, QString> m_labels;
    QString m_jidField = QStringLiteral("jid");
    QList<Row> m_rows;
    QSet<Jid> m_seen;
    qint64 m_announced = 0; ///< how many there are, as the service said (XEP-0059)
    bool m_cut = false;
};

} // namespace Tertulia
