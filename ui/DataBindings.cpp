#include "ui/DataBindings.h"

#include "app/Settings.h"
#include "ui/HistoryBindings.h"
#include "ui/common/Ask.h"
#include "ui/common/FailureText.h"
#include "ui/settings/DataPage.h"
#include "ui/settings/PreferencesWindow.h"

#include <QLocale>

namespace Tertulia {

using namespace Qt::StringLiterals;
using std::chrono::days;

namespace {

constexpr auto KeepKey = "history/keepDays"_L1;
constexpr int Longest = 100 * 365;

/// What is no number of days keeps everything.
days keptIn(const Settings &settings)
{
    const int number = settings.value(KeepKey, 0).toInt();
    return days(number > 0 && number <= Longest ? number : 0);
}

} // namespace

DataBindings::DataBindings(Settings &settings, Database &database, MessageStore &messages, HistoryBindings &history)
    : m_settings(settings)
    , m_history(history)
    , m_limit(database, messages)
{
    connect(&m_limit, &HistoryLimit::progressed, this,
            [this](qint64 removed) { say(tr("Removing older messages… %1 so far").arg(QLocale().toString(removed))); });
    connect(&m_limit, &HistoryLimit::trimmed, this, [this](qint64 removed) {
        say(removed > 0 ? tr("%n older message(s) removed.", nullptr, int(removed)) : QString());
    });
    connect(&m_limit, &HistoryLimit::shrunk, this, &DataBindings::measure);
    connect(&m_limit, &HistoryLimit::failed, this,
            [this](const Failure &failure) { say(FailureText::sentence(failure)); });
    connect(&history, &HistoryBindings::told, this, &DataBindings::say);
}

void DataBindings::start()
{
    m_limit.start(keptIn(m_settings));
}

void DataBindings::bind(PreferencesWindow *window)
{
    m_page = window->data();
    m_page->setKept(keptIn(m_settings));
    connect(m_page, &DataPage::shown, this, &DataBindings::measure);
    connect(m_page, &DataPage::keepAsked, this, &DataBindings::onKeepAsked);
    connect(m_page, &DataPage::exportAsked, this, [this] { m_history.exportAllFrom(m_page->window()); });
    connect(m_page, &DataPage::clearAsked, this, [this] { m_history.askToClearAllFrom(m_page->window()); });
}

/// To keep more removes nothing: no need to ask.
void DataBindings::onKeepAsked(days wanted)
{
    const days now = keptIn(m_settings);
    if (wanted == days(0) || (now > days(0) && wanted >= now))
        return keep(wanted);
    Ask::confirm(
        m_page->window(), tr("Remove older messages"),
        tr("Messages older than %1 are removed from this computer now, and every day from now on. This cannot be "
           "undone. Your server's archive, your other devices and the others may still have them; they do not come "
           "back here.")
            .arg(m_page->nameOf(wanted)),
        tr("Remove older messages"), [this, wanted] { keep(wanted); });
}

void DataBindings::keep(days wanted)
{
    m_settings.setValue(KeepKey, int(wanted.count()));
    if (m_page)
        m_page->setKept(wanted);
    say(wanted > days(0) ? tr("Removing older messages…") : QString());
    m_limit.keep(wanted);
}

void DataBindings::measure()
{
    if (!m_page || !m_page->isVisible())
        return;
    m_limit.bytesUsed().then(this, [this](const Result<qint64> &bytes) {
        if (bytes && m_page)
            m_page->setUsed(bytes.value());
    });
}

void DataBindings::say(const QString &sentence)
{
    if (m_page)
        m_page->setStatus(sentence);
}

} // namespace Tertulia
