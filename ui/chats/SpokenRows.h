#pragma once

#include <QIdentityProxyModel>
#include <functional>

namespace Tertulia {

/// The same rows, each with the sentence that a screen reader speaks: models below carry no sentences.
class SpokenRows : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using Sentence = std::function<QString(const QModelIndex &)>;

    explicit SpokenRows(Sentence sentence, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;

    static QString contact(const QModelIndex &index);      ///< ContactsModel's roles: "name, presence, status"
    static QString conversation(const QModelIndex &index); ///< "name, presence, 3 unread, last message, time"

private:
    Sentence m_sentence;
};

} // namespace Tertulia
