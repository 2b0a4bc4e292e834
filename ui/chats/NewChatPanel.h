#pragma once

#include "app/data/Jid.h"

#include <QWidget>

class QAbstractItemModel;
class QLineEdit;

namespace Tertulia {

class RowList;
class TextLabel;

/// Whom to talk to: an address, a bare name on our own server, or somebody who is offered while one types.
class NewChatPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NewChatPanel(QWidget *parent = nullptr);

    void setOwnDomain(const QString &domain);
    /// Rows with SwitcherModel's roles, shown below the address while there are any; not owned, nullptr: none.
    void setSuggestions(QAbstractItemModel *people);
    void open();

signals:
    void addressChosen(const Tertulia::Jid &jid);
    void closed();
    void opened();
    void textEdited(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< Down moves from the address to who is offered
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void submit();
    void close();
    void choose(const QModelIndex &index);
    void fitSuggestions();

    QString m_ownDomain;
    QLineEdit *m_address;
    RowList *m_suggestions;
    TextLabel *m_advice, *m_problem;
};

} // namespace Tertulia
