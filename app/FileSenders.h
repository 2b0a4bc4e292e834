#pragma once

#include "app/FileSender.h"

#include <memory>
#include <vector>

namespace Tertulia {

class Presences;

/// The ordered list of ways by which files leave. One job tries them one after the other, until one goes through or
/// none is left; what the partner's devices can is asked (XEP-0030) only when a way needs to know it.
class FileSenders
{
public:
    explicit FileSenders(const Presences &presences);
    ~FileSenders();

    void add(std::unique_ptr<FileSender> sender) { m_senders.push_back(std::move(sender)); }
    void setSettings(const FileSettings &settings);
    void attach(XmppClient *client);

    SendJob *start(const Transfer &transfer, bool isRoom, QIODevice *source, QObject *parent);

private:
    class Attempt;

    const Presences &m_presences;
    std::vector<std::unique_ptr<FileSender>> m_senders;
    XmppClient *m_client = nullptr;
};

} // namespace Tertulia
