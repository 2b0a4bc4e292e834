#include "ui/find/FindBar.h"

#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/TextLabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QToolButton *button(Icon icon, const QString &name)
{
    auto *made = new QToolButton;
    made->setIcon(Icons::icon(icon));
    made->setAccessibleName(name);
    made->setToolTip(name);
    made->setAutoRaise(true);
    return made;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new SearchField)
    , m_place(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_older(button(Icon::ArrowUp, tr("Previous match")))
    , m_newer(button(Icon::ArrowDown, tr("Next match")))
{
    m_field->setName(tr("Find in conversation"), tr("Find in conversation"));
    m_field->setClearsOnEscape(false);
    connect(m_field, &SearchField::leftDownwards, this, &FindBar::newerAsked);
    m_place->setAccessibleName(tr("Matches"));
    auto *done = button(Icon::Close, tr("Close"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::L, Space::S, Space::S, Space::S);
    row->setSpacing(Space::S);
    row->addWidget(m_field, 1);
    row->addWidget(m_place);
    row->addWidget(m_older);
    row->addWidget(m_newer);
    row->addWidget(done);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_older, &QToolButton::clicked, this, &FindBar::olderAsked);
    connect(m_newer, &QToolButton::clicked, this, &FindBar::newerAsked);
    connect(done, &QToolButton::clicked, this, &FindBar::close);
    setPlace(0, 0, false, false);
    hide();
}

void FindBar::open()
{
    const bool fresh = isHidden();
    show();
    m_field->setFocus();
    m_field->selectAll();
    if (fresh)
        emit opened();
}

void FindBar::close()
{
    if (isHidden())
        return;
    m_field->clear();
    emit closed(); // who takes the keyboard now takes it first: hiding would hand it to whatever comes next
    hide();
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::setPlace(int at, int found, bool more, bool searching)
{
    const bool any = !m_field->text().trimmed().isEmpty();
    QString words;
    if (found > 0)
        words = more ? tr("%1 of %2+").arg(at).arg(found) : tr("%1 of %2").arg(at).arg(found);
    else if (any && !searching)
        words = tr("Nothing found");
    else if (any)
        words = m_place->text(); // no flicker while one types
    if (words != m_place->text()) {
        m_place->setText(words);
        m_place->setAccessibleDescription(words); // it has a name of its own
        announce(m_place, words);
    }
    m_older->setEnabled(found > 0 && (at < found || more));
    m_newer->setEnabled(at > 1);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit(event->modifiers() & Qt::ShiftModifier ? newerAsked() : olderAsked());
    else if (event->key() == Qt::Key_Up)
        emit olderAsked();
    // what is typed here goes into no message
}

void FindBar::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.page);
    painter.fillRect(0, height() - 1, width(), 1, c.line);
}

} // namespace Tertulia
