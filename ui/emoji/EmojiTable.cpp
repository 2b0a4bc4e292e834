#include "ui/emoji/EmojiTable.h"

#include "app/Log.h"
#include "ui/emoji/SkinTone.h"

#include <QFile>
#include <QLocale>
#include <algorithm>

static void initResources()
{
    Q_INIT_RESOURCE(tertulia);
} // a static library's resources do not register themselves

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// Without accents: who types "corazon" finds "corazón".
QString folded(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_KD).toLower();
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return plain;
}

bool hasWord(const QString &keywords, const QString &beginning)
{
    for (qsizetype at = keywords.indexOf(beginning); at >= 0; at = keywords.indexOf(beginning, at + 1)) {
        if (at == 0 || !keywords.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

const EmojiTable &EmojiTable::read()
{
    static const EmojiTable table;
    return table;
}

EmojiTable::EmojiTable()
{
    initResources();
    QFile file(u":/emoji.txt"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcWindow) << "no emoji: resources/emoji.txt is missing";
        return;
    }
    const bool spanish = QLocale().language() == QLocale::Spanish;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList parts = line.split(u'\t');
        if (parts.size() == 3) {
            const QString &words = spanish && !parts.at(2).isEmpty() ? parts.at(2) : parts.at(1);
            m_all.append(
                {parts.at(0), words.section(u'|', 0, 0), folded(words + u'|' + parts.at(1) + u'|' + parts.at(2))});
        } else if (!line.startsWith("# "_L1)) {
            m_groups.append({groupName(line.sliced(1)), int(m_all.size())});
        }
    }
}

QString EmojiTable::groupName(const QString &english)
{
    const std::pair<QLatin1StringView, QString> names[] = {
        {"Smileys & Emotion"_L1, tr("Smileys and emotion")},
        {"People & Body"_L1, tr("People and body")},
        {"Animals & Nature"_L1, tr("Animals and nature")},
        {"Food & Drink"_L1, tr("Food and drink")},
        {"Travel & Places"_L1, tr("Travel and places")},
        {"Activities"_L1, tr("Activities")},
        {"Objects"_L1, tr("Objects")},
        {"Symbols"_L1, tr("Symbols")},
        {"Flags"_L1, tr("Flags")},
    };
    const auto found = std::ranges::find(names, english, [](const auto &name) { return QString(name.first); });
    return found == std::end(names) ? english : found->second;
}

QList<Emoji> EmojiTable::find(const QString &text) const
{
    const QStringList words = folded(text).split(u' ', Qt::SkipEmptyParts);
    QList<Emoji> found;
    for (const Emoji &emoji : m_all) {
        if (emoji.text == text ||
            std::ranges::all_of(words, [&](const QString &word) { return hasWord(emoji.keywords, word); }))
            found.append(emoji);
    }
    if (!words.isEmpty())
        std::ranges::stable_partition(found,
                                      [&](const Emoji &emoji) { return emoji.keywords.startsWith(words.first()); });
    return found;
}

Emoji EmojiTable::named(const QString &emoji) const
{
    const auto exactly = std::ranges::find(m_all, emoji, &Emoji::text);
    if (exactly != m_all.cend())
        return *exactly;
    const auto bare = [](QString text) { return text.remove(QChar(0xFE0F)); }; // a tone may have taken its place
    const QString plain = bare(SkinTone::without(emoji));
    const auto found =
        std::ranges::find_if(m_all, [&](const Emoji &one) { return plain != emoji && bare(one.text) == plain; });
    return found == m_all.cend() ? Emoji{emoji, emoji, {}} : Emoji{emoji, found->name, found->keywords};
}

} // namespace Tertulia
