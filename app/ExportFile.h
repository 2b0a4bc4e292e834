#pragma once

#include "app/data/Message.h"

#include <QSaveFile>

namespace Tertulia {

/// One conversation in one file for the person to keep: plain text, one JSON document, or a JSON object a line. Written
/// beside and renamed by commit(): never half of it. Mode 0600. Works on any one thread.
class ExportFile
{
public:
    enum class Format { Text, Json, Lines };

    ExportFile(const QString &path, Format format, const Jid &account, const Jid &conversation);

    bool open();
    bool write(const QList<Message> &messages); ///< oldest first, also from one call to the next
    bool commit();
    int count() const { return m_count; }

    static QByteArray toJson(const Message &message); ///< one line
    static QString nameFor(const Jid &conversation);  ///< that no file system stumbles over, without a suffix

private:
    bool put(const QByteArray &bytes) { return m_file.write(bytes) == bytes.size(); }
    QByteArray toText(const Message &message);

    QSaveFile m_file;
    Format m_format;
    Jid m_account, m_conversation;
    QString m_day;
    int m_count = 0;
};

} // namespace Tertulia
