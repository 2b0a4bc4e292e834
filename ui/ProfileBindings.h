#pragma once

#include "app/data/Profile.h"
#include "app/data/Result.h"
#include "ui/common/FilePicker.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <optional>

namespace Tertulia {

class ChatSession;
class MainWindow;
class ProfilePage;

/// Joins one session's profiles with the window: what the details pane shows of a person is asked for when it is open,
/// and one's own page is filled and saved. Lives as long as the session is shown.
class ProfileBindings : public QObject
{
    Q_OBJECT

public:
    ProfileBindings(ChatSession &session, MainWindow &window);
    ~ProfileBindings() override;

    void openOwn();

private:
    void bindDetails();
    void showProfile(const Jid &jid);
    void askDevices(const Jid &jid, const QStringList &resources);
    void load();
    void save(const Profile &before, const Profile &after, const std::optional<OwnPicture> &picture);
    void saveText(const Profile &before, const Profile &after);

    ChatSession &m_session;
    MainWindow &m_window;
    SystemFilePicker m_picker;
    QPointer<ProfilePage> m_page;
    Jid m_shown;                          ///< whose details are open
    QHash<QString, DeviceInfo> m_devices; ///< theirs, by resource: what is asked for or known
};

} // namespace Tertulia
