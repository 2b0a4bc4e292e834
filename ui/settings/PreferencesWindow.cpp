#include "ui/settings/PreferencesWindow.h"

#include "ui/common/Theme.h"
#include "ui/settings/ConnectionPage.h"
#include "ui/settings/DataPage.h"
#include "ui/settings/FilesPage.h"
#include "ui/settings/GeneralPage.h"
#include "ui/settings/NotificationsPage.h"
#include "ui/settings/PrivacyPage.h"
#include "ui/settings/SectionButton.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Tertulia {

PreferencesWindow::PreferencesWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_sections(new QVBoxLayout)
    , m_buttons(new QButtonGroup(this))
    , m_pages(new QStackedWidget)
    , m_general(new GeneralPage)
    , m_notifications(new NotificationsPage)
    , m_privacy(new PrivacyPage)
    , m_files(new FilesPage)
    , m_connection(new ConnectionPage)
    , m_data(new DataPage)
{
    setWindowTitle(tr("Preferences"));
    setAccessibleName(tr("Preferences"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(Space::M, Space::L, Space::M, Space::L);
    m_sections->setSpacing(Space::XS);
    column->addLayout(m_sections);
    column->addStretch();
    row->addLayout(column);
    row->addWidget(m_pages, 1);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            m_pages->setCurrentIndex(id);
    });
    addPage(Icon::Sliders, tr("General"), m_general);
    addPage(Icon::Bell, tr("Notifications"), m_notifications);
    addPage(Icon::Shield, tr("Privacy"), m_privacy);
    addPage(Icon::Folder, tr("Files"), m_files);
    addPage(Icon::Globe, tr("Connection"), m_connection);
    addPage(Icon::Archive, tr("Data"), m_data);
    m_buttons->button(0)->setChecked(true);
    resize(760, 600);
}

void PreferencesWindow::addPage(Icon symbol, const QString &name, QWidget *page)
{
    auto *scroll = new QScrollArea; // with large fonts a page is longer than the window
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    auto *button = new SectionButton(symbol, name);
    m_buttons->addButton(button, m_pages->addWidget(scroll));
    m_sections->addWidget(button);
}

void PreferencesWindow::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.sidebar);
    painter.fillRect(m_pages->geometry(), c.page);
}

void PreferencesWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Tertulia
