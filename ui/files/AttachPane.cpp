#include "ui/files/AttachPane.h"

#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/TextLabel.h"
#include "ui/files/AttachedRow.h"
#include "ui/files/FileWords.h"
#include "ui/files/PastedPicture.h"
#include "ui/timeline/DisplayText.h"

#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int RowsInSight = 3;

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

QString called(const QString &path)
{
    return displayText(QFileInfo(path).fileName()).simplified();
}

} // namespace

//  ┌──────────────────────────────────────┐
//  │ 2 files to send, 4.3 MB              │
//  │ [pic] beach.jpg           4.2 MB   × │
//  │ (sym) list.csv             12 kB   × │
//  │ what cannot be sent, and why         │
//  │ [Send] [Cancel]                      │
//  └──────────────────────────────────────┘
AttachPane::AttachPane(QWidget *parent)
    : QWidget(parent)
    , m_pasteFolder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/pasted"_L1)
    , m_title(new TextLabel(TextStyle::BodyStrong))
    , m_problem(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Danger))
    , m_area(new QScrollArea)
    , m_rows(new QVBoxLayout)
    , m_send(new QPushButton(tr("Send")))
{
    setAccessibleName(tr("Files to send"));
    m_problem->setWordWrap(true);
    auto *rows = new QWidget;
    rows->setLayout(m_rows);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(0);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(rows);
    m_area->viewport()->setAutoFillBackground(false);
    rows->setAutoFillBackground(false);
    auto *cancel = new QPushButton(tr("Cancel"));
    m_send->setProperty("look", u"main"_s);
    m_send->setAutoDefault(true); // Enter, too
    for (QPushButton *button : {m_send, cancel})
        button->setAccessibleName(button->text());
    m_send->setAccessibleDescription(tr("Sends the files"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_send);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::M, Space::M, Space::M, Space::M);
    column->setSpacing(Space::S);
    column->addWidget(m_title);
    column->addWidget(m_area);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(m_send, &QPushButton::clicked, this, &AttachPane::send);
    connect(cancel, &QPushButton::clicked, this, &AttachPane::cancel);
    showFiles();
}

void AttachPane::open(const Jid &conversation)
{
    if (conversation == m_conversation)
        return;
    if (m_files.isEmpty())
        m_elsewhere.remove(m_conversation);
    else
        m_elsewhere.insert(m_conversation, m_files);
    m_conversation = conversation;
    m_files = m_elsewhere.take(conversation);
    m_problem->clear();
    showFiles();
}

bool AttachPane::takes(const QMimeData *data)
{
    if (!localFiles(data).isEmpty())
        return true;
    return data->hasImage() && !data->hasText(); // a table of numbers comes as a picture, too
}

void AttachPane::addFrom(const QMimeData *source)
{
    if (const QStringList paths = localFiles(source); !paths.isEmpty())
        add(paths);
    else if (source->hasImage())
        keepPicture(qvariant_cast<QImage>(source->imageData()));
}

void AttachPane::keepPicture(const QImage &image)
{
    PastedPicture::keep(image, m_pasteFolder).then(this, [this, where = m_conversation](const QString &path) {
        if (path.isEmpty())
            complain(tr("The picture could not be stored, so it cannot be sent. Is the disk full?"));
        else if (where == m_conversation)
            add({path});
        else
            m_elsewhere[where].append(path); // one has gone on meanwhile
    });
}

void AttachPane::add(const QStringList &paths)
{
    if (m_conversation.isNull())
        return;
    m_problem->clear();
    QString problem;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (info.isDir())
            problem = tr("“%1” is a folder. Pack it into one file to send it.").arg(called(path));
        else if (!info.isFile() || !info.isReadable())
            problem = tr("“%1” cannot be read.").arg(called(path));
        else if (m_files.size() >= MaxFiles)
            problem = tr("At most %n file(s) can be sent at once.", nullptr, MaxFiles);
        else if (!m_files.contains(info.absoluteFilePath()))
            m_files << info.absoluteFilePath();
    }
    showFiles();
    if (!problem.isEmpty())
        complain(problem);
    else if (!m_files.isEmpty())
        announce(m_title, m_title->text());
    if (!m_files.isEmpty())
        m_send->setFocus();
}

void AttachPane::remove(const QString &path)
{
    m_files.removeAll(path);
    m_problem->clear();
    showFiles();
    if (m_files.isEmpty())
        emit emptied();
    else
        m_send->setFocus();
}

bool AttachPane::cancel()
{
    const bool any = !isHidden();
    m_files.clear();
    m_problem->clear();
    showFiles();
    if (any)
        emit emptied();
    return any;
}

void AttachPane::send()
{
    const QStringList files = m_files;
    cancel();
    if (!files.isEmpty())
        emit sendAsked(m_conversation, files);
}

void AttachPane::showFiles()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may be what was pressed
        delete item;
    }
    qint64 bytes = 0;
    for (const QString &path : std::as_const(m_files)) {
        auto *row = new AttachedRow(path, m_thumbnails);
        connect(row, &AttachedRow::removed, this, [this, path] { remove(path); });
        m_rows->addWidget(row);
        bytes += QFileInfo(path).size();
    }
    const QString count = tr("%n file(s) to send", nullptr, int(m_files.size()));
    m_title->setText(m_files.isEmpty() ? QString() : count + u", "_s + Formats::fileSize(bytes));
    m_title->setVisible(!m_files.isEmpty());
    m_area->setVisible(!m_files.isEmpty());
    m_send->setVisible(!m_files.isEmpty());
    fit();
}

void AttachPane::fit()
{
    const int count = std::min(int(m_files.size()), RowsInSight);
    const int row = m_rows->count() ? m_rows->itemAt(0)->sizeHint().height() : 0;
    const int more = m_files.size() > RowsInSight ? row / 2 : 0; // half a row says that there is more
    m_area->setFixedHeight(count * row + more);
    m_problem->setVisible(!m_problem->text().isEmpty());
    setVisible(!m_files.isEmpty() || !m_problem->text().isEmpty());
}

void AttachPane::complain(const QString &sentence)
{
    m_problem->setText(sentence);
    fit();
    announce(m_problem, sentence);
}

void AttachPane::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(c.line);
    painter.setBrush(c.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Space::BubbleRadius, Space::BubbleRadius);
}

} // namespace Tertulia
