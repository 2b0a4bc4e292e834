#pragma once

#include "app/data/Jid.h"
#include "ui/common/Overlay.h"

namespace Tertulia {

class RowList;
class SearchField;
class SwitcherModel;

/// Ctrl+K: type a few letters of a person or a command, press Enter. The field keeps the keyboard; arrows move the
/// choice.
class QuickSwitcher : public Overlay
{
    Q_OBJECT

public:
    explicit QuickSwitcher(QWidget *parent);

    /// What it is called, and its field; until then it is the switcher.
    void setTitle(const QString &name, const QString &field, const QString &placeholder);
    void setModel(SwitcherModel *model); ///< not owned; nullptr: none
    void show();                         ///< with fresh sources and nothing typed

signals:
    void personChosen(const Tertulia::Jid &jid);
    void commandChosen(int command);

protected:
    QRect cardRect() const override;
    void takeFocus() override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void choose(const QModelIndex &index);
    void step(int rows);
    void selectFirst();

    SwitcherModel *m_model = nullptr;
    SearchField *m_field;
    RowList *m_list;
};

} // namespace Tertulia
