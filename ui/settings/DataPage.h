#pragma once

#include "ui/settings/PreferencesPage.h"

#include <chrono>

class QPushButton;

namespace Tertulia {

class TextLabel;

/// What is kept on this computer: how much that is, for how long, getting it out, getting rid of it.
class DataPage : public PreferencesPage
{
    Q_OBJECT

public:
    using Days = std::chrono::days; ///< 0: for ever

    explicit DataPage(QWidget *parent = nullptr);

    void setKept(Days days); ///< tells nobody
    void setUsed(qint64 bytes);
    void setStatus(const QString &sentence); ///< of what goes on, or how it ended; empty: nothing
    QString nameOf(Days days) const;

signals:
    void shown();
    void keepAsked(std::chrono::days days); ///< shown only once setKept() says so
    void exportAsked();
    void clearAsked();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *addButton(const QString &text);

    TextLabel *m_used, *m_status;
    QComboBox *m_keep;
    int m_kept = 0; // row of m_keep
};

} // namespace Tertulia
