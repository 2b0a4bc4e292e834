#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace Tertulia {

/// One page of Preferences: headings, switches and choices below each other, each with a line that explains it where
/// its name does not. What is changed leaves at once; every control's accessible name is its label.
class PreferencesPage : public QWidget
{
    Q_OBJECT

public:
    explicit PreferencesPage(QWidget *parent = nullptr);

    void addHeading(const QString &text);
    void addHint(const QString &text);
    QCheckBox *addSwitch(const QString &label, const QString &hint = {});
    QComboBox *addChoice(const QString &label, const QString &hint = {});
    void addWidget(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;

private:
    void indentHints();

    QVBoxLayout *m_column;
    QList<QWidget *> m_hints; // under a switch, in line with its name
};

} // namespace Tertulia
