#include "ui/settings/GeneralPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

void choose(QComboBox *box, const QVariant &data)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

void check(QCheckBox *box, bool on)
{
    const QSignalBlocker quiet(box);
    box->setChecked(on);
}

} // namespace

GeneralPage::GeneralPage(QWidget *parent)
    : PreferencesPage(parent)
{
    addHeading(tr("Appearance"));
    m_theme = addChoice(tr("Theme"));
    m_theme->addItem(tr("As the system"), int(Theme::Scheme::System));
    m_theme->addItem(tr("Light"), int(Theme::Scheme::Light));
    m_theme->addItem(tr("Dark"), int(Theme::Scheme::Dark));
    m_fontSize = addChoice(tr("Font size"));
    for (const int percent : GeneralChoice::FontSizes)
        m_fontSize->addItem(percent == 100 ? tr("As the system") : tr("%1 %").arg(percent), percent);
    m_language = addChoice(tr("Language"), tr("Another language is spoken from the next start on."));
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(u"English"_s, u"en"_s); // each in its own words
    m_language->addItem(u"Español"_s, u"es"_s);
    addHeading(tr("Conversations"));
    m_roomEvents = addSwitch(tr("Show who enters and leaves rooms"),
                             tr("And new names and subjects: quiet lines between the messages."));
    m_presenceEvents = addSwitch(tr("Show when contacts come and go"), tr("And their new status messages."));
    addHeading(tr("Starting"));
    m_startAtLogin = addSwitch(tr("Start at login"));
    m_startInTray = addSwitch(tr("Start in tray"), tr("Without a window, where the desktop has a tray."));
    for (QComboBox *box : {m_theme, m_fontSize, m_language})
        connect(box, &QComboBox::currentIndexChanged, this, &GeneralPage::tell);
    for (QCheckBox *box : {m_startAtLogin, m_startInTray, m_roomEvents, m_presenceEvents})
        connect(box, &QCheckBox::toggled, this, &GeneralPage::tell);
}

void GeneralPage::set(const GeneralChoice &choice)
{
    choose(m_theme, int(choice.theme));
    choose(m_fontSize, choice.fontPercent);
    choose(m_language, choice.language);
    check(m_startAtLogin, choice.startAtLogin);
    check(m_startInTray, choice.startInTray);
    check(m_roomEvents, choice.events.rooms);
    check(m_presenceEvents, choice.events.presence);
}

void GeneralPage::tell()
{
    emit changed({Theme::Scheme(m_theme->currentData().toInt()),
                  m_language->currentData().toString(),
                  m_fontSize->currentData().toInt(),
                  m_startInTray->isChecked(),
                  m_startAtLogin->isChecked(),
                  {m_roomEvents->isChecked(), m_presenceEvents->isChecked()}});
}

} // namespace Tertulia
