#pragma once

#include "app/data/Message.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace Tertulia {

class HitDelegate;
class RowList;
class SearchHits;
class TextLabel;

/// The found messages below the conversations and people of the sidebar: says when nothing was found, when it still
/// looks, and when older messages cannot be found yet.
class SearchResults : public QWidget
{
    Q_OBJECT

public:
    explicit SearchResults(QWidget *parent = nullptr);

    void setHits(SearchHits *hits); ///< not owned; nullptr: none
    void focusFirst();

signals:
    void chosen(const Tertulia::Message &message);

private:
    void showState();

    QPointer<SearchHits> m_hits;
    RowList *m_list;
    HitDelegate *m_delegate;
    TextLabel *m_heading, *m_note;
    QTimer m_patience; ///< a quick search needs no words
};

} // namespace Tertulia
