#include "ui/common/SymbolFile.h"

#include "app/Log.h"

#include <QFile>
#include <QPainter>
#include <QXmlStreamReader>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// Hands out the letters and numbers of path data one after the other.
class PathReader
{
public:
    explicit PathReader(QStringView data)
        : m_data(data)
    {
    }

    bool atEnd()
    {
        while (m_at < m_data.size() && (m_data[m_at].isSpace() || m_data[m_at] == u','))
            ++m_at;
        return m_at >= m_data.size();
    }
    bool atCommand() { return !atEnd() && m_data[m_at].isLetter(); }
    QChar command() { return m_data[m_at++]; }

    qreal number()
    {
        if (atEnd())
            return 0;
        const qsizetype start = m_at++; // may be the sign
        bool dot = m_data[start] == u'.';
        while (m_at < m_data.size() && (m_data[m_at].isDigit() || (m_data[m_at] == u'.' && !dot)))
            dot |= m_data[m_at++] == u'.';
        return m_data.sliced(start, m_at - start).toDouble();
    }
    QPointF point(QPointF origin)
    {
        const qreal x = number();
        return origin + QPointF(x, number());
    }

private:
    QStringView m_data;
    qsizetype m_at = 0;
};

void readElement(const QXmlStreamReader &xml, Symbol &symbol)
{
    const QXmlStreamAttributes attributes = xml.attributes();
    const auto number = [&](QLatin1StringView name) { return attributes.value(name).toDouble(); };
    QPainterPath path;
    if (xml.name() == "path"_L1)
        path = readPathData(attributes.value("d"_L1));
    else if (xml.name() == "circle"_L1)
        path.addEllipse(QPointF(number("cx"_L1), number("cy"_L1)), number("r"_L1), number("r"_L1));
    else if (xml.name() == "rect"_L1)
        path.addRoundedRect(number("x"_L1), number("y"_L1), number("width"_L1), number("height"_L1), number("rx"_L1),
                            number("rx"_L1));
    const bool filled = attributes.hasAttribute("fill"_L1) && attributes.value("fill"_L1) != "none"_L1;
    (filled ? symbol.fills : symbol.strokes).addPath(path);
}

} // namespace

void Symbol::paint(QPainter *painter, const QRectF &rect, const QColor &colour) const
{
    const qreal side = std::min(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side, side) / 2);
    painter->scale(side / Grid, side / Grid);
    painter->strokePath(strokes, QPen(colour, StrokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->fillPath(fills, colour);
    painter->restore();
}

Symbol readSymbol(const QString &file)
{
    Symbol symbol;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        qCWarning(lcWindow) << "no icon" << file;
        return symbol;
    }
    QXmlStreamReader xml(&source);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() != "svg"_L1)
            readElement(xml, symbol);
    }
    return symbol;
}

QPainterPath readPathData(QStringView data)
{
    QPainterPath path;
    PathReader reader(data);
    QChar command;
    while (!reader.atEnd()) {
        if (reader.atCommand())
            command = reader.command();
        else if (command.isNull() || command.toLower() == u'z')
            break; // numbers without a command
        const QPointF here = path.currentPosition();
        const QPointF origin = command.isLower() ? here : QPointF();
        switch (command.toLower().unicode()) {
        case u'm':
            path.moveTo(reader.point(origin));
            command = command.isLower() ? u'l' : u'L'; // further pairs are lines
            break;
        case u'l':
            path.lineTo(reader.point(origin));
            break;
        case u'h':
            path.lineTo(origin.x() + reader.number(), here.y());
            break;
        case u'v':
            path.lineTo(here.x(), origin.y() + reader.number());
            break;
        case u'c': {
            const QPointF first = reader.point(origin), second = reader.point(origin);
            path.cubicTo(first, second, reader.point(origin));
            break;
        }
        case u'q': {
            const QPointF control = reader.point(origin);
            path.quadTo(control, reader.point(origin));
            break;
        }
        case u'z':
            path.closeSubpath();
            break;
        default:
            return path;
        }
    }
    return path;
}

} // namespace Tertulia
