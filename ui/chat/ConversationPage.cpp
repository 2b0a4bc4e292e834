#include "ui/chat/ConversationPage.h"

#include "ui/chat/Composer.h"
#include "ui/chat/ConversationHeader.h"
#include "ui/chat/RoundButton.h"
#include "ui/common/Theme.h"
#include "ui/timeline/MessageView.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <chrono>

namespace Tertulia {

using namespace std::chrono_literals;

ConversationPage::ConversationPage(QWidget *parent)
    : QWidget(parent)
    , m_header(new ConversationHeader(this))
    , m_view(new MessageView(this))
    , m_writing(new QWidget(this))
    , m_composer(new Composer(m_writing))
    , m_send(new RoundButton(Icon::Send, RoundButton::Look::Main, m_writing))
    , m_jump(new RoundButton(Icon::ArrowDown, RoundButton::Look::Raised, this))
{
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send"));
    m_send->setEnabled(false);
    m_jump->setAccessibleName(tr("Jump to latest"));
    m_jump->setToolTip(tr("Jump to latest"));
    setFocusProxy(m_composer);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(500ms);
    layOut();
    connectParts();
    showConversation({});
}

ConversationPage::~ConversationPage() = default;

void ConversationPage::layOut()
{
    auto *row = new QHBoxLayout(m_writing);
    row->setSpacing(Space::S);
    row->addWidget(m_composer, 1);
    row->addWidget(m_send, 0, Qt::AlignBottom);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addWidget(m_writing);
    setTabOrder({m_view, m_jump, m_composer, m_send});
}

void ConversationPage::connectParts()
{
    connect(m_composer, &Composer::sendAsked, this, &ConversationPage::send);
    connect(m_composer, &Composer::pageAsked, this, [this](QKeyEvent *event) { m_view->turnPage(event->key()); });
    connect(m_composer, &Composer::textChanged, this, [this] {
        m_send->setEnabled(!m_composer->isBlank());
        m_draftTimer.start();
    });
    connect(m_send, &RoundButton::clicked, this, &ConversationPage::send);
    connect(m_jump, &RoundButton::clicked, this, &ConversationPage::goToEnd);
    connect(&m_draftTimer, &QTimer::timeout, this, &ConversationPage::saveDraft);

    connect(m_view, &MessageView::moved, this, &ConversationPage::updateJump);
    connect(m_view, &MessageView::endAsked, this, &ConversationPage::goToEnd);
    connect(m_view, &MessageView::escaped, m_composer, qOverload<>(&QWidget::setFocus));
    connect(m_view, &MessageView::olderAsked, this, &ConversationPage::olderAsked);
    connect(m_view, &MessageView::newerAsked, this, &ConversationPage::newerAsked);
    connect(m_view, &MessageView::linkActivated, this, &ConversationPage::linkActivated);
    connect(m_view, &MessageView::retryAsked, this, &ConversationPage::retryAsked);
    connect(m_view, &MessageView::deleteAsked, this, &ConversationPage::deleteAsked);
}

void ConversationPage::setMessages(QAbstractItemModel *messages)
{
    m_view->setModel(messages);
}

void ConversationPage::showConversation(const Jid &conversation, const QString &draft)
{
    if (conversation != m_conversation || conversation.isNull()) {
        saveDraft();
        if (!m_conversation.isNull() && !m_view->isAtEnd())
            m_positions.insert(m_conversation, m_view->position());
        else
            m_positions.remove(m_conversation);
        m_conversation = conversation;
        if (const auto kept = m_positions.constFind(conversation); kept != m_positions.cend())
            m_view->openAt(*kept);
        m_newerCount = 0;
        m_savedDraft = draft;
        m_composer->setDraft(draft);
        m_draftTimer.stop();
        m_view->setPlaceholder({}); // not known yet
        setName(conversation.toString());
        setPresence({});
    } else if (!draft.isEmpty() && m_composer->isBlank()) {
        m_composer->setDraft(draft); // what could not be sent comes back
    }
    m_header->setVisible(!conversation.isNull());
    m_writing->setVisible(!conversation.isNull());
    m_composer->setFocus();
    updateJump();
}

void ConversationPage::setName(const QString &name)
{
    m_header->setPerson(m_conversation, name);
    m_view->setPartner(name);
}

void ConversationPage::setPresence(const Presence &presence)
{
    m_header->setPresence(presence);
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

void ConversationPage::send()
{
    if (m_conversation.isNull() || m_composer->isBlank())
        return;
    const QString text = m_composer->toPlainText();
    m_composer->clear();
    goToEnd(); // one's own message is where one looks next
    emit messageWritten(m_conversation, text);
    saveDraft();
    m_composer->setFocus();
}

void ConversationPage::saveDraft()
{
    m_draftTimer.stop();
    const QString text = m_composer->toPlainText();
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
    const QSize size = m_jump->sizeHint();
    const QRect view = m_view->geometry();
    m_jump->resize(size);
    m_jump->move(view.right() - size.width() - bar, view.bottom() - size.height() - Space::XS);
    m_jump->raise();
}

void ConversationPage::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const bool typed = !text.isEmpty() && text.at(0).isPrint() &&
                       !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (m_conversation.isNull() || !(typed || event->matches(QKeySequence::Paste)))
        return QWidget::keyPressEvent(event);
    m_composer->setFocus();
    QCoreApplication::sendEvent(m_composer, event);
}

} // namespace Tertulia
