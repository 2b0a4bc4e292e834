#include "ui/files/PastedPicture.h"

#include "app/Log.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QPromise>
#include <QThreadPool>
#include <memory>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysKept = 30, MostOfOneSecond = 100;

void dropOldOnes(const QDir &folder)
{
    const QDateTime limit = QDateTime::currentDateTime().addDays(-DaysKept);
    const QFileInfoList files = folder.entryInfoList({u"*.png"_s}, QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.lastModified() < limit)
            QFile::remove(file.filePath());
    }
}

QString write(const QImage &image, const QString &where, const QString &name)
{
    if (image.isNull() || !QDir().mkpath(where))
        return {};
    QFile::setPermissions(where, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QDir folder(where);
    dropOldOnes(folder);
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH.mm.ss"_s);
    for (int number = 1; number < MostOfOneSecond; ++number) {
        const QString suffix = number > 1 ? u" (%1)"_s.arg(number) : QString();
        QFile file(folder.filePath(u"%1 %2%3.png"_s.arg(name, stamp, suffix)));
        if (!file.open(QFile::WriteOnly | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
            if (file.exists())
                continue;
            break;
        }
        if (image.save(&file, "PNG") && file.flush())
            return file.fileName();
        qCWarning(lcWindow) << "cannot write a pasted picture:" << file.errorString();
        file.remove();
        return {};
    }
    return {};
}

} // namespace

QFuture<QString> PastedPicture::keep(const QImage &image, const QString &folder)
{
    auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    const QString name = QCoreApplication::translate("Tertulia::PastedPicture", "Picture");
    QThreadPool::globalInstance()->start([promise, image, folder, name] {
        promise->addResult(write(image, folder, name));
        promise->finish();
    });
    return promise->future();
}

} // namespace Tertulia
