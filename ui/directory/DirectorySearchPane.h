#pragma once

#include "app/data/DirectoryFields.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace Tertulia {

class DataFormPane;
class SearchField;
class TextLabel;

/// What to look for in a directory, built from what the service offers; and which server's. Narrow enough for the
/// sidebar. What a service says about itself is shown as plain text.
class DirectorySearchPane : public QWidget
{
    Q_OBJECT

public:
    explicit DirectorySearchPane(QWidget *parent = nullptr);

    void setOwnDomain(const QString &domain);

public slots:
    void showLooking(const QString &server);       ///< for its directories
    void showNoDirectory(const QString &sentence); ///< and offers another server
    void showForm(const Tertulia::DirectoryForm &form, const QList<Tertulia::Jid> &services);
    void setBusy(bool busy); ///< searching: the way out instead of the way in
    void setCanListAll(bool can);
    void say(const QString &sentence, bool isProblem = false); ///< under the buttons; empty: nothing

signals:
    void searchAsked(const QString &text, const QList<Tertulia::DirectoryPart> &in, const Tertulia::DataForm &others);
    void everyoneAsked();
    void cancelAsked();
    void serverAsked(const Tertulia::Jid &server); ///< or a directory's own address
    void serviceChosen(const Tertulia::Jid &service);

private:
    void build();
    QWidget *buildFields();
    QBoxLayout *buildButtons();
    QWidget *buildServer();
    void submit();
    void submitServer();
    void showServer(bool show);
    void showOthers(const DataForm &others);
    void adjust();

    QString m_ownDomain;
    TextLabel *m_service, *m_status;
    QComboBox *m_services;
    QWidget *m_fields;
    SearchField *m_text;
    QList<QCheckBox *> m_boxes; ///< in DirectoryPart's order
    QPushButton *m_more, *m_search, *m_everyone, *m_cancel, *m_another, *m_useServer;
    DataFormPane *m_others;
    QWidget *m_serverRow;
    QLineEdit *m_server;
    bool m_busy = false, m_hasForm = false, m_canListAll = true;
};

} // namespace Tertulia
