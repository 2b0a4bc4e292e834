#include "ui/common/Icons.h"

#include "ui/common/SymbolFile.h"
#include "ui/common/Theme.h"

#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

static void initResources()
{
    Q_INIT_RESOURCE(tertulia);
} // a static library's resources do not register themselves

namespace Tertulia {

namespace {

constexpr const char *Names[] = {
    "alert",        "archive",       "arrow-down", "arrow-up", "attach", "bell",     "chat",  "check",  "checks",
    "chevron-down", "chevron-right", "clock",      "close",    "copy",   "download", "edit",  "eye",    "eye-off",
    "file",         "film",          "folder",     "globe",    "info",   "lock",     "more",  "mute",   "people",
    "person",       "picture",       "pin",        "plus",     "quit",   "refresh",  "reply", "search", "send",
    "shield",       "sign-out",      "sliders",    "smile",    "sound",  "theme",    "trash",
};
static_assert(std::size(Names) == size_t(Icon::Trash) + 1);

const Symbol &symbol(Icon icon)
{
    static QHash<Icon, Symbol> read;
    const auto known = read.constFind(icon);
    if (known != read.cend())
        return *known;
    if (read.isEmpty())
        initResources();
    return *read.insert(icon, readSymbol(QLatin1StringView(":/icons/") + QLatin1StringView(Names[int(icon)]) +
                                         QLatin1StringView(".svg")));
}

class SymbolEngine : public QIconEngine
{
public:
    explicit SymbolEngine(Icon icon)
        : m_icon(icon)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        QColor colour = Theme::colours(palette).text;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.4f);
        Icons::paint(painter, rect, m_icon, colour);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, {{}, size}, mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SymbolEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

QIcon Icons::icon(Icon icon)
{
    return QIcon(new SymbolEngine(icon));
}

void Icons::paint(QPainter *painter, const QRectF &rect, Icon icon, const QColor &colour)
{
    symbol(icon).paint(painter, rect, colour);
}

} // namespace Tertulia
