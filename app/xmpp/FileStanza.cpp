#include "app/xmpp/FileStanza.h"

#include "app/data/FileName.h"

#include <QMimeDatabase>
#include <QXmppElement.h>
#include <QXmppFallback.h>
#include <QXmppFileMetadata.h>
#include <QXmppFileShare.h>
#include <QXmppHash.h>
#include <QXmppHttpFileSource.h>
#include <QXmppMessage.h>
#include <QXmppOutOfBandUrl.h>
#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Tertulia::FileStanza {

namespace {

const auto nsFileSharing = u"urn:xmpp:sfs:0"_s;

std::optional<QUrl> firstAddress(const QXmppFileShare &file)
{
    const auto sources = file.httpSources();
    for (const auto &source : sources) {
        if (isFetchable(source.url()))
            return source.url();
    }
    return {};
}

QByteArray sha256Of(const QXmppFileMetadata &facts)
{
    const auto hashes = facts.hashes();
    for (const auto &hash : hashes) {
        if (hash.algorithm() == QXmpp::HashAlgorithm::Sha256 && hash.hash().size() == 32)
            return hash.hash();
    }
    return {};
}

Transfer named(const QUrl &url, const QString &name)
{
    Transfer transfer;
    transfer.method = TransferMethod::HttpUpload;
    transfer.url = url;
    transfer.name = FileName::safe(name.isEmpty() ? url.fileName(QUrl::FullyDecoded) : name);
    transfer.type = QMimeDatabase().mimeTypeForFile(transfer.name, QMimeDatabase::MatchExtension).name();
    return transfer;
}

Transfer fromSharing(const QXmppFileShare &file, const QUrl &url)
{
    const auto &facts = file.metadata();
    Transfer transfer = named(url, facts.filename().value_or(QString()));
    if (facts.mediaType())
        transfer.type = facts.mediaType()->name().left(MaxTypeLength);
    if (facts.size() && *facts.size() <= uint64_t(std::numeric_limits<qint64>::max()))
        transfer.size = qint64(*facts.size());
    transfer.sha256 = sha256Of(facts);
    return transfer;
}

/// What can be said of a file that nobody could fetch.
QString wordsFor(const QXmppFileShare &file)
{
    const auto sources = file.httpSources();
    const QString address = sources.isEmpty() ? QString() : sources.constFirst().url().toString(QUrl::FullyEncoded);
    return address.isEmpty() ? FileName::safe(file.metadata().filename().value_or(QString()))
                             : address.left(MaxUrlLength);
}

/// XEP-0428: all of the body stands there for clients that do not know XEP-0447.
bool isBodyForOthers(const QXmppMessage &stanza)
{
    const auto markers = stanza.fallbackMarkers();
    return std::ranges::any_of(markers, [](const QXmppFallback &marker) {
        const auto references = marker.references();
        return marker.forNamespace() == nsFileSharing &&
               (references.isEmpty() || std::ranges::any_of(references, [](const QXmppFallback::Reference &part) {
                    return part.element == QXmppFallback::Body && !part.range;
                }));
    });
}

QStringList linesOf(const QString &body)
{
    QStringList lines;
    for (const QString &line : body.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

/// Sorts what a stanza names into what becomes a file and what stays a word.
struct Reader {
    QList<Transfer> files;
    QStringList addresses; // of the files, as the body may name them too
    QStringList others;

    void take(const QXmppFileShare &file)
    {
        const auto url = firstAddress(file);
        if (!url || files.size() == MaxFiles)
            return others.append(wordsFor(file));
        files.append(fromSharing(file, *url));
        const auto sources = file.httpSources();
        for (const auto &source : sources)
            addresses.append(source.url().toString(QUrl::FullyEncoded));
    }

    void take(const QString &address, bool isAlone)
    {
        const QUrl url(address, QUrl::StrictMode);
        if (addresses.contains(url.toString(QUrl::FullyEncoded)))
            return addresses.append(address); // written otherwise
        if (!isAlone || !isFetchable(url) || files.size() == MaxFiles)
            return others.append(address);
        files.append(named(url, {}));
        addresses.append(address);
    }

    QString wordsOf(const QString &body) const
    {
        QStringList lines = body.split(u'\n');
        lines.removeIf([this](const QString &line) { return addresses.contains(line.trimmed()); });
        for (const QString &other : others.first(std::min<qsizetype>(others.size(), MaxFiles))) {
            if (!lines.join(u'\n').contains(other))
                lines.append(other);
        }
        return lines.join(u'\n').trimmed();
    }
};

QXmppElement element(const QString &name, const QString &ns, const QString &text = {})
{
    QXmppElement element;
    element.setTagName(name);
    if (!ns.isEmpty())
        element.setAttribute(u"xmlns"_s, ns);
    if (!text.isEmpty())
        element.setValue(text);
    return element;
}

/// Written here and not by QXmppFileShare: 1.10.3 declares two namespaces on one element wherever there is a hash,
/// which ends the stream, and leaves blanks in addresses.
QXmppElement sharingOf(const Transfer &transfer)
{
    QXmppElement file = element(u"file"_s, u"urn:xmpp:file:metadata:0"_s);
    if (!transfer.type.isEmpty())
        file.appendChild(element(u"media-type"_s, {}, transfer.type));
    file.appendChild(element(u"name"_s, {}, transfer.name));
    if (transfer.size >= 0)
        file.appendChild(element(u"size"_s, {}, QString::number(transfer.size)));
    if (!transfer.sha256.isEmpty()) {
        QXmppElement hash = element(u"hash"_s, u"urn:xmpp:hashes:2"_s, QString::fromLatin1(transfer.sha256.toBase64()));
        hash.setAttribute(u"algo"_s, u"sha-256"_s);
        file.appendChild(hash);
    }
    QXmppElement address = element(u"url-data"_s, u"http://jabber.org/protocol/url-data"_s);
    address.setAttribute(u"target"_s, transfer.url.toString(QUrl::FullyEncoded));
    QXmppElement sources = element(u"sources"_s, {});
    sources.appendChild(address);
    QXmppElement sharing = element(u"file-sharing"_s, nsFileSharing);
    sharing.setAttribute(u"disposition"_s, transfer.type.startsWith("image/"_L1) ? u"inline"_s : u"attachment"_s);
    sharing.appendChild(file);
    sharing.appendChild(sources);
    return sharing;
}

} // namespace

bool isFetchable(const QUrl &url)
{
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           url.toEncoded().size() <= MaxUrlLength;
}

Telling read(const QXmppMessage &stanza, const QString &body)
{
    Reader reader;
    const auto shared = stanza.sharedFiles();
    for (const auto &file : shared)
        reader.take(file);
    QStringList outside;
    const auto addresses = stanza.outOfBandUrls();
    for (const auto &address : addresses)
        outside.append(address.url().trimmed().left(MaxUrlLength));
    outside.removeAll(QString());
    outside.removeDuplicates();
    const QStringList lines = linesOf(body);
    const bool alone =
        shared.isEmpty() && std::ranges::all_of(lines, [&](const QString &line) { return outside.contains(line); });
    for (const QString &address : std::as_const(outside))
        reader.take(address, alone && lines.contains(address));
    if (reader.files.isEmpty() && reader.others.isEmpty())
        return {{}, body};
    const bool forOthers = !reader.files.isEmpty() && isBodyForOthers(stanza);
    return {reader.files, reader.wordsOf(forOthers ? QString() : body)};
}

void write(QXmppMessage &stanza, const Transfer &transfer)
{
    const QString address = transfer.url.toString(QUrl::FullyEncoded);
    QXmppOutOfBandUrl outOfBand;
    outOfBand.setUrl(address);
    stanza.setOutOfBandUrls({outOfBand});
    stanza.setExtensions(stanza.extensions() << sharingOf(transfer));
    stanza.setBody(address);
    stanza.setFallbackMarkers({QXmppFallback(nsFileSharing, {{QXmppFallback::Body, {}}})});
}

} // namespace Tertulia::FileStanza
