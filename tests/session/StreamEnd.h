#pragma once

#include "app/Presences.h"
#include "app/StreamReceiver.h"
#include "app/StreamSender.h"
#include "tests/session/Attempt.h"
#include "tests/session/HashSink.h"
#include "tests/support/LocalServer.h"

#include <QBuffer>
#include <QXmppClient.h>
#include <QXmppConfiguration.h>

namespace Tertulia {

/// One offer and what became of it.
struct Incoming {
    explicit Incoming(FileOffer *taken)
        : offer(taken)
    {
    }
    ~Incoming() { delete offer; }

    QString outcome() const
    {
        if (!finished.isEmpty())
            return QStringLiteral("finished");
        if (!withdrawn.isEmpty())
            return QStringLiteral("withdrawn");
        return failed.isEmpty() ? QString() : QStringLiteral("failed");
    }
    FailureKind failure() const
    {
        return failed.isEmpty() ? FailureKind::Unknown : failed.last().first().value<Failure>().kind;
    }

    FileOffer *offer;
    HashSink sink;
    QSignalSpy started{offer, &FileOffer::started};
    QSignalSpy finished{offer, &FileOffer::finished};
    QSignalSpy withdrawn{offer, &FileOffer::withdrawn};
    QSignalSpy failed{offer, &FileOffer::failed};
};

/// One file that is sent and what became of it.
struct Outgoing {
    Outgoing(StreamSender &sender, const FilePeer &peer, const QByteArray &content,
             const QString &name = QStringLiteral("a.bin"))
    {
        source.setData(content);
        source.open(QIODevice::ReadOnly);
        Transfer transfer;
        transfer.name = name;
        transfer.size = content.size();
        if (sender.canSend(transfer, peer))
            take(sender.start(transfer, peer, &source, nullptr));
    }
    ~Outgoing() { delete job; }

    void take(SendJob *started)
    {
        job = started;
        const auto note = [this](const QString &what) {
            return [this, what](const auto &...) { outcome = outcome.isEmpty() ? what : outcome + u'+' + what; };
        };
        QObject::connect(job, &SendJob::finished, job, note(QStringLiteral("finished")));
        QObject::connect(job, &SendJob::declined, job, note(QStringLiteral("declined")));
        QObject::connect(job, &SendJob::unusable, job, note(QStringLiteral("unusable")));
        QObject::connect(job, &SendJob::failed, job, [this, note](const Failure &why) {
            failure = why.kind;
            note(QStringLiteral("failed"))();
        });
        QObject::connect(job, &SendJob::accepted, job, [this](TransferMethod way) { method = way; });
        QObject::connect(job, &SendJob::progressed, job, [this](qint64 bytes) { done = bytes; });
    }

    QBuffer source;
    SendJob *job = nullptr;
    QString outcome;
    FailureKind failure = FailureKind::Unknown;
    TransferMethod method = TransferMethod::Undecided;
    qint64 done = 0;
};

/// One device that sends and takes files in streams.
struct StreamEnd : Attempt {
    StreamEnd()
    {
        presences.attach(&client);
        sender.attach(&client);
        receiver.attach(&client);
        QObject::connect(&receiver, &FileReceiver::offered, &client, [this](FileOffer *offer) {
            offers.push_back(std::make_unique<Incoming>(offer));
            if (takesAll)
                offer->accept(&offers.back()->sink);
        });
    }

    QString jid() const { return client.client().configuration().jid(); }

    /// Knows `device` (full address) as one with these features.
    bool waitFor(const QString &device)
    {
        const auto jid = *Jid::parse(device);
        return QTest::qWaitFor(
            [&] {
                for (const auto &known : presences.of(jid.bare()).devices) {
                    if (known.resource == jid.resource())
                        return true;
                }
                return false;
            },
            10'000);
    }

    static FilePeer peer(const QString &device, bool socks = true, bool inBand = true)
    {
        QSet<QString> features{StreamInitiation::feature()};
        if (socks)
            features.insert(QStringLiteral("http://jabber.org/protocol/bytestreams"));
        if (inBand)
            features.insert(QStringLiteral("http://jabber.org/protocol/ibb"));
        const auto full = *Jid::parse(device);
        return {full.bare(), false, {{full, features}}};
    }

    Presences presences;
    StreamSender sender{presences};
    StreamReceiver receiver;
    bool takesAll = true;
    std::vector<std::unique_ptr<Incoming>> offers;
};

} // namespace Tertulia
