#pragma once

#include "app/data/Jid.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace Tertulia {

class DirectoryModel;
class EmptyPane;
class PeopleTable;
class SearchField;
class TextLabel;

/// Who was found in a directory: a table to sort and filter, and what can be done with the person who is chosen.
/// Beside it, in the sidebar, DirectorySearchPane asks for them.
class DirectoryPage : public QWidget
{
    Q_OBJECT

public:
    explicit DirectoryPage(QWidget *parent = nullptr);

    void setModel(DirectoryModel *model); ///< not owned; nullptr: none

public slots:
    void showInvitation(); ///< nothing was asked yet
    void showNoDirectory(const QString &sentence);
    void showWaiting(qsizetype soFar = 0);     ///< for the answer; so many came already
    void showPeople(const QString &note = {}); ///< what the model has; `note`: such as that there are more
    void focusPeople();

signals:
    void messageAsked(const Tertulia::Jid &jid);
    void addContactAsked(const Tertulia::Jid &jid, const QString &name);
    void detailsAsked(const Tertulia::Jid &jid);
    void menuAsked(const Tertulia::Jid &jid, const QPoint &globalAt);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildActions();
    void showCount();
    void showChosen();
    Jid chosen() const;

    QPointer<DirectoryModel> m_model;
    TextLabel *m_count, *m_note, *m_who;
    SearchField *m_filter;
    QStackedWidget *m_body;
    EmptyPane *m_empty;
    PeopleTable *m_people;
    QWidget *m_actions;
    QPushButton *m_message, *m_add, *m_details;
};

} // namespace Tertulia
