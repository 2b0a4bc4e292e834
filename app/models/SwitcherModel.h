#pragma once

#include "app/data/Instant.h"
#include "app/data/Jid.h"

#include <QAbstractListModel>
#include <functional>

namespace Tertulia {

/// Somewhere to go to, or something to do.
struct SwitcherItem {
    enum class Kind { Person, Room, Command };

    Kind kind = Kind::Person;
    QString name;     ///< what is shown and searched for
    QString detail;   ///< an address or a shortcut; an address is searched too
    Jid jid;          ///< of a person or a room
    int command = -1; ///< the caller's own number
    int icon = 0;     ///< the caller's own, of a command
    Instant recent{}; ///< when one last talked there; never: 0
};

/// What the quick switcher offers: the best of all its sources for what was typed. Words of a name count most where
/// they begin with it, then addresses, then letters inside and in order ("mg" for Maria Garcia); what was used last
/// comes first among equals, and alone decides while nothing is typed. Sources are asked once, by refresh().
class SwitcherModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int MaxRows = 50;
    enum Role {
        KindRole = Qt::UserRole + 1, ///< SwitcherItem::Kind as int
        NameRole,                    ///< QString
        DetailRole,                  ///< QString
        JidRole,                     ///< Jid
        CommandRole,                 ///< int
        IconRole,                    ///< int
    };
    using Source = std::function<QList<SwitcherItem>()>;

    explicit SwitcherModel(QObject *parent = nullptr);
    ~SwitcherModel() override;

    void addSource(Source source);
    void refresh(); ///< reads the sources anew; nothing is typed then
    void setText(const QString &typed);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is NameRole

private:
    struct Candidate {
        SwitcherItem item;
        QString name, detail; ///< folded, words with a space before each
        QString letters;      ///< the name without spaces
    };

    static int scoreOf(const Candidate &candidate, const QStringList &words);

    QList<Source> m_sources;
    std::vector<Candidate> m_all;
    std::vector<size_t> m_rows;
};

} // namespace Tertulia
