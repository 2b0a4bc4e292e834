#pragma once

#include "app/data/Directory.h"
#include "app/models/SwitcherModel.h"

namespace Tertulia {

/// Whom a new chat could be with: contacts and rooms that are known, best first, then who a directory found for the
/// same text. Has SwitcherModel's roles. Known ones come from sources; who asks a directory is somebody else's
/// business.
class NewChatModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int MaxKnown = 8, MaxFound = 20;

    explicit NewChatModel(QObject *parent = nullptr);

    void addSource(SwitcherModel::Source source) { m_known.addSource(std::move(source)); } ///< contacts, rooms …
    void refresh();                                     ///< reads the sources anew; nothing is typed then
    void setText(const QString &typed);                 ///< nobody is found yet for it
    void setFound(const QList<DirectoryEntry> &people); ///< by a directory, for this text

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    int knownRows() const;

    SwitcherModel m_known;
    QList<DirectoryEntry> m_found;
    bool m_typed = false;
};

} // namespace Tertulia
