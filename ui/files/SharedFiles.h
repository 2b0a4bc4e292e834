#pragma once

#include "app/data/Transfer.h"
#include "ui/files/FileAction.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace Tertulia {

class RowFiles;

/// The files and pictures of one conversation that lie on this computer, the newest ones: a part of the details.
/// Hidden where there are none.
class SharedFiles : public QWidget
{
    Q_OBJECT

public:
    static constexpr int MaxPictures = 9, MaxFiles = 6;

    explicit SharedFiles(QWidget *parent = nullptr);

    /// All of the conversation; `files` answers for their pictures and is not owned.
    void setFiles(const QList<Transfer> &transfers, RowFiles *files);

signals:
    void asked(const Tertulia::Transfer &transfer, Tertulia::FileAction action);
    void allAsked();

private:
    QPushButton *face(const Transfer &transfer, RowFiles *files);
    QPushButton *line(const Transfer &transfer);

    QList<Transfer> m_shown;
    QWidget *m_pictures;
    QVBoxLayout *m_lines;
    QPushButton *m_all;
};

} // namespace Tertulia
