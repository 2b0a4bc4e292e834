#pragma once

#include <QCoreApplication>
#include <QString>
#include <variant>

namespace Tertulia {

/// What was said on the command line.
struct StartOptions {
    QString profile;               ///< everything in this folder; empty: the XDG folders
    QString account, passwordFile; ///< signs in at once, without the form
    QString host;                  ///< with `account`, in place of an SRV lookup
    quint16 port = 0;
    QString trustedCa; ///< PEM file, trusted by this run beside the system's
    QString address;   ///< xmpp: address of a conversation to open
    bool minimized = false;
    bool quitOnClose = false; ///< closing the window ends the program, also where there is a tray
};

/// A run that ends before there is a window: --help, --version, or a mistake.
struct EarlyEnd {
    QString text;
    int exitCode = 0;
};

class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Needs no display.
    static std::variant<StartOptions, EarlyEnd> read(int argc, char *argv[]);
};

} // namespace Tertulia
