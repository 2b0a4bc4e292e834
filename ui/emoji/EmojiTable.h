#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace Tertulia {

struct Emoji {
    QString text;
    QString name;     ///< in the person's language
    QString keywords; ///< all names and keywords, lower case, in every language that we have
};

/// All emoji in Unicode's order, by group, from resources/emoji.txt (written by tools/emoji). Read when first asked
/// for.
class EmojiTable
{
    Q_DECLARE_TR_FUNCTIONS(EmojiTable)

public:
    struct Group {
        QString name;
        int first = 0; ///< its first emoji in all()
    };

    static const EmojiTable &read();

    const QList<Emoji> &all() const { return m_all; }
    const QList<Group> &groups() const { return m_groups; }
    /// Those with words that begin with every word of `text`; such whose name begins so stand first.
    QList<Emoji> find(const QString &text) const;
    Emoji named(const QString &emoji) const; ///< with its name, where it is known

private:
    EmojiTable();
    static QString groupName(const QString &english);

    QList<Emoji> m_all;
    QList<Group> m_groups;
};

} // namespace Tertulia
