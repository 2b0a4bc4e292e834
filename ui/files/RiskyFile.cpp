#include "ui/files/RiskyFile.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

// Names that some desktop runs or interprets, whatever its MIME database calls them.
constexpr QLatin1StringView Suffixes[] = {
    "desktop"_L1,    "directory"_L1,   "sh"_L1,   "bash"_L1,     "zsh"_L1,  "fish"_L1, "csh"_L1,   "run"_L1,
    "bin"_L1,        "out"_L1,         "elf"_L1,  "appimage"_L1, "py"_L1,   "pyc"_L1,  "pyw"_L1,   "pl"_L1,
    "rb"_L1,         "lua"_L1,         "tcl"_L1,  "php"_L1,      "js"_L1,   "mjs"_L1,  "jar"_L1,   "jnlp"_L1,
    "class"_L1,      "html"_L1,        "htm"_L1,  "xhtml"_L1,    "xht"_L1,  "mht"_L1,  "mhtml"_L1, "shtml"_L1,
    "svg"_L1,        "svgz"_L1,        "xml"_L1,  "xsl"_L1,      "deb"_L1,  "rpm"_L1,  "snap"_L1,  "flatpak"_L1,
    "flatpakref"_L1, "flatpakrepo"_L1, "exe"_L1,  "msi"_L1,      "com"_L1,  "scr"_L1,  "bat"_L1,   "cmd"_L1,
    "ps1"_L1,        "vbs"_L1,         "hta"_L1,  "lnk"_L1,      "url"_L1,  "reg"_L1,  "apk"_L1,   "so"_L1,
    "ko"_L1,         "service"_L1,     "docm"_L1, "xlsm"_L1,     "pptm"_L1,
};

constexpr QLatin1StringView Types[] = {
    "application/x-desktop"_L1,
    "application/x-executable"_L1,
    "application/x-sharedlib"_L1,
    "application/x-pie-executable"_L1,
    "application/x-shellscript"_L1,
    "application/x-perl"_L1,
    "text/x-python"_L1,
    "application/x-ruby"_L1,
    "application/javascript"_L1,
    "text/javascript"_L1,
    "application/java-archive"_L1,
    "application/x-java-archive"_L1,
    "text/html"_L1,
    "application/xhtml+xml"_L1,
    "image/svg+xml"_L1,
    "application/x-ms-dos-executable"_L1,
    "application/vnd.microsoft.portable-executable"_L1,
    "application/x-msdownload"_L1,
    "application/x-php"_L1,
    "application/vnd.appimage"_L1,
};

/// A program, or a script that says by whom it is run: under whatever name, a desktop may start it.
bool beginsLikeAProgram(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray start = file.read(4);
    return start == "\x7f"
                    "ELF" ||
           start.startsWith("MZ") || start.startsWith("#!");
}

} // namespace

bool isRiskyToOpen(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (std::ranges::find(Suffixes, suffix) != std::end(Suffixes))
        return true;
    if (beginsLikeAProgram(path))
        return true;
    const QMimeDatabase types;
    const auto isOne = [](const QMimeType &type) {
        return std::ranges::any_of(Types, [&type](QLatin1StringView name) { return type.inherits(name); });
    };
    return isOne(types.mimeTypeForFile(path)) || isOne(types.mimeTypeForFile(path, QMimeDatabase::MatchContent));
}

} // namespace Tertulia
