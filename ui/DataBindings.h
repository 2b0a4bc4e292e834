#pragma once

#include "app/HistoryLimit.h"

#include <QObject>
#include <QPointer>

namespace Tertulia {

class DataPage;
class HistoryBindings;
class Preferences;
class PreferencesWindow;
class Settings;

/// Joins the Data page of Preferences with the history: owns how long messages are kept, and asks before it removes
/// any. Exporting and clearing are HistoryBindings'.
class DataBindings : public QObject
{
    Q_OBJECT

public:
    DataBindings(Settings &settings, Database &database, MessageStore &messages, HistoryBindings &history);

    void start(); ///< once the history is open
    void bind(PreferencesWindow *window);

private:
    void onKeepAsked(std::chrono::days days);
    void keep(std::chrono::days days);
    void measure();
    void say(const QString &sentence);

    Settings &m_settings;
    HistoryBindings &m_history;
    HistoryLimit m_limit;
    QPointer<DataPage> m_page;
};

} // namespace Tertulia
