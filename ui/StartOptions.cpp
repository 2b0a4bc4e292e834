#include "ui/StartOptions.h"

#include <QCommandLineParser>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// HOST:PORT or HOST, with [::1]:5222 for IPv6. False where the port is none.
bool readServer(const QString &text, StartOptions &options)
{
    const qsizetype colon = text.endsWith(u']') ? -1 : text.lastIndexOf(u':');
    options.host = colon < 0 ? text : text.first(colon);
    if (options.host.startsWith(u'[') && options.host.endsWith(u']'))
        options.host = options.host.sliced(1, options.host.size() - 2);
    if (colon < 0)
        return !options.host.isEmpty();
    bool isNumber = false;
    options.port = text.sliced(colon + 1).toUShort(&isNumber);
    return isNumber && options.port > 0 && !options.host.isEmpty();
}

EarlyEnd mistake(const QString &sentence)
{
    return {sentence + u'\n', 64}; // EX_USAGE
}

} // namespace

std::variant<StartOptions, EarlyEnd> CommandLine::read(int argc, char *argv[])
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("A messenger for XMPP."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, tr("Says this and ends.")),
        version({u"v"_s, u"version"_s}, tr("Says the version and ends.")),
        profile(u"profile"_s, tr("Keeps everything in DIR: another profile, another user."), u"DIR"_s),
        account(u"account"_s, tr("Signs in with this address."), u"ADDRESS"_s),
        password(u"password-file"_s, tr("Reads its password from the first line of FILE."), u"FILE"_s),
        server(u"server"_s, tr("Where its server listens, if not where its address says."), u"HOST:PORT"_s),
        ca(u"trust-ca"_s, tr("Trusts this certificate authority during this run."), u"FILE"_s),
        minimized(u"minimized"_s, tr("Starts in the tray, or minimized where there is none.")),
        quit(u"quit-on-close"_s, tr("Closing the window ends the program."));
    parser.addOptions({help, version, profile, account, password, server, ca, minimized, quit});
    parser.addPositionalArgument(u"address"_s, tr("Opens the conversation with this xmpp: address."),
                                 u"[xmpp:ADDRESS]"_s);

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (!parser.parse(arguments))
        return mistake(parser.errorText());
    if (parser.isSet(version))
        return EarlyEnd{u"Tertulia " TERTULIA_VERSION "\n"_s, 0};
    if (parser.isSet(help)) {
        const QCoreApplication speaker(argc, argv); // the text names the program
        return EarlyEnd{parser.helpText(), 0};
    }
    if (parser.positionalArguments().size() > 1)
        return mistake(tr("Only one address can be opened."));

    StartOptions options{parser.value(profile),
                         parser.value(account),
                         parser.value(password),
                         {},
                         0,
                         parser.value(ca),
                         parser.positionalArguments().value(0),
                         parser.isSet(minimized),
                         parser.isSet(quit)};
    if (parser.isSet(server) && !readServer(parser.value(server), options))
        return mistake(tr("--server wants HOST:PORT."));
    if (parser.isSet(account) != parser.isSet(password))
        return mistake(tr("--account and --password-file belong together."));
    return options;
}

} // namespace Tertulia
