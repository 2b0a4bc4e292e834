#include "ui/chat/ConversationPage.h"

#include "ui/chat/Composer.h"
#include "ui/chat/ConversationHeader.h"
#include "ui/chat/NickCompletion.h"
#include "ui/chat/RoundButton.h"
#include "ui/chat/WritingPane.h"
#include "ui/common/InnerFocus.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/emoji/EmojiPicker.h"
#include "ui/files/AttachPane.h"
#include "ui/files/DropTarget.h"
#include "ui/files/RowFiles.h"
#include "ui/find/FindBar.h"
#include "ui/timeline/MessageView.h"
#include "ui/timeline/MessageWords.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QVBoxLayout>
#include <chrono>

namespace Tertulia {

using namespace std::chrono_literals;

ConversationPage::ConversationPage(QWidget *parent)
    : QWidget(parent)
    , m_header(new ConversationHeader(this))
    , m_find(new FindBar(this))
    , m_view(new MessageView(this))
    , m_attach(new AttachPane)
    , m_attached(new QVBoxLayout)
    , m_writing(new WritingPane(this))
    , m_roomBar(new MessageBar(this))
    , m_blocked(new MessageBar(this))
    , m_composer(m_writing->composer())
    , m_nicks(new NickCompletion(m_composer))
    , m_jump(new RoundButton(Icon::ArrowDown, RoundButton::Look::Raised, this))
    , m_drop(new DropTarget(this))
{
    m_jump->setAccessibleName(tr("Jump to latest"));
    m_jump->setToolTip(tr("Jump to latest"));
    handFocusOn(this, m_composer);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(500ms);
    layOut();
    connectParts();
    connectWriting();
    connectChanges();
    connectFiles();
    setAcceptDrops(true);
    showConversation({});
}

ConversationPage::~ConversationPage() = default;

void ConversationPage::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_roomBar);
    column->addWidget(m_find);
    column->addWidget(m_view, 1);
    m_attached->addWidget(m_attach);
    column->addLayout(m_attached);
    column->addWidget(m_writing);
    column->addWidget(m_blocked);
    m_blocked->setAccessibleName(tr("Blocked"));
    m_roomBar->setAccessibleName(tr("Room status"));
    setTabOrder({m_view, m_jump, m_attach, m_writing});
}

void ConversationPage::connectParts()
{
    connect(m_header, &ConversationHeader::detailsAsked, this, &ConversationPage::detailsAsked);
    connect(m_header, &ConversationHeader::findAsked, m_find, &FindBar::open);
    connect(m_blocked, &MessageBar::actionTriggered, this, &ConversationPage::unblockAsked);
    connect(m_jump, &RoundButton::clicked, this, &ConversationPage::goToEnd);

    connect(m_find, &FindBar::closed, m_composer, qOverload<>(&QWidget::setFocus));
    connect(m_view, &MessageView::moved, this, &ConversationPage::updateJump);
    connect(m_view, &MessageView::endAsked, this, &ConversationPage::goToEnd);
    connect(m_view, &MessageView::escaped, m_composer, qOverload<>(&QWidget::setFocus));
    connect(m_view, &MessageView::olderAsked, this, &ConversationPage::olderAsked);
    connect(m_view, &MessageView::newerAsked, this, &ConversationPage::newerAsked);
    connect(m_view, &MessageView::linkActivated, this, &ConversationPage::linkActivated);
    connect(m_view, &MessageView::retryAsked, this, &ConversationPage::retryAsked);
    connect(m_view, &MessageView::deleteAsked, this, &ConversationPage::deleteAsked);
}

void ConversationPage::connectWriting()
{
    connect(m_composer, &Composer::pageAsked, this, [this](QKeyEvent *event) { m_view->turnPage(event->key()); });
    connect(m_composer, &Composer::edited, this, [this](bool nothing) { emit typed(m_conversation, nothing); });
    connect(m_writing, &WritingPane::textChanged, this, [this] { m_draftTimer.start(); });
    connect(&m_draftTimer, &QTimer::timeout, this, &ConversationPage::saveDraft);
    connect(m_writing, &WritingPane::written, this, [this](const QString &text) {
        goToEnd(); // one's own message is where one looks next
        emit messageWritten(m_conversation, text);
        saveDraft();
    });
    connect(m_writing, &WritingPane::answered, this, [this](const Message &message, const QString &text) {
        goToEnd();
        emit messageAnswered(message, text);
        saveDraft();
    });
    connect(m_writing, &WritingPane::corrected, this, &ConversationPage::messageCorrected);
    connect(m_writing, &WritingPane::editLastAsked, this, [this] {
        if (const auto message = m_view->lastOwn())
            m_writing->edit(*message);
    });
    connect(m_writing->picker(), &EmojiPicker::recentChanged, this, &ConversationPage::recentEmojiChanged);
    connect(m_writing->picker(), &EmojiPicker::toneChanged, this, &ConversationPage::setEmojiTone);
    connect(m_writing->picker(), &EmojiPicker::toneChanged, this, &ConversationPage::emojiToneChanged);
}

