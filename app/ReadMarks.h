#pragma once

#include "app/data/Message.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace Tertulia {

class DisplayedExtension;
class MessageIntake;
class MessageStore;
class XmppClient;
struct DisplayedMark;
struct MessageChange;

/// Keeps the devices of one account together about what was read (XEP-0490), in rooms too: tells how far the person
/// read here, follows how far they read elsewhere. Marks only go forward, and nobody else sees them; what partners see
/// is Receipts' business. A mark of a message that is not here yet is looked at again when it comes.
class ReadMarks : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Pause{1'000}; ///< of a flood that is being read only the end is told

    ReadMarks(const Jid &account, const MessageStore &store, MessageIntake &intake, QObject *parent = nullptr);

    void attach(XmppClient *client);
    void flush();                      ///< tells now; what cannot go out waits for the next session
    void tell(const Message &message); ///< the person has read this one and all before it

private:
    void apply(const Jid &conversation);
    void follow(const QList<DisplayedMark> &marks);
    void onChanged(const MessageChange &change);
    void publish(const Message &message);

    Jid m_account;
    MessageIntake &m_intake;
    XmppClient *m_client = nullptr;
    QPointer<DisplayedExtension> m_extension;
    QHash<Jid, QString> m_marks;   ///< archive id of each conversation, as last told by any device
    QHash<Jid, Message> m_waiting; ///< read here, to be told
    QTimer m_pause;
    bool m_refused = false; ///< this server keeps no such marks
};

} // namespace Tertulia
