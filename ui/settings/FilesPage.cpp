#include "ui/settings/FilesPage.h"

#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace Tertulia {

namespace {

constexpr qint64 MB = 1'000'000;

} // namespace

FilesPage::FilesPage(QWidget *parent)
    : PreferencesPage(parent)
    , m_folder(new TextLabel(TextStyle::Body))
    , m_usual(new QPushButton(tr("Use the usual folder")))
    , m_megabytes(new QSpinBox)
{
    addHeading(tr("Received files"));
    addHint(tr("They are kept in this folder. Nothing there is ever replaced, and nothing opens by itself."));
    m_folder->setWordWrap(true);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addWidget(m_folder);
    auto *choose = new QPushButton(tr("Choose folder…"));
    for (QPushButton *button : {choose, m_usual})
        button->setAccessibleName(button->text());
    connect(choose, &QPushButton::clicked, this, &FilesPage::folderAsked);
    connect(m_usual, &QPushButton::clicked, this, [this] { setFolder({}); });
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins({});
    row->addWidget(choose);
    row->addWidget(m_usual);
    row->addStretch();
    addWidget(buttons);

    addHeading(tr("Files that others send"));
    m_accept = addChoice(tr("Accept files"),
                         tr("You are always asked about files from people who are not among your contacts."));
    m_accept->addItem(tr("Ask me every time"), false);
    m_accept->addItem(tr("Accept from contacts"), true);
    addWidget(new TextLabel(tr("Up to"), TextStyle::Body));
    m_megabytes->setAccessibleName(tr("Up to"));
    m_megabytes->setSuffix(tr(" MB"));
    m_megabytes->setRange(1, int(FileSettings().largest / MB));
    m_megabytes->setMaximumWidth(160);
    addWidget(m_megabytes);
    addHint(tr("You are asked before larger ones are accepted."));
    connect(m_accept, &QComboBox::currentIndexChanged, this, &FilesPage::tell);
    connect(m_megabytes, &QSpinBox::valueChanged, this, &FilesPage::tell);
}

void FilesPage::set(const FileSettings &settings, const QString &usualFolder)
{
    const QSignalBlocker quiet(this);
    m_settings = settings;
    m_usualFolder = usualFolder;
    m_accept->setCurrentIndex(m_accept->findData(settings.acceptFromContacts));
    m_megabytes->setValue(int(std::max(MB, settings.acceptUpTo) / MB));
    m_settings = settings; // rounding is no choice
    show();
}

void FilesPage::setFolder(const QString &folder)
{
    m_settings.folder = folder;
    show();
    emit changed(m_settings);
}

void FilesPage::tell()
{
    m_settings.acceptFromContacts = m_accept->currentData().toBool();
    m_settings.acceptUpTo = m_megabytes->value() * MB;
    show();
    emit changed(m_settings);
}

void FilesPage::show()
{
    const QString folder = m_settings.folder.isEmpty() ? m_usualFolder : m_settings.folder;
    m_folder->setText(displayText(QDir::toNativeSeparators(folder)));
    m_usual->setEnabled(!m_settings.folder.isEmpty());
    m_megabytes->setEnabled(m_settings.acceptFromContacts);
}

} // namespace Tertulia