void ConversationPage::connectChanges()
{
    connect(m_view, &MessageView::replyAsked, this, [this](const Message &message) {
        m_writing->answer(message, MessageWords::sender(message, m_view->partner()));
    });
    connect(m_view, &MessageView::editAsked, m_writing, &WritingPane::edit);
    connect(m_view, &MessageView::retractAsked, this, &ConversationPage::retractAsked);
    connect(m_view, &MessageView::reactionToggled, this, &ConversationPage::reactionToggled);
    connect(m_view, &MessageView::otherReactionAsked, this, &ConversationPage::react);
    connect(m_view, &MessageView::changeRetryAsked, this, &ConversationPage::changeRetryAsked);
    connect(m_view, &MessageView::changeDropAsked, this, &ConversationPage::changeDropAsked);
    connect(m_view, &MessageView::versionsAsked, this, &ConversationPage::versionsAsked);
    connect(m_view, &MessageView::quotedAsked, this, [this](MessageId id) {
        if (m_view->rows().rowOf(id) < 0)
            emit messageWanted(id);
        showMessage(id);
    });
}

void ConversationPage::setVersions(MessageId id, const QList<MessageVersion> &versions)
{
    m_view->setVersions(id, versions);
}

void ConversationPage::connectFiles()
{
    connect(m_view, &MessageView::fileAsked, this, &ConversationPage::fileAsked);
    connect(m_writing, &WritingPane::filesAsked, this, &ConversationPage::filesAsked);
    connect(m_composer, &Composer::filesPasted, m_attach, &AttachPane::addFrom);
    connect(m_attach, &AttachPane::emptied, m_composer, qOverload<>(&QWidget::setFocus));
    connect(m_attach, &AttachPane::sendAsked, this, [this](const Jid &conversation, const QStringList &paths) {
        goToEnd();
        emit filesWritten(conversation, paths);
    });
}

void ConversationPage::setFiles(RowFiles *files)
{
    m_view->setFiles(files);
}

void ConversationPage::setPasteFolder(const QString &folder)
{
    m_attach->setPasteFolder(folder);
}

void ConversationPage::attach(const QStringList &paths)
{
    if (!m_conversation.isNull() && m_blocked->isHidden())
        m_attach->add(paths);
}

