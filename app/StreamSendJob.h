#pragma once

#include "app/FileSender.h"
#include "app/StreamDeal.h"

namespace Tertulia {

class Presences;
class XmppClient;

/// One file on its way to one device: offered, then sent by the way that they choose.
class StreamSendJob final : public SendJob, private StreamDeal
{
    Q_OBJECT

public:
    /// `offer`: to whom, its name, type and size, and the methods that both sides know. `path`: of the source, to be
    /// hashed before; empty: it is not.
    StreamSendJob(XmppClient &client, const StreamOffer &offer, const StreamRules &rules, QIODevice *source,
                  const QString &path, const Presences &presences, QObject *parent);
    ~StreamSendJob() override;

    void cancel() override;

private:
    void hash(const QString &path);
    void offer();
    void onAnswer(const Result<TransferMethod> &answer);
    void run(TransferMethod method);
    void joinStream();
    void onUnusable(const Failure &why);
    void onClosed();
    void lookWhetherTheyAreThere();

    QIODevice *m_source;
    const Presences &m_presences;
    TransferMethod m_chosen = TransferMethod::Undecided; ///< by them
};

} // namespace Tertulia
