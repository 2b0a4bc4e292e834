#include "app/data/FileName.h"

#include <QStringList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

/// Would change what is around them, or cannot be seen: controls, line separators, bidi marks, lone surrogates.
bool isHidden(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isForbidden(char32_t point)
{
    return u"/\\:*?\"<>|"_s.contains(QChar(char16_t(point))) && point < 0x80;
}

QString visible(const QString &text)
{
    QString result;
    for (const char32_t point : text.toUcs4()) {
        if (isForbidden(point))
            result += u'_';
        else if (!isHidden(point) && point != QChar::ReplacementCharacter)
            result += QChar::isSpace(point) ? u" "_s : QString::fromUcs4(&point, 1);
    }
    return result;
}

/// The part behind the last dot, with the dot; empty where there is none, or it is no ending anybody would know.
QString endingOf(const QString &name)
{
    constexpr int longest = 16;
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 && name.size() - dot <= longest ? name.sliced(dot) : QString();
}

QString cut(QString text, qsizetype bytes)
{
    while (!text.isEmpty() && text.toUtf8().size() > bytes)
        text.chop(text.size() > 1 && text.back().isLowSurrogate() ? 2 : 1);
    return text;
}

QString trimmed(QString name)
{
    while (!name.isEmpty() && (name.front() == u'.' || name.front() == u'-' || name.front() == u' '))
        name.removeFirst();
    while (!name.isEmpty() && (name.back() == u'.' || name.back() == u' '))
        name.chop(1);
    return name;
}

/// A folder may be shared with Windows or lie on a stick.
bool isDevice(const QString &name)
{
    static const QStringList devices{u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s, u"CONIN$"_s, u"CONOUT$"_s};
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    const bool port = stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1)) &&
                      (stem.back().isDigit() || u"¹²³"_s.contains(stem.back()));
    return port || devices.contains(stem);
}

} // namespace

QString FileName::safe(const QString &told)
{
    QString last = told.left(10'000);
    last = last.sliced(std::max(last.lastIndexOf(u'/'), last.lastIndexOf(u'\\')) + 1);
    QString name = trimmed(visible(last));
    if (isDevice(name))
        name.prepend(u'_');
    const QString ending = endingOf(name);
    name = trimmed(cut(name.chopped(ending.size()), MaxBytes - ending.toUtf8().size()) + ending);
    return name.isEmpty() ? u"file"_s : name;
}

QString FileName::numbered(const QString &safeName, int number)
{
    if (number <= 1)
        return safeName;
    const QString ending = endingOf(safeName);
    return u"%1 (%2)%3"_s.arg(safeName.chopped(ending.size())).arg(number).arg(ending);
}

} // namespace Tertulia
