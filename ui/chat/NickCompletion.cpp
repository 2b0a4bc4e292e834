#include "ui/chat/NickCompletion.h"

#include "ui/timeline/DisplayText.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextCursor>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

NickCompletion::NickCompletion(QPlainTextEdit *editor)
    : QObject(editor)
    , m_editor(editor)
{
    editor->installEventFilter(this);
}

void NickCompletion::setSource(std::function<QStringList()> nicks)
{
    m_source = std::move(nicks);
    m_found.clear();
}

void NickCompletion::mention(const QString &nick)
{
    m_start = m_end = m_editor->textCursor().position();
    m_marked = false;
    replace(nick);
    m_editor->setFocus();
}

bool NickCompletion::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool tab = key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier;
    const bool back = key->key() == Qt::Key_Backtab && !m_found.isEmpty();
    if ((tab || back) && complete(back))
        return true;
    if (!tab && !back && key->key() != Qt::Key_Shift)
        m_found.clear(); // whatever else is typed ends it
    return QObject::eventFilter(object, event);
}

bool NickCompletion::complete(bool backwards)
{
    const QTextCursor cursor = m_editor->textCursor();
    if (!m_found.isEmpty() && cursor.position() == m_end)
        m_at = (m_at + (backwards ? m_found.size() - 1 : 1)) % m_found.size();
    else if (!begin())
        return false;
    replace(m_found.at(m_at));
    return true;
}

/// A nick may have spaces: the longest beginning that fits somebody, no further back than the line.
bool NickCompletion::begin()
{
    m_found.clear();
    const QTextCursor cursor = m_editor->textCursor();
    if (!m_source || cursor.hasSelection())
        return false;
    const QString line = cursor.block().text().first(cursor.positionInBlock());
    const QStringList nicks = m_source();
    for (qsizetype from = std::max<qsizetype>(0, line.size() - 60); from < line.size(); ++from) {
        if (from > 0 && !line.at(from - 1).isSpace())
            continue;
        const bool marked = line.at(from) == u'@';
        const QString typed = line.sliced(from + (marked ? 1 : 0));
        if (typed.isEmpty() && !marked)
            continue;
        std::ranges::copy_if(nicks, std::back_inserter(m_found),
                             [&](const QString &nick) { return nick.startsWith(typed, Qt::CaseInsensitive); });
        if (m_found.isEmpty())
            continue;
        m_found.sort(Qt::CaseInsensitive);
        m_at = 0;
        m_marked = marked;
        m_start = cursor.block().position() + int(from);
        m_end = cursor.position();
        return true;
    }
    return false;
}

void NickCompletion::replace(const QString &nick)
{
    QTextCursor cursor = m_editor->textCursor();
    cursor.setPosition(m_start);
    cursor.setPosition(m_end, QTextCursor::KeepAnchor);
    const QString shown = displayText(nick).simplified();
    const QString after = m_start == 0 && !m_marked ? u": "_s : u" "_s;
    cursor.insertText((m_marked ? u"@"_s : QString()) + shown + after);
    m_end = cursor.position();
    m_editor->setTextCursor(cursor);
}

} // namespace Tertulia
