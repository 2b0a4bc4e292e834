#pragma once

#include "app/data/Jid.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace Tertulia {

/// The groups a contact is in: a box to tick for each that there is, and a field for a new one.
class GroupsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit GroupsEditor(QWidget *parent = nullptr);

    void setGroups(const QStringList &chosen, const QStringList &all);
    void focusNew();

signals:
    void chosen(const QStringList &groups);

private:
    void addNew();

    QStringList m_chosen, m_all;
    QVBoxLayout *m_boxes;
    QLineEdit *m_new;
};

} // namespace Tertulia
