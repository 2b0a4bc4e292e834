#pragma once

#include "ui/common/Flyout.h"
#include "ui/emoji/EmojiTable.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QListView;
class QModelIndex;
class QToolButton;

namespace Tertulia {

class EmojiModel;
class SearchField;

/// A card that opens beside what asked for it and offers every emoji: the latest ones first, found by name as one
/// types, group by group otherwise. Arrows, Enter and Esc do what the mouse does; the menu of one that shows people
/// offers skin tones, and what was chosen holds from then on. Its accessible name is Emoji.
class EmojiPicker : public Flyout
{
    Q_OBJECT

public:
    static constexpr int MaxRecent = 27;

    explicit EmojiPicker(QWidget *owner);

    void setRecent(const QStringList &emoji);
    const QStringList &recent() const { return m_recent; }
    void setTone(int tone);           ///< see SkinTone; people in all() have it
    void openAt(const QRect &beside); ///< above this rectangle of the screen, below it where there is no room

signals:
    void picked(const QString &emoji);
    void recentChanged(const QStringList &emoji);
    void toneChanged(int tone);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void takeFocus() override;

private:
    void buildGroups();
    void setUp();
    void show(const QString &search);
    void goTo(int group);
    void pick(const QModelIndex &index);
    void describe(const QModelIndex &index);
    void offerTones(const QString &emoji, const QPoint &where); ///< of the screen
    void chooseTone(int tone);

    EmojiModel *m_model;
    SearchField *m_search;
    QListView *m_grid;
    QButtonGroup *m_groups;
    QHBoxLayout *m_groupRow;
    QLabel *m_name;
    QToolButton *m_toneButton;
    int m_tone = 0;
    QStringList m_recent;
};

} // namespace Tertulia
