#pragma once

#include "app/data/Jid.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace Tertulia {

class TextLabel;

/// A new contact: an address or a bare name on our own server, how to call them, groups, words to go with the request.
/// What was typed stays until the server has taken it: after addAsked() it is busy until done() or showProblem().
class AddContactPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AddContactPanel(QWidget *parent = nullptr);

    void setAccount(const Jid &own);
    void setGroups(const QStringList &known); ///< offered while typing
    void open(const Jid &jid = {}, const QString &name = {});

public slots:
    void done();
    void showProblem(const QString &sentence);

signals:
    void addAsked(const Tertulia::Jid &jid, const QString &name, const QStringList &groups, const QString &text);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void submit();
    void setBusy(bool busy);
    void close();

    Jid m_own;
    QLineEdit *m_address, *m_name, *m_groups, *m_text;
    QPushButton *m_add;
    TextLabel *m_advice, *m_problem;
};

} // namespace Tertulia
