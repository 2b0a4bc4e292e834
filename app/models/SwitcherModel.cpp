#include "app/models/SwitcherModel.h"

#include "app/data/SearchText.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QStringList wordsOf(const QString &text)
{
    QStringList list;
    for (const auto &word : SearchText::words(text, 30))
        list << word.folded;
    return list;
}

QString spaced(const QStringList &words)
{
    return words.isEmpty() ? QString() : u' ' + words.join(u' ');
}

bool hasInOrder(QStringView text, QStringView letters)
{
    qsizetype at = 0;
    for (const QChar c : text) {
        if (at < letters.size() && c == letters.at(at))
            ++at;
    }
    return at == letters.size();
}

} // namespace

SwitcherModel::SwitcherModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

SwitcherModel::~SwitcherModel() = default;

void SwitcherModel::addSource(Source source)
{
    m_sources.append(std::move(source));
}

void SwitcherModel::refresh()
{
    m_all.clear();
    for (const Source &source : std::as_const(m_sources)) {
        for (SwitcherItem &item : source()) {
            const QStringList name = wordsOf(item.name);
            const QStringList detail = item.kind != SwitcherItem::Kind::Command ? wordsOf(item.detail) : QStringList();
            m_all.push_back({std::move(item), spaced(name), spaced(detail), name.join(QString())});
        }
    }
    setText({});
}

/// 0: not what was meant. Each word that was typed must be somewhere.
int SwitcherModel::scoreOf(const Candidate &candidate, const QStringList &words)
{
    int sum = 1;
    for (const QString &word : words) {
        const QString start = u' ' + word;
        if (candidate.name.startsWith(start))
            sum += 100;
        else if (candidate.name.contains(start))
            sum += 80;
        else if (candidate.detail.startsWith(start))
            sum += 60;
        else if (candidate.name.contains(word))
            sum += 40;
        else if (candidate.detail.contains(word))
            sum += 20;
        else if (word.size() > 1 && hasInOrder(candidate.letters, word))
            sum += 10;
        else
            return 0;
    }
    return sum;
}

void SwitcherModel::setText(const QString &typed)
{
    const QStringList words = wordsOf(typed);
    std::vector<std::pair<int, size_t>> found;
    for (size_t i = 0; i < m_all.size(); ++i) {
        const bool offered =
            !words.isEmpty() || m_all[i].item.recent != Instant() || m_all[i].item.kind == SwitcherItem::Kind::Command;
        if (const int score = offered ? scoreOf(m_all[i], words) : 0; score > 0)
            found.emplace_back(score, i);
    }
    const auto isBetter = [this](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first > b.first;
        const SwitcherItem &x = m_all[a.second].item, &y = m_all[b.second].item;
        if (x.recent != y.recent)
            return x.recent > y.recent;
        if (x.kind != SwitcherItem::Kind::Command && y.kind != SwitcherItem::Kind::Command)
            return std::tie(m_all[a.second].name, x.jid) < std::tie(m_all[b.second].name, y.jid);
        return a.second < b.second; // the order of the sources
    };
    const auto end = found.begin() + std::min<std::ptrdiff_t>(MaxRows, std::ssize(found));
    std::partial_sort(found.begin(), end, found.end(), isBetter);
    beginResetModel();
    m_rows.clear();
    for (auto it = found.begin(); it != end; ++it)
        m_rows.push_back(it->second);
    endResetModel();
}

int SwitcherModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SwitcherModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SwitcherItem &item = m_all[m_rows[size_t(index.row())]].item;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return item.name;
    case KindRole:
        return int(item.kind);
    case DetailRole:
        return item.detail;
    case JidRole:
        return QVariant::fromValue(item.jid);
    case CommandRole:
        return item.command;
    case IconRole:
        return item.icon;
    default:
        return {};
    }
}

} // namespace Tertulia
