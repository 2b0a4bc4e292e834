#include "ui/files/SharedFiles.h"

#include "ui/common/Icons.h"
#include "ui/common/TextLabel.h"
#include "ui/files/FileFace.h"
#include "ui/files/FileWords.h"
#include "ui/files/RowFiles.h"

#include <QGridLayout>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Columns = 3, PictureSide = 80;

/// A picture that is opened by pressing it.
class PictureButton : public QPushButton
{
public:
    PictureButton(const QString &path, RowFiles *files)
        : m_path(path)
        , m_files(files)
    {
        setFixedSize(PictureSide, PictureSide);
        connect(files, &RowFiles::pictureRead, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        FileFace::paint(&painter, rect().adjusted(2, 2, -2, -2), m_files ? m_files->picture(m_path) : QPixmap(),
                        Icon::Picture, palette());
        if (!hasFocus())
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::colours(palette()).accentInk, 2));
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), Space::Radius, Space::Radius);
    }

private:
    QString m_path;
    QPointer<RowFiles> m_files;
};

bool isHere(const Transfer &transfer)
{
    return transfer.state == TransferState::Done && !transfer.path.isEmpty();
}

} // namespace

SharedFiles::SharedFiles(QWidget *parent)
    : QWidget(parent)
    , m_pictures(new QWidget)
    , m_lines(new QVBoxLayout)
    , m_all(new QPushButton(tr("All transfers…")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::S);
    auto *heading = new TextLabel(tr("Files and pictures"), TextStyle::Caption, TextLabel::Tone::Muted);
    heading->setContentsMargins(0, Space::M, 0, 0);
    column->addWidget(heading);
    column->addWidget(m_pictures);
    m_lines->setSpacing(0);
    column->addLayout(m_lines);
    column->addWidget(m_all);
    m_all->setAccessibleName(m_all->text());
    connect(m_all, &QPushButton::clicked, this, &SharedFiles::allAsked);
    auto *grid = new QGridLayout(m_pictures);
    grid->setContentsMargins({});
    grid->setSpacing(Space::XS);
    grid->setColumnStretch(Columns, 1);
    hide();
}

QPushButton *SharedFiles::face(const Transfer &transfer, RowFiles *files)
{
    auto *button = new PictureButton(transfer.path, files);
    button->setAccessibleName(FileWords::name(transfer));
    button->setToolTip(u"<p>%1</p>"_s.arg(FileWords::name(transfer).toHtmlEscaped()));
    return button;
}

QPushButton *SharedFiles::line(const Transfer &transfer)
{
    const QString name = FileWords::name(transfer);
    auto *button = new QPushButton(Icons::icon(FileWords::symbol(transfer.type, transfer.name)), {});
    const int room = 26 * fontMetrics().averageCharWidth();
    button->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, room).replace(u'&', u"&&"_s));
    button->setFlat(true);
    button->setAccessibleName(name + u", "_s + FileWords::size(transfer));
    button->setToolTip(u"<p>%1</p>"_s.arg(name.toHtmlEscaped()));
    return button;
}

void SharedFiles::setFiles(const QList<Transfer> &transfers, RowFiles *files)
{
    QList<Transfer> shown = transfers;
    shown.removeIf([](const Transfer &transfer) { return !isHere(transfer); });
    std::ranges::sort(shown, std::greater(), [](const Transfer &t) { return std::pair(t.time, t.id); });
    if (shown == m_shown)
        return;
    m_shown = shown;
    qDeleteAll(m_pictures->findChildren<QPushButton *>(Qt::FindDirectChildrenOnly));
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *grid = static_cast<QGridLayout *>(m_pictures->layout());
    int pictures = 0, lines = 0;
    for (const Transfer &transfer : std::as_const(shown)) {
        const bool picture = files && FileWords::symbol(transfer.type, transfer.name) == Icon::Picture;
        if (picture ? pictures >= MaxPictures : lines >= MaxFiles)
            continue;
        QPushButton *button = picture ? face(transfer, files) : line(transfer);
        connect(button, &QPushButton::clicked, this, [this, transfer] { emit asked(transfer, FileAction::Open); });
        if (picture) {
            grid->addWidget(button, pictures / Columns, pictures % Columns);
            ++pictures;
        } else {
            m_lines->addWidget(button, 0, Qt::AlignLeading);
            ++lines;
        }
    }
    m_pictures->setVisible(pictures > 0);
    setVisible(!shown.isEmpty());
}

} // namespace Tertulia
