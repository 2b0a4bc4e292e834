#pragma once

#include "app/data/Jid.h"

#include <QWidget>

class QLineEdit;

namespace Tertulia {

class TextLabel;

/// Whom to talk to: an address, or a bare name on our own server.
class NewChatPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NewChatPanel(QWidget *parent = nullptr);

    void setOwnDomain(const QString &domain);
    void open();

signals:
    void addressChosen(const Tertulia::Jid &jid);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void submit();
    void close();

    QString m_ownDomain;
    QLineEdit *m_address;
    TextLabel *m_advice, *m_problem;
};

} // namespace Tertulia
