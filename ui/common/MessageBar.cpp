#include "ui/common/MessageBar.h"

#include "ui/common/Icons.h"
#include "ui/common/TextLabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {
constexpr int IconSide = 20;
}

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new TextLabel(TextStyle::Body))
    , m_action(new QPushButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::L + IconSide + Space::S, Space::XS, Space::S, Space::XS);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    m_text->setWordWrap(true);
    m_action->setProperty("look", u"quiet"_s);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    m_action->hide();
    setAccessibleName(tr("Connection"));
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::say(Tone tone, const QString &text, const QString &action)
{
    const bool news = isHidden() || tone != m_tone;
    m_tone = tone;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    setMinimumHeight(fontMetrics().height() + Space::XL);
    setAccessibleDescription(text);
    show();
    update();
    if (news)
        announce(this, text);
}

void MessageBar::clear()
{
    m_text->clear();
    hide();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), m_tone == Tone::Danger    ? c.dangerSurface
                             : m_tone == Tone::Warning ? c.warningSurface
                                                       : c.infoSurface);
    const QColor ink = m_tone == Tone::Danger ? c.danger : m_tone == Tone::Warning ? c.warning : c.accentInk;
    const QRect text = m_text->geometry();
    const int line = std::max(fontMetrics().height(), std::min(text.height(), 36));
    const QRect icon(Space::L, text.top() + (line - IconSide) / 2, IconSide, IconSide);
    Icons::paint(&painter, QStyle::visualRect(layoutDirection(), rect(), icon),
                 m_tone == Tone::Info ? Icon::Refresh : Icon::Alert, ink);
}

void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleAnnouncementEvent event(widget, text);
    QAccessible::updateAccessibility(&event);
}

} // namespace Tertulia
