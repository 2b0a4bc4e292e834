#pragma once

#include "app/data/Failure.h"

#include <QObject>
#include <QPointer>
#include <QUrl>
#include <functional>

class QHostInfo;
class QNetworkReply;

namespace Tertulia {

class ReceivedFile;
class Web;

/// One file coming by https into a ReceivedFile. Goes on where that has got to, where the hash will tell that both
/// parts are of one file. Follows at most MaxRedirects, each checked like the first address: https, and no host inside
/// our own walls that is not our server's. Ends in finished() or failed(), or by cancel().
class Download : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxRedirects = 5;

    /// `mayResume`: a hash is known. Web and sink outlive it.
    Download(Web &web, const QUrl &url, ReceivedFile &sink, bool mayResume, QObject *parent = nullptr);
    ~Download() override;

    void start();
    void cancel(); ///< nothing is told any more

signals:
    void sized(qint64 bytes); ///< what the server says of the whole file
    void progressed(qint64 done);
    void finished(); ///< all that came is in the sink
    void failed(const Tertulia::Failure &failure);

private:
    void visit(const QUrl &url);
    void onLookedUp(const QUrl &url, const QHostInfo &found);
    void get(const QUrl &url);
    void onHeaders();
    void drain();
    void onFinished();
    void fail(const Failure &failure);

    Web &m_web;
    QUrl m_url;
    ReceivedFile &m_sink;
    QPointer<QNetworkReply> m_reply;
    int m_redirects = 0, m_lookup = -1;
    qint64 m_from = 0; // where this reply begins
    bool m_mayResume = false, m_headersSeen = false, m_over = false;
};

} // namespace Tertulia
