#include "app/xmpp/FileStanza.h"

#include "app/data/FileName.h"

#include <QMimeDatabase>
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
    QXmppFileMetadata facts;
    facts.setFilename(transfer.name);
    if (const auto type = QMimeDatabase().mimeTypeForName(transfer.type); type.isValid())
        facts.setMediaType(type);
    if (transfer.size >= 0)
        facts.setSize(uint64_t(transfer.size));
    if (!transfer.sha256.isEmpty()) {
        QXmppHash hash;
        hash.setAlgorithm(QXmpp::HashAlgorithm::Sha256);
        hash.setHash(transfer.sha256);
        facts.setHashes({hash});
    }
    QXmppFileShare file;
    file.setDisposition(transfer.type.startsWith("image/"_L1) ? QXmppFileShare::Inline : QXmppFileShare::Attachment);
    file.setMetadata(facts);
    file.setHttpSources({QXmppHttpFileSource(transfer.url)});
    QXmppOutOfBandUrl outOfBand;
    outOfBand.setUrl(address);
    stanza.setSharedFiles({file});
    stanza.setOutOfBandUrls({outOfBand});
    stanza.setBody(address);
    stanza.setFallbackMarkers({QXmppFallback(nsFileSharing, {{QXmppFallback::Body, {}}})});
}

} // namespace Tertulia::FileStanza