/// A picker of its own, which is gone when it has been asked.
void ConversationPage::react(const Message &message, const QRect &beside)
{
    auto *picker = new EmojiPicker(this);
    picker->setRecent(m_writing->picker()->recent());
    connect(picker, &EmojiPicker::picked, this, [this, message](const QString &emoji) {
        if (!message.hasReaction(message.account, emoji))
            emit reactionToggled(message, emoji);
    });
    connect(picker, &EmojiPicker::recentChanged, this, [this](const QStringList &emoji) {
        setRecentEmoji(emoji);
        emit recentEmojiChanged(emoji);
    });
    picker->setTone(m_emojiTone);
    connect(picker, &EmojiPicker::toneChanged, this, &ConversationPage::setEmojiTone);
    connect(picker, &EmojiPicker::toneChanged, this, &ConversationPage::emojiToneChanged);
    connect(picker, &EmojiPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(beside);
}

void ConversationPage::setMessages(QAbstractItemModel *messages)
{
    m_view->setModel(messages);
}

void ConversationPage::showConversation(const Jid &conversation, const QString &draft)
{
    if (conversation != m_conversation || conversation.isNull()) {
        saveDraft();
        m_find->close();
        if (!m_conversation.isNull() && !m_view->isAtEnd())
            m_positions.insert(m_conversation, m_view->position());
        else
            m_positions.remove(m_conversation);
        m_conversation = conversation;
        if (const auto kept = m_positions.constFind(conversation); kept != m_positions.cend())
            m_view->openAt(*kept);
        m_newerCount = 0;
        m_savedDraft = draft;
        m_writing->open(conversation, draft);
        m_attach->open(conversation);
        m_draftTimer.stop();
        m_view->setPlaceholder({}); // not known yet
        setName(conversation.toString());
        setPresence({});
        setRoom({});
        setBlocked({});
        setTyping(false);
    } else if (!draft.isEmpty()) {
        m_writing->takeBack(draft);
    }
    m_header->setVisible(!conversation.isNull());
    m_writing->setVisible(!conversation.isNull() && m_blocked->isHidden());
    m_composer->setFocus();
    updateJump();
}

void ConversationPage::setName(const QString &name)
{
    m_header->setPerson(m_conversation, name);
    m_view->setPartner(name);
    m_drop->setName(name);
}

void ConversationPage::setBlocked(const QString &sentence)
{
    if (sentence.isEmpty())
        m_blocked->clear();
    else
        m_blocked->say(MessageBar::Tone::Warning, sentence, tr("Unblock"));
    m_writing->setVisible(sentence.isEmpty() && !m_conversation.isNull());
}

void ConversationPage::setRoom(const std::optional<Room> &room)
{
    m_header->setRoom(room);
    if (!room) {
        m_roomBar->clear();
        m_nicks->setSource({});
    }
}

void ConversationPage::setPresence(const Presence &presence)
{
    m_header->setPresence(presence);
}

void ConversationPage::setTyping(bool typing)
{
    m_header->setTyping(typing);
}

void ConversationPage::setEmojiTone(int tone)
{
    m_emojiTone = tone;
    m_writing->picker()->setTone(tone);
}

void ConversationPage::setRecentEmoji(const QStringList &emoji)
{
    m_writing->picker()->setRecent(emoji);
}

void ConversationPage::showMessage(MessageId id)
{
    m_view->showMessage(id);
}

void ConversationPage::setOpened(bool reachesEnd)
{
    m_view->setPlaceholder(m_conversation.isNull() ? QString() : tr("No messages yet. Say hello!"));
    setReachesEnd(reachesEnd);
}

void ConversationPage::setReachesEnd(bool reachesEnd)
{
    if (m_view->reachesEnd() == reachesEnd)
        return;
    m_view->setReachesEnd(reachesEnd);
    updateJump();
}

void ConversationPage::setNewerCount(int count)
{
    m_newerCount = count;
    updateJump();
}

void ConversationPage::saveDraft()
{
    m_draftTimer.stop();
    const QString text = m_writing->draft();
    if (m_conversation.isNull() || text == m_savedDraft)
        return;
    m_savedDraft = text;
    emit draftChanged(m_conversation, text);
}

void ConversationPage::goToEnd()
{
    if (m_view->reachesEnd())
        return m_view->scrollToEnd();
    m_view->openAt({}); // the rows to come
    emit endAsked();
}

void ConversationPage::updateJump()
{
    const bool away = !m_view->isAtEnd() && !m_conversation.isNull();
    const int count = m_newerCount + m_view->unseenCount();
    m_jump->setCount(count);
    m_jump->setAccessibleDescription(count > 0 ? tr("%n new message(s)", nullptr, count) : QString());
    if (!away && m_jump->hasFocus())
        m_composer->setFocus();
    m_jump->setVisible(away);
    placeAround();
}

/// The composer stands under the bubbles, the jump button in their lower right corner.
void ConversationPage::placeAround()
{
    const int margin = m_view->sideMargin(), bar = m_view->verticalScrollBar()->sizeHint().width();
    m_writing->layout()->setContentsMargins(margin, Space::XS, margin + bar, Space::M);
    m_attached->setContentsMargins(margin, 0, margin + bar, Space::XS);
    const QSize size = m_jump->sizeHint();
    const QRect view = m_view->geometry();
    m_jump->resize(size);
    m_jump->move(view.right() - size.width() - bar, view.bottom() - size.height() - Space::XS);
    m_jump->raise();
}

// ---- files held over the conversation ----

void ConversationPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_conversation.isNull() || !m_blocked->isHidden() || !AttachPane::takes(event->mimeData()))
        return event->ignore();
    event->setDropAction(Qt::CopyAction); // nothing is ever moved away
    event->accept();
    m_drop->setGeometry(rect());
    m_drop->raise();
    m_drop->show();
}

void ConversationPage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_drop->hide();
}

void ConversationPage::dropEvent(QDropEvent *event)
{
    m_drop->hide();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_attach->addFrom(event->mimeData());
}

void ConversationPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && (m_attach->cancel() || m_writing->cancel()))
        return;
    const QString text = event->text();
    const bool typed = !text.isEmpty() && text.at(0).isPrint() &&
                       !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (m_conversation.isNull() || !(typed || event->matches(QKeySequence::Paste)))
        return QWidget::keyPressEvent(event);
    m_composer->setFocus();
    QCoreApplication::sendEvent(m_composer, event);
}

} // namespace Tertulia
