#include "app/Log.h"
#include "ui/Application.h"
#include "ui/settings/GeneralChoice.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QLibraryInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTranslator>
#include <cstdio>
#include <kdsingleapplication.h>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

/// One running program a profile: the name under which a second start finds the first.
QString singleName(const Paths &paths)
{
    const QByteArray hash = QCryptographicHash::hash(paths.config.toUtf8(), QCryptographicHash::Sha1).toHex().first(16);
    return u"im.tertulia.Tertulia-"_s + QString::fromLatin1(hash);
}

bool trustAlso(const QString &file)
{
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(file);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(certificates);
    QSslConfiguration::setDefaultConfiguration(configuration);
    return !certificates.isEmpty();
}

/// The language chosen in Preferences speaks before that of the desktop.
void chooseLanguage(const Paths &paths)
{
    const QString language = GeneralChoice::keptIn(Settings(paths)).language;
    if (!language.isEmpty() && QLocale(language).language() != QLocale::C)
        QLocale::setDefault(QLocale(language));
}

/// The person's language where we have it, and in any case the plurals of English; then Qt's own words.
void speak(QCoreApplication &application)
{
    auto *words = new QTranslator(&application);
    if (words->load(QLocale(), u"tertulia"_s, u"_"_s, u":/i18n"_s) || words->load(u":/i18n/tertulia_en"_s))
        QCoreApplication::installTranslator(words);
    if (QLocale().language() == QLocale::English || QLocale().language() == QLocale::C)
        return;
    auto *qtWords = new QTranslator(&application);
    if (qtWords->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qtWords);
}

} // namespace

int main(int argc, char *argv[])
{
    const auto read = CommandLine::read(argc, argv);
    if (const auto *end = std::get_if<EarlyEnd>(&read)) {
        std::fputs(qPrintable(end->text), end->exitCode ? stderr : stdout);
        return end->exitCode;
    }
    const auto &options = std::get<StartOptions>(read);

    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"Tertulia"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TERTULIA_VERSION));
    QGuiApplication::setDesktopFileName(u"im.tertulia.Tertulia"_s);
    const Paths paths = options.profile.isEmpty() ? Paths::ofUser() : Paths::ofProfile(options.profile);

    KDSingleApplication single(singleName(paths), KDSingleApplication::Option::IncludeUsernameInSocketName);
    if (!single.isPrimaryInstance()) {
        if (single.sendMessage(options.address.toUtf8()))
            return 0;
        // What looks like a running one may be the lock of one that was killed: a window is better than none.
        qCWarning(lcWindow) << "another Tertulia seems to run on this profile, but does not answer";
    }
    if (!options.trustedCa.isEmpty() && !trustAlso(options.trustedCa)) {
        std::fputs(qPrintable(u"no certificate in "_s + options.trustedCa + u'\n'), stderr);
        return 66; // EX_NOINPUT
    }

    chooseLanguage(paths);
    speak(application);
    Application tertulia(application, paths, options);
    QObject::connect(&single, &KDSingleApplication::messageReceived, &tertulia,
                     [&tertulia](const QByteArray &address) { tertulia.openAddress(QString::fromUtf8(address)); });
    tertulia.start();
    return QApplication::exec();
}
