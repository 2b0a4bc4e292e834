#pragma once

#include "app/data/Failure.h"
#include "app/data/Jid.h"
#include "ui/common/MessageBar.h"

#include <QObject>
#include <QTimer>

namespace Tertulia {

class FilePicker;
class HistoryExport;
class MainWindow;

/// What a person sees and does of the history as a whole: what is the matter with the store, exporting, clearing. Of
/// all accounts; lives as long as the window.
class HistoryBindings : public QObject
{
    Q_OBJECT

public:
    HistoryBindings(MainWindow &window, FilePicker &picker, HistoryExport &history, QObject *parent = nullptr);

    void exportAllFrom(QWidget *over); ///< asks above that window; nullptr: the main one
    void askToClearAllFrom(QWidget *over);

public slots:
    void tellOpening(); ///< said only where it lasts, as after an update; tellOpened() ends it
    void tellOpened();
    void tellTrouble(const Tertulia::Failure &failure, const QString &setAside);
    void tellRecovered();
    void exportConversation(const Tertulia::Jid &account, const Tertulia::Jid &conversation);
    void exportAll() { exportAllFrom(nullptr); }
    void askToClear(const Tertulia::Jid &account, const Tertulia::Jid &conversation);
    void askToClearAll() { askToClearAllFrom(nullptr); }
    void tellCleared();
    void tellFailed(const Tertulia::Failure &failure);

signals:
    // The person is sure:
    void clearAsked(const Tertulia::Jid &account, const Tertulia::Jid &conversation);
    void clearAllAsked();
    void told(const QString &sentence); ///< in the window's bar, of exporting and clearing

private:
    void say(MessageBar::Tone tone, const QString &sentence, const QString &action = {});
    void tellProgress(qint64 done, qint64 total);
    void tellFinished(const QString &path);
    void onAction();

    MainWindow &m_window;
    FilePicker &m_picker;
    HistoryExport &m_export;
    QString m_trouble;  // as it was said
    QString m_finished; // folder of the last export, while it is offered to be opened
    QTimer m_quiet;     // when what was said is old
    QTimer m_opening;   // when it lasts long enough to be said
};

} // namespace Tertulia
