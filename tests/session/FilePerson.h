#pragma once

#include "SessionFixture.h"
#include "app/Transfers.h"

#include <QDir>
#include <QFile>

namespace Tertulia {

/// Somebody with a folder for what they send and one for what they get.
class FilePerson : public Person
{
public:
    FilePerson(const AccountSettings &own, const QString &secret)
        : Person(own, secret)
    {
        settings.folder = QDir(folder.path()).filePath(QStringLiteral("received"));
        begin();
    }

    void begin() { transfers().setSettings(settings); } ///< after start(), as the application does
    void restart()
    {
        start();
        begin();
    }
    Transfers &transfers() const { return session->transfers(); }

    QString make(const QString &name, const QByteArray &bytes) const
    {
        QDir(folder.path()).mkpath(QStringLiteral("mine"));
        const QString path = QDir(folder.path()).filePath(QStringLiteral("mine/") + name);
        QFile file(path);
        return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    Transfer newest() const { return transfers().all().value(0); }
    bool ends(TransferState state, int milliseconds = 30'000) const
    {
        const auto isOver = [this] { return newest().isOver(); };
        const bool over = QTest::qWaitFor(isOver, milliseconds);
        if (!over || newest().state != state)
            qWarning() << "state" << int(newest().state) << "failure" << int(newest().failure) << newest().done;
        return over && newest().state == state;
    }
    QStringList received() const { return QDir(settings.folder).entryList(QDir::Files | QDir::Hidden | QDir::System); }

    FileSettings settings;
};

} // namespace Tertulia
