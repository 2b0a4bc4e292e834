#include "ui/find/HitDelegate.h"

#include "app/models/SearchHits.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"

#include <QPainter>
#include <QTextLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const Message &message)
{
    return Formats::listTime(Formats::local(message.time), QDateTime::currentDateTime());
}

} // namespace

void HitDelegate::setQuery(const SearchQuery &query)
{
    m_query = query;
    m_excerpts.clear();
}

const RowFonts &HitDelegate::fonts(const QFont &base) const
{
    if (!m_fonts || m_fonts->base != base)
        m_fonts.emplace(base);
    return *m_fonts;
}

const Excerpt &HitDelegate::excerpt(const Message &message) const
{
    if (const Excerpt *known = m_excerpts.object(message.id))
        return *known;
    auto *made = new Excerpt(excerptOf(message.body, m_query));
    if (message.outgoing) {
        const QString own = tr("You: ");
        made->text.prepend(own);
        for (SearchQuery::Range &range : made->marks)
            range.start += own.size();
    }
    m_excerpts.insert(message.id, made);
    return *made;
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, fonts(option.font).rowHeight(Avatar)};
}

//  ┌────────────────────────────────────────┐
//  │ ╭────╮  name ················    time  │
//  │ ╰────╯  … text with its MATCH in it …  │
//  └────────────────────────────────────────┘
void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const auto message = index.data(SearchHits::MessageRole).value<Message>();
    const QString name = index.data(SearchHits::NameRole).toString(), time = timeText(message);

    const QRect row = option.rect.adjusted(Space::L, Space::XS, -Space::L, -Space::XS);
    const auto placed = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect avatar(row.left(), row.center().y() - Avatar / 2 + 1, Avatar, Avatar);
    const int left = avatar.right() + 1 + Space::M;
    const int first = f.nameMetrics.height(), second = f.secondMetrics.height();
    const int top = row.center().y() - (first + second + 2) / 2 + 1;
    const int timeWidth = f.smallMetrics.horizontalAdvance(time) + 2; // it rounds down
    const QRect when(row.right() + 1 - timeWidth, top, timeWidth, first);

    painter->save();
    paintRowSurface(painter, option);
    painter->setFont(option.font);
    AvatarPainter::paint(painter, placed(avatar), message.conversation, name, option.palette);
    paintLine(painter, placed({left, top, when.left() - Space::S - left, first}), name, f.name, c.text, option);
    paintLine(painter, placed(when), time, f.small, c.mutedText, option, Qt::AlignTrailing);
    paintExcerpt(painter, placed({left, top + first + 2, row.right() + 1 - left, second}), message, option);
    painter->restore();
}

void HitDelegate::paintExcerpt(QPainter *painter, const QRect &rect, const Message &message,
                               const QStyleOptionViewItem &option) const
{
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const Excerpt &shown = excerpt(message);
    const QString line = f.secondMetrics.elidedText(shown.text, Qt::ElideRight, rect.width());
    const qsizetype whole = line.size() < shown.text.size() ? line.size() - 1 : line.size();
    QColor surface = c.accent;
    surface.setAlphaF(0.22f);
    QList<QTextLayout::FormatRange> formats;
    for (const SearchQuery::Range &range : shown.marks) {
        if (range.start >= whole)
            break;
        QTextLayout::FormatRange format;
        format.start = int(range.start);
        format.length = int(std::min(range.length, whole - range.start));
        format.format.setForeground(c.text);
        format.format.setBackground(surface);
        formats.append(format);
    }
    QTextLayout layout(line, f.second);
    QTextOption how;
    how.setWrapMode(QTextOption::NoWrap);
    how.setTextDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    how.setAlignment(QStyle::visualAlignment(option.direction, Qt::AlignLeading));
    layout.setTextOption(how);
    layout.beginLayout();
    if (QTextLine only = layout.createLine(); only.isValid())
        only.setLineWidth(rect.width());
    layout.endLayout();
    painter->setPen(c.mutedText);
    layout.draw(painter, rect.topLeft(), formats);
}

QString HitDelegate::spoken(const QModelIndex &index) const
{
    const auto message = index.data(SearchHits::MessageRole).value<Message>();
    return u"%1, %2, %3"_s.arg(index.data(SearchHits::NameRole).toString(), excerpt(message).text, timeText(message));
}

} // namespace Tertulia
