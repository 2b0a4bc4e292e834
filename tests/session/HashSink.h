#pragma once

#include <QCryptographicHash>
#include <QIODevice>

namespace Tertulia {

/// What came, as length and hash: nothing of it is kept.
class HashSink : public QIODevice
{
public:
    HashSink() { open(WriteOnly | Unbuffered); }

    qint64 count = 0;
    QByteArray sha256() const { return m_hash.result(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_hash.addData(QByteArrayView(data, size));
        count += size;
        return size;
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace Tertulia
