#pragma once

#include "app/data/Message.h"
#include "app/data/Presence.h"
#include "app/data/Room.h"
#include "ui/files/FileAction.h"

#include <QHash>
#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <optional>

class QAbstractItemModel;
class QVBoxLayout;

namespace Tertulia {

class AttachPane;
class Composer;
class ConversationHeader;
class DropTarget;
class FindBar;
class MessageBar;
class MessageView;
class NickCompletion;
class RoundButton;
class RowFiles;
class WritingPane;
struct ViewPosition;

/// One conversation: header, messages, composer. Shows what it is told and reports what the person does; knows no
/// session and no store. ui/chat/TimelineJoin connects it with a TimelineWindow.
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

    void setFiles(RowFiles *files);             ///< how files in messages stand; not owned
    void setPasteFolder(const QString &folder); ///< where pasted pictures are kept

    Jid conversation() const { return m_conversation; }
    FindBar *findBar() const { return m_find; }
    MessageBar *roomBar() const { return m_roomBar; } ///< how we and the room stand
    ConversationHeader *header() const { return m_header; }
    NickCompletion *nicks() const { return m_nicks; }

public slots:
    /// Keeps the old one's scroll position and draft, and takes the keyboard. A null address shows nothing. For the one
    /// that is shown already, `draft` is taken only where nothing else has been typed.
    void showConversation(const Tertulia::Jid &conversation, const QString &draft = {});
    void setName(const QString &name); ///< of the partner; until then the address
    void setPresence(const Tertulia::Presence &presence);
    void setRoom(const std::optional<Tertulia::Room> &room); ///< it is one
    void setBlocked(const QString &sentence);                ///< stands in the composer's place; empty: one may write
    void setTyping(bool typing);                             ///< the partner
    void setRecentEmoji(const QStringList &emoji);
    void setEmojiTone(int tone);
    void attach(const QStringList &paths); ///< into the card above the composer; they go when the person says so

    /// Scrolls to it and lets it shine for a moment: at once, or when the rows around it are there (TimelineWindow).
    void showMessage(Tertulia::MessageId id);

    // What the model's rows do not say
    void setOpened(bool reachesEnd);     ///< the first rows are there, or it is known that there are none
    void setReachesEnd(bool reachesEnd); ///< the newest message is among the rows
    void setNewerCount(int count);       ///< arrived, but not among the rows
    void setVersions(Tertulia::MessageId id, const QList<Tertulia::MessageVersion> &versions);

signals:
    void messageWritten(const Tertulia::Jid &conversation, const QString &text);    ///< never blank
    void filesAsked();                                                              ///< to be chosen, then attach()
    void filesWritten(const Tertulia::Jid &conversation, const QStringList &paths); ///< to be sent
    void fileAsked(Tertulia::TransferId id, Tertulia::FileAction action);
    void draftChanged(const Tertulia::Jid &conversation, const QString &text); ///< after a pause, or on leaving
    void messageAnswered(const Tertulia::Message &answered, const QString &text);
    void messageCorrected(const Tertulia::Message &message, const QString &text);
    void retractAsked(const Tertulia::Message &message);
    void reactionToggled(const Tertulia::Message &message, const QString &emoji);
    void changeRetryAsked(const Tertulia::Message &message); ///< of a correction, retraction or reaction that failed
    void changeDropAsked(const Tertulia::Message &message);
    void versionsAsked(Tertulia::MessageId id); ///< what an edited message said before; setVersions() answers
    void messageWanted(Tertulia::MessageId id); ///< not among the rows: somebody answered it
    void typed(const Tertulia::Jid &conversation, bool nothing); ///< by the person; nothing: all was deleted again
    void recentEmojiChanged(const QStringList &emoji);
    void emojiToneChanged(int tone); ///< see SkinTone
    void retryAsked(Tertulia::MessageId id);
    void deleteAsked(Tertulia::MessageId id);
    void unblockAsked();
    void detailsAsked();                 ///< of the partner
    void linkActivated(const QUrl &url); ///< http, https, mailto or xmpp
    void olderAsked();                   ///< as often as one reads near the first row
    void newerAsked();
    void endAsked();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void connectParts();
    void connectWriting();
    void connectChanges();
    void connectFiles();
    void react(const Message &message, const QRect &beside);
    void saveDraft();
    void goToEnd();
    void updateJump();
    void placeAround();

    Jid m_conversation;
    QString m_savedDraft;
    QTimer m_draftTimer;
    QHash<Jid, ViewPosition> m_positions; // of those not left at their end
    ConversationHeader *m_header;
    FindBar *m_find;
    MessageView *m_view;
    AttachPane *m_attach;
    QVBoxLayout *m_attached; ///< keeps it in line with the composer
    WritingPane *m_writing;
    MessageBar *m_roomBar, *m_blocked;
    Composer *m_composer; ///< m_writing's
    NickCompletion *m_nicks;
    RoundButton *m_jump;
    DropTarget *m_drop;
    int m_newerCount = 0, m_emojiTone = 0;
};

} // namespace Tertulia
