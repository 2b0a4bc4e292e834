#include "ui/settings/DataPage.h"

#include "ui/common/Formats.h"
#include "ui/common/TextLabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace Tertulia {

DataPage::DataPage(QWidget *parent)
    : PreferencesPage(parent)
    , m_used(new TextLabel(TextStyle::Body))
    , m_status(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Accent))
{
    addHeading(tr("History on this computer"));
    m_used->setAccessibleName(tr("History size"));
    m_used->setWordWrap(true);
    addWidget(m_used);
    m_keep = addChoice(tr("Keep messages"),
                       tr("Older ones are removed from this computer every day, and your server's archive does not "
                          "bring them back. What you have not read yet and what waits to be sent stays."));
    m_keep->addItem(tr("Forever"), 0);
    m_keep->addItem(tr("1 year"), 365);
    m_keep->addItem(tr("6 months"), 183);
    m_keep->addItem(tr("30 days"), 30);
    connect(m_keep, &QComboBox::currentIndexChanged, this, [this](int row) {
        const QSignalBlocker quiet(m_keep);
        m_keep->setCurrentIndex(m_kept); // whoever hears of it may ask first
        emit keepAsked(Days(m_keep->itemData(row).toInt()));
    });
    m_status->setAccessibleName(tr("Data status"));
    m_status->setWordWrap(true);
    m_status->hide();
    addWidget(m_status);

    addHeading(tr("A copy for you"));
    addHint(tr("All conversations, as files that other programs can read."));
    connect(addButton(tr("Export all conversations…")), &QPushButton::clicked, this, &DataPage::exportAsked);
    addHeading(tr("A clean slate"));
    addHint(tr("All messages are removed from this computer; contacts and settings stay."));
    connect(addButton(tr("Clear all history…")), &QPushButton::clicked, this, &DataPage::clearAsked);
}

QPushButton *DataPage::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setAccessibleName(text);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->addWidget(button);
    row->addStretch();
    addWidget(line);
    return button;
}

void DataPage::setKept(Days days)
{
    const QSignalBlocker quiet(m_keep);
    m_kept = std::max(0, m_keep->findData(int(days.count())));
    m_keep->setCurrentIndex(m_kept);
}

void DataPage::setUsed(qint64 bytes)
{
    m_used->setText(tr("Your messages take up %1.").arg(Formats::fileSize(bytes)));
}

void DataPage::setStatus(const QString &sentence)
{
    m_status->setText(sentence);
    m_status->setVisible(!sentence.isEmpty());
}

QString DataPage::nameOf(Days days) const
{
    return m_keep->itemText(std::max(0, m_keep->findData(int(days.count()))));
}

void DataPage::showEvent(QShowEvent *event)
{
    PreferencesPage::showEvent(event);
    emit shown();
}

} // namespace Tertulia
