#pragma once

#include "app/data/Jid.h"
#include "ui/files/Thumbnails.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QMimeData;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Tertulia {

class TextLabel;

/// Files about to be sent: a card above the composer with picture or symbol, name, size and a way out for each of them.
/// Nothing leaves before Send. Keeps by conversation what was put here and not sent, as long as the window lives.
/// Hidden while there is nothing.
class AttachPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr int MaxFiles = 50;

    explicit AttachPane(QWidget *parent = nullptr);

    void setPasteFolder(const QString &folder) { m_pasteFolder = folder; } ///< where pasted pictures are kept
    void open(const Jid &conversation);
    QStringList files() const { return m_files; }
    /// Local files or a picture (a text beside it is only its name), that is: something for this pane.
    static bool takes(const QMimeData *data);

public slots:
    void add(const QStringList &paths); ///< what is no readable plain file is refused in words
    void addFrom(const QMimeData *source);
    bool cancel(); ///< false where there was nothing

signals:
    void sendAsked(const Tertulia::Jid &conversation, const QStringList &paths);
    void emptied();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void keepPicture(const QImage &image);
    void remove(const QString &path);
    void send();
    void showFiles();
    void fit();
    void complain(const QString &sentence);

    Jid m_conversation;
    QStringList m_files;
    QHash<Jid, QStringList> m_elsewhere;
    QString m_pasteFolder;
    Thumbnails m_thumbnails;
    TextLabel *m_title, *m_problem;
    QScrollArea *m_area;
    QVBoxLayout *m_rows;
    QPushButton *m_send;
};

} // namespace Tertulia
