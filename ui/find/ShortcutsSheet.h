#pragma once

#include "ui/common/Overlay.h"

class QGridLayout;
class QPushButton;
class QScrollArea;

namespace Tertulia {

class Commands;

/// F1: every shortcut there is, made from the table of commands each time it opens.
class ShortcutsSheet : public Overlay
{
    Q_OBJECT

public:
    ShortcutsSheet(const Commands &commands, QWidget *parent);

    void show();

protected:
    void takeFocus() override;

private:
    void fill();
    void addRow(const QString &text, const QString &keys);

    const Commands &m_commands;
    QScrollArea *m_scroll;
    QGridLayout *m_grid = nullptr;
    QPushButton *m_close;
};

} // namespace Tertulia
