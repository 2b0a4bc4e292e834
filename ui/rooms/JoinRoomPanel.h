#pragma once

#include "app/data/Room.h"
#include "ui/rooms/RoomTroubleText.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace Tertulia {

class PasswordField;
class TextLabel;

/// Which room to join or create: a name or an address, under which nickname, with which password where it has one.
/// After joinAsked() it is busy until done(), showTrouble() or showProblem(): each trouble is said with what can be
/// done about it, and what was typed stays.
class JoinRoomPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JoinRoomPanel(QWidget *parent = nullptr);

    void setDefaultNick(const QString &nick);
    void setService(const QString &domain); ///< where a name alone is; empty: not known
    void open(const QString &room = {}, const QString &password = {});
    QString room() const; ///< as typed

public slots:
    void submit(const QString &nick = {}); ///< as if Join were pressed, under this nickname where it is one
    void done();
    void showTrouble(const Tertulia::Room &room, Tertulia::RoomTrouble trouble, const QString &words = {});
    void showProblem(const QString &sentence);

signals:
    void joinAsked(const QString &room, const QString &nick, const QString &password);
    void knockAsked(const Tertulia::Jid &room);
    void browseAsked();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    void setBusy(bool busy);
    void say(const QString &sentence, bool isProblem);
    void takeStep();
    void close();

    QLineEdit *m_room, *m_nick;
    PasswordField *m_password;
    QPushButton *m_join, *m_cancel, *m_next;
    TextLabel *m_advice, *m_status;
    QString m_defaultNick;
    Room m_about; ///< that there is trouble with
    RoomStep m_step = RoomStep::None;
};

} // namespace Tertulia
