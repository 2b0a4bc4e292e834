#include "ui/chat/WritingPane.h"

#include "ui/chat/Composer.h"
#include "ui/chat/RoundButton.h"
#include "ui/chat/WritingStrip.h"
#include "ui/common/Theme.h"
#include "ui/emoji/EmojiPicker.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <utility>

namespace Tertulia {

WritingPane::WritingPane(QWidget *parent)
    : QWidget(parent)
    , m_strip(new WritingStrip)
    , m_attach(new RoundButton(Icon::Attach, RoundButton::Look::Flat))
    , m_emoji(new RoundButton(Icon::Smile, RoundButton::Look::Flat))
    , m_composer(new Composer)
    , m_send(new RoundButton(Icon::Send, RoundButton::Look::Main))
    , m_picker(new EmojiPicker(this))
{
    m_attach->setAccessibleName(tr("Attach a file"));
    m_attach->setToolTip(tr("Attach a file (Ctrl+O)"));
    connect(m_attach, &RoundButton::clicked, this, &WritingPane::filesAsked);
    m_emoji->setAccessibleName(tr("Choose an emoji"));
    m_emoji->setToolTip(tr("Choose an emoji"));
    m_send->setEnabled(false);
    layOut();
    connect(m_composer, &Composer::sendAsked, this, &WritingPane::send);
    connect(m_composer, &Composer::upAsked, this, &WritingPane::editLastAsked);
    connect(m_composer, &Composer::textChanged, this, [this] {
        m_send->setEnabled(!m_composer->isBlank());
        emit textChanged();
    });
    connect(m_send, &RoundButton::clicked, this, &WritingPane::send);
    connect(m_emoji, &RoundButton::clicked, this, &WritingPane::openPicker);
    connect(m_strip, &WritingStrip::closed, this, &WritingPane::cancel);
    connect(m_picker, &EmojiPicker::picked, m_composer, &Composer::insertPlainText);
    connect(m_picker, &EmojiPicker::closed, m_composer, [this] { m_composer->setFocus(); });
    show();
}

void WritingPane::layOut()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::XS);
    row->addWidget(m_attach, 0, Qt::AlignBottom);
    row->addWidget(m_emoji, 0, Qt::AlignBottom);
    row->addWidget(m_composer, 1);
    row->addSpacing(Space::XS);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Space::S);
    column->addWidget(m_strip);
    column->addLayout(row);
    setTabOrder({m_strip, m_composer, m_attach, m_emoji, m_send});
}

QString WritingPane::draft() const
{
    return isEditing() ? m_now.before : m_composer->toPlainText();
}

void WritingPane::open(const Jid &conversation, const QString &draft)
{
    if (m_now.mode == Mode::New) {
        m_begun.remove(m_conversation);
    } else {
        m_now.text = m_composer->toPlainText();
        m_begun.insert(m_conversation, m_now);
    }
    m_conversation = conversation;
    m_now = m_begun.value(conversation);
    m_now.before = draft;
    m_composer->setDraft(isEditing() ? m_now.text : draft);
    show();
}

void WritingPane::takeBack(const QString &text)
{
    if (m_composer->isBlank())
        m_composer->setDraft(text);
}

void WritingPane::answer(const Message &message, const QString &name)
{
    cancel();
    m_now = {Mode::Answer, message, name, {}, {}};
    show();
    m_composer->setFocus();
}

void WritingPane::edit(const Message &message)
{
    cancel();
    m_now = {Mode::Edit, message, {}, {}, m_composer->toPlainText()};
    m_composer->setDraft(message.body);
    show();
    m_composer->setFocus();
}

bool WritingPane::cancel()
{
    const Begun left = std::exchange(m_now, {});
    if (left.mode == Mode::Edit)
        m_composer->setDraft(left.before);
    show();
    return left.mode != Mode::New;
}

void WritingPane::send()
{
    if (m_conversation.isNull() || m_composer->isBlank())
        return;
    const QString text = m_composer->toPlainText();
    const Begun about = m_now;
    if (about.mode != Mode::Edit)
        m_composer->clear();
    cancel();
    switch (about.mode) {
    case Mode::New:
        return emit written(text);
    case Mode::Answer:
        return emit answered(about.about, text);
    case Mode::Edit:
        if (text != about.about.body)
            emit corrected(about.about, text);
    }
}

void WritingPane::show()
{
    switch (m_now.mode) {
    case Mode::New:
        m_strip->clear();
        break;
    case Mode::Answer:
        m_strip->say(Icon::Reply, tr("Answer to %1").arg(m_now.name), m_now.about.body);
        break;
    case Mode::Edit:
        m_strip->say(Icon::Edit, tr("Edit message"), m_now.about.body);
        break;
    }
    const QString name = isEditing() ? tr("Save") : tr("Send");
    m_send->setIcon(isEditing() ? Icon::Check : Icon::Send);
    m_send->setAccessibleName(name);
    m_send->setToolTip(name);
}

void WritingPane::openPicker()
{
    m_picker->openAt({m_emoji->mapToGlobal(QPoint()), m_emoji->size()});
}

} // namespace Tertulia
