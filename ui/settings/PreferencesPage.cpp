#include "ui/settings/PreferencesPage.h"

#include "ui/common/TextLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QVBoxLayout>

namespace Tertulia {

PreferencesPage::PreferencesPage(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout)
{
    auto *centred = new QHBoxLayout(this);
    centred->setContentsMargins(Space::XL, Space::XL, Space::XL, Space::XL);
    auto *rows = new QVBoxLayout;
    m_column->setSpacing(Space::S);
    rows->addLayout(m_column);
    rows->addStretch();
    centred->addLayout(rows);
}

void PreferencesPage::addHeading(const QString &text)
{
    if (m_column->count())
        m_column->addSpacing(Space::L);
    m_column->addWidget(new TextLabel(text, TextStyle::Heading));
}

void PreferencesPage::addHint(const QString &text)
{
    auto *label = new TextLabel(text, TextStyle::Secondary, TextLabel::Tone::Muted);
    label->setWordWrap(true);
    m_column->addWidget(label);
}

QCheckBox *PreferencesPage::addSwitch(const QString &label, const QString &hint)
{
    auto *box = new QCheckBox(label);
    box->setAccessibleName(label);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(box);
    m_column->addLayout(lines);
    if (hint.isEmpty())
        return box;
    box->setAccessibleDescription(hint);
    auto *below = new TextLabel(hint, TextStyle::Secondary, TextLabel::Tone::Muted);
    below->setWordWrap(true);
    lines->addWidget(below);
    m_hints.append(below);
    indentHints();
    return box;
}

QComboBox *PreferencesPage::addChoice(const QString &label, const QString &hint)
{
    auto *name = new TextLabel(label, TextStyle::Body);
    auto *box = new QComboBox;
    box->setAccessibleName(label);
    name->setBuddy(box);
    m_column->addWidget(name);
    m_column->addWidget(box);
    if (!hint.isEmpty()) {
        box->setAccessibleDescription(hint);
        addHint(hint);
    }
    m_column->addSpacing(Space::XS);
    return box;
}

void PreferencesPage::addWidget(QWidget *widget)
{
    m_column->addWidget(widget);
}

void PreferencesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        indentHints();
}

void PreferencesPage::indentHints()
{
    const int indicator = std::max(20, fontMetrics().height()); // as Style draws it
    for (QWidget *hint : std::as_const(m_hints))
        hint->setContentsMargins(indicator + Space::S + 2, 0, 0, Space::XS);
}

} // namespace Tertulia
