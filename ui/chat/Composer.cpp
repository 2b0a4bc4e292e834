#include "ui/chat/Composer.h"

#include "ui/common/Theme.h"
#include "ui/files/AttachPane.h"

#include <QAbstractTextDocumentLayout>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <algorithm>
#include <cmath>

namespace Tertulia {

namespace {

constexpr int MinHeight = 40;

} // namespace

Composer::Composer(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(tr("Message"));
    setPlaceholderText(tr("Write a message"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(Space::XS);
    viewport()->setAutoFillBackground(false); // the rounded field behind it is ours
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &Composer::grow);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting)
            emit edited(isBlank());
    });
    grow();
}

bool Composer::isBlank() const
{
    const QString text = toPlainText();
    return std::ranges::all_of(text, [](QChar c) { return c.isSpace(); });
}

void Composer::setDraft(const QString &text)
{
    const QScopedValueRollback setting(m_setting, true);
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

/// Above and below the text: one line stands as high as the button beside it.
int Composer::padding() const
{
    return std::max(Space::S, (MinHeight - QFontMetrics(font()).lineSpacing() + 1) / 2);
}

int Composer::heightOf(int lines) const
{
    return int(std::ceil(lines * QFontMetricsF(font()).lineSpacing())) + 2 * padding();
}

void Composer::grow()
{
    const int lines = qRound(document()->documentLayout()->documentSize().height()); // QPlainTextEdit counts in lines
    setViewportMargins(Space::M, padding() - Space::XS, Space::S, padding() - Space::XS);
    const int height = heightOf(std::clamp(lines, 1, MaxLines));
    setVerticalScrollBarPolicy(lines > MaxLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

bool Composer::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        const Colours &c = Theme::colours(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(c.incomingBubble);
        painter.setPen(hasFocus() ? QPen(c.accentInk, 1.5) : QPen(Qt::NoPen));
        const qreal radius = std::min(heightOf(1) / 2., 20.);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    } else if (event->type() == QEvent::FontChange) {
        const bool done = QPlainTextEdit::event(event);
        grow();
        return done;
    }
    return QPlainTextEdit::event(event);
}

void Composer::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        emit sendAsked();
        return;
    }
    if (enter) { // Qt would make it a line separator
        textCursor().insertText(QStringLiteral("\n"));
        ensureCursorVisible();
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && document()->isEmpty())
        return emit upAsked();
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)
        return emit pageAsked(event);
    if (event->key() == Qt::Key_Escape)
        return event->ignore();
    QPlainTextEdit::keyPressEvent(event);
}

bool Composer::canInsertFromMimeData(const QMimeData *source) const
{
    return AttachPane::takes(source) || source->hasText();
}

/// Files are for the whole conversation, not for the text.
void Composer::dragEnterEvent(QDragEnterEvent *event)
{
    if (AttachPane::takes(event->mimeData()))
        event->ignore();
    else
        QPlainTextEdit::dragEnterEvent(event);
}

/// Plain text only, whatever the clipboard holds; files and pictures go to those who can show them.
void Composer::insertFromMimeData(const QMimeData *source)
{
    if (AttachPane::takes(source))
        emit filesPasted(source);
    else if (source->hasText())
        textCursor().insertText(source->text());
}

void Composer::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

} // namespace Tertulia
