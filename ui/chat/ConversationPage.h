#pragma once

#include "app/data/Message.h"
#include "app/data/Presence.h"

#include <QHash>
#include <QPixmap>
#include <QWidget>

class QAbstractItemModel;

namespace Tertulia {

class Composer;
class ConversationHeader;
class JumpButton;
class MessageView;
struct ViewPosition;

/// One conversation: header, messages, composer. Shows what it is told and reports what the person does; knows no
/// session and no store. ui/chat/TimelineJoin connects it to a TimelineWindow.
///
/// To change the conversation: showConversation() first, then TimelineWindow::open(). Every fact carries its address,
/// so that nothing typed for one person can reach another.
class ConversationPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationPage(QWidget *parent = nullptr);
    ~ConversationPage() override;

    /// Rows with TimelineWindow's roles; not owned.
    void setMessages(QAbstractItemModel *messages);

    Jid conversation() const { return m_conversation; }

public slots:
    /// Keeps the old one's scroll position and draft, and takes the keyboard. A null address shows nothing.
    void showConversation(const Tertulia::Jid &conversation, const QString &draft = {});
    void setName(const QString &name); ///< of the partner; until then the address
    void setAvatar(const QPixmap &avatar); ///< null: initials
    void setPresence(const Tertulia::Presence &presence);

    // The model's ends
    void setNewerCount(int count);    ///< arrived, but not among the rows
    void setReachesEnd(bool reaches); ///< the newest message is among the rows

signals:
    void messageWritten(const Tertulia::Jid &conversation, const QString &text); ///< never blank
    void draftChanged(const Tertulia::Jid &conversation, const QString &text);   ///< after a pause, or on leaving
    void retryAsked(Tertulia::MessageId id);
    void deleteAsked(Tertulia::MessageId id);
    void linkActivated(const QUrl &url); ///< http, https, mailto or xmpp
    void olderAsked();
    void newerAsked();
    void endAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void send();
    void saveDraft();
    void placeJumpButton();
    void updateJumpButton();

    Jid m_conversation;
    QHash<Jid, ViewPosition> m_positions;
    ConversationHeader *m_header;
    MessageView *m_view;
    Composer *m_composer;
    JumpButton *m_jump;
    int m_newerCount = 0;
    bool m_reachesEnd = true;
};

} // namespace Tertulia
