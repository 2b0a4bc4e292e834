#include "ui/rooms/RoomSettingsPage.h"

#include "ui/common/DataFormPane.h"
#include "ui/timeline/DisplayText.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

RoomSettingsPage::RoomSettingsPage(const Room &room, const QString &ownDomain, QWidget *parent)
    : ColumnPage(parent)
    , m_form(new DataFormPane)
    , m_status(new TextLabel(TextStyle::Body, TextLabel::Tone::Muted))
    , m_save(new QPushButton(tr("Save")))
{
    setAccessibleName(tr("Room settings"));
    m_form->setOwnDomain(ownDomain);
    m_status->setWordWrap(true);
    m_status->setAccessibleName(tr("Settings status"));
    m_save->setProperty("look", u"main"_s);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins({});
    column->setSpacing(Space::M);
    auto *title =
        new TextLabel(tr("Settings of %1").arg(displayText(room.displayName()).simplified()), TextStyle::Title);
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(m_form);
    column->addWidget(m_status);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_save, cancel}) {
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    buttons->addStretch();
    column->addLayout(buttons);
    setColumn(body);
    connect(m_form, &DataFormPane::submitted, this, &RoomSettingsPage::submit);
    connect(m_save, &QPushButton::clicked, this, &RoomSettingsPage::submit);
    connect(cancel, &QPushButton::clicked, this, &RoomSettingsPage::cancelled);
    m_save->setEnabled(false);
    say(m_status, tr("Asking the room…"), TextLabel::Tone::Muted);
}

void RoomSettingsPage::setForm(const DataForm &form)
{
    m_form->setForm(form);
    m_save->setEnabled(true);
    say(m_status, {}, TextLabel::Tone::Muted);
    m_form->focusFirst();
}

void RoomSettingsPage::showProblem(const QString &sentence)
{
    m_form->setEnabled(true);
    m_save->setEnabled(!m_form->isEmpty());
    say(m_status, sentence, TextLabel::Tone::Danger);
}

void RoomSettingsPage::submit()
{
    if (!m_save->isEnabled() || !m_form->check())
        return;
    m_save->setEnabled(false);
    m_form->setEnabled(false);
    say(m_status, tr("Saving…"), TextLabel::Tone::Muted);
    emit saveAsked(m_form->answers());
}

void RoomSettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        ColumnPage::keyPressEvent(event);
}

} // namespace Tertulia
