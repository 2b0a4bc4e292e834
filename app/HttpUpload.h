#pragma once

#include "app/FileSender.h"

namespace Tertulia {

class Web;

/// HTTP file upload (XEP-0363): a slot from our server, then PUT, streamed from the disk. Works for rooms and for
/// people who are not there. Finds the service at each sign-in (XEP-0030); telling of the file is the message's part.
class HttpUpload : public QObject, public FileSender
{
    Q_OBJECT

public:
    static constexpr int MaxServices = 30; ///< so many items of the server are asked what they are

    explicit HttpUpload(Web &web, QObject *parent = nullptr);

    void attach(XmppClient *client) override;
    bool canSend(const Transfer &transfer, const FilePeer &peer) const override; ///< true while nobody knows yet
    SendJob *start(const Transfer &transfer, const FilePeer &peer, QIODevice *source, QObject *parent) override;

    XmppClient *client() const { return m_client; }
    QString service() const { return m_service; } ///< empty: none
    qint64 largest() const { return m_largest; }  ///< bytes, as the service tells; -1: it does not
    bool isKnown() const { return m_asked == 0; } ///< the search is over

signals:
    void known();

private:
    void search();
    void ask(const QString &jid);
    void answered();

    Web &m_web;
    XmppClient *m_client = nullptr;
    QString m_service;
    qint64 m_largest = -1;
    int m_asked = 1; // answers that are still to come
    int m_session = 0;
};

} // namespace Tertulia
