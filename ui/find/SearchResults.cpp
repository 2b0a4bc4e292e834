#include "ui/find/SearchResults.h"

#include "app/models/SearchHits.h"
#include "ui/chats/RowList.h"
#include "ui/chats/SpokenRows.h"
#include "ui/common/TextLabel.h"
#include "ui/find/HitDelegate.h"

#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SearchResults::SearchResults(QWidget *parent)
    : QWidget(parent)
    , m_list(new RowList)
    , m_delegate(new HitDelegate(m_list))
    , m_heading(new TextLabel(tr("Messages"), TextStyle::Caption, TextLabel::Tone::Muted))
    , m_note(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
{
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("Found messages"));
    m_heading->setContentsMargins(Space::L, Space::S, Space::L, 0);
    m_note->setContentsMargins(Space::L, Space::XS, Space::L, Space::S);
    m_note->setWordWrap(true);
    m_note->setAccessibleName(tr("Search status"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    setFocusProxy(m_list);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, &SearchResults::showState);
    connect(m_list, &RowList::chosen, this,
            [this](const QModelIndex &index) { emit chosen(index.data(SearchHits::MessageRole).value<Message>()); });
}

void SearchResults::setHits(SearchHits *hits)
{
    if (m_hits)
        m_hits->disconnect(this);
    delete m_list->model();
    m_hits = hits;
    if (!hits)
        return;
    auto *rows = new SpokenRows([this](const QModelIndex &index) { return m_delegate->spoken(index); }, m_list);
    rows->setSourceModel(hits);
    m_list->setModel(rows);
    connect(hits, &SearchHits::stateChanged, this, &SearchResults::showState);
    connect(hits, &QAbstractItemModel::modelReset, m_list, &QAbstractItemView::scrollToTop);
    showState();
}

void SearchResults::focusFirst()
{
    m_list->setFocus();
    if (m_list->model() && m_list->model()->rowCount() > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
}

void SearchResults::showState()
{
    if (!m_hits)
        return;
    m_delegate->setQuery(m_hits->query());
    if (m_hits->isSearching() && !m_patience.isActive() && sender() != &m_patience)
        m_patience.start();
    if (!m_hits->isSearching())
        m_patience.stop();
    const int percent = m_hits->indexedPercent();
    const bool slow = m_hits->isSearching() && !m_patience.isActive();
    if (slow)
        m_list->setEmptyText({}, tr("Searching…"));
    else if (m_hits->isSearching())
        m_list->setEmptyText({}, {});
    else if (m_hits->query().isEmpty())
        m_list->setEmptyText({}, tr("Type a word, or from:, in:, before:, after:, has:link."));
    else if (percent < 100)
        m_list->setEmptyText(tr("Nothing found so far"), {});
    else
        m_list->setEmptyText(tr("No messages found"), tr("Other words may find them, or fewer."));
    m_note->setText(percent < 100 ? tr("Older messages are still being indexed (%1).").arg(u"%1\u00a0%"_s.arg(percent))
                                  : QString());
    m_note->setVisible(percent < 100);
}

} // namespace Tertulia
