#include "ui/contacts/GroupsEditor.h"

#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Tertulia {

namespace {
constexpr int MaxName = 200;
}

GroupsEditor::GroupsEditor(QWidget *parent)
    : QWidget(parent)
    , m_boxes(new QVBoxLayout)
    , m_new(new QLineEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::S);
    m_boxes->setSpacing(Space::XS);
    column->addLayout(m_boxes);
    m_new->setAccessibleName(tr("New group"));
    m_new->setPlaceholderText(tr("New group"));
    m_new->setMaxLength(MaxName);
    column->addWidget(m_new);
    connect(m_new, &QLineEdit::returnPressed, this, &GroupsEditor::addNew);
}

void GroupsEditor::setGroups(const QStringList &chosenNow, const QStringList &all)
{
    if (chosenNow == m_chosen && all == m_all)
        return;
    m_chosen = chosenNow;
    m_all = all;
    while (QLayoutItem *item = m_boxes->takeAt(0)) {
        item->widget()->hide(); // it may be the one that is being clicked
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &name : all) {
        QString text = displayText(name);
        auto *box = new QCheckBox(text.replace(QChar(u'&'), QLatin1StringView("&&"))); // no mnemonics from the network
        box->setAccessibleName(displayText(name));
        box->setChecked(chosenNow.contains(name));
        connect(box, &QCheckBox::toggled, this, [this, name](bool in) {
            m_chosen.removeAll(name);
            if (in)
                m_chosen.append(name);
            emit chosen(m_chosen);
        });
        m_boxes->addWidget(box);
    }
}

void GroupsEditor::focusNew()
{
    m_new->setFocus();
    m_new->selectAll();
}

void GroupsEditor::addNew()
{
    const QString name = m_new->text().simplified();
    if (name.isEmpty())
        return;
    m_new->clear();
    if (!m_chosen.contains(name))
        emit chosen(m_chosen + QStringList{name});
}

} // namespace Tertulia
