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

std::optional<Transfer> fromSharing(const QXmppMessage &stanza)
{
    const auto files = stanza.sharedFiles();
    for (const auto &file : files) {
        const auto url = firstAddress(file);
        if (!url)
            continue;
        const auto &facts = file.metadata();
        Transfer transfer = named(*url, facts.filename().value_or(QString()));
        if (facts.mediaType())
            transfer.type = facts.mediaType()->name().left(MaxTypeLength);
        if (facts.size() && *facts.size() <= uint64_t(std::numeric_limits<qint64>::max()))
            transfer.size = qint64(*facts.size());
        transfer.sha256 = sha256Of(facts);
        return transfer;
    }
    return {};
}

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

std::optional<Transfer> read(const QXmppMessage &stanza)
{
    if (const auto shared = fromSharing(stanza))
        return shared;
    const QString body = stanza.body().trimmed();
    const auto addresses = stanza.outOfBandUrls();
    for (const auto &address : addresses) {
        const QUrl url(address.url(), QUrl::StrictMode);
        if (address.url().trimmed() == body && isFetchable(url))
            return named(url, {});
    }
    return {};
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
