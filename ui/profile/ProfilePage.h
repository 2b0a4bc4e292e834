#pragma once

#include "app/data/Failure.h"
#include "app/data/Jid.h"
#include "app/data/Profile.h"
#include "ui/common/ColumnPage.h"
#include "ui/profile/OwnPictures.h"

#include <optional>

class QPushButton;

namespace Tertulia {

class ProfileForm;

/// One's own profile: picture and vCard, as the server has them, to be changed and saved. Nothing typed is lost: it
/// stays where saving fails, and leaving asks first. Knows no session.
class ProfilePage : public ColumnPage
{
    Q_OBJECT

public:
    explicit ProfilePage(const Jid &account, QWidget *parent = nullptr);

    void start(); ///< asks for what there is
    bool isLoaded() const { return m_loaded; }

public slots:
    void showProfile(const Tertulia::Profile &profile);
    void showNotLoaded(const Tertulia::Failure &failure);
    void showPictureSaved();
    void showSaved();
    void showNotSaved(const Tertulia::Failure &failure);
    void usePicture(const QString &file); ///< chosen or dropped

signals:
    void loadAsked();
    void pictureFileAsked(); ///< a file dialog, then usePicture()
    /// `picture`: only where it is another; without bytes: none from now on.
    void saveAsked(const Tertulia::Profile &before, const Tertulia::Profile &after,
                   const std::optional<Tertulia::OwnPicture> &picture);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildPicture();
    QWidget *buildFooter();
    void submit();
    void leave();
    void takePicture(const OwnPicture &picture);
    void tellPictureProblem(OwnPictures::Problem problem);
    bool isChanged() const;
    void setBusy(bool busy);
    void say(const QString &text, bool isFailure);

    OwnPictures m_maker;
    std::optional<OwnPicture> m_picture; ///< chosen, not saved
    class OwnFace *m_face;
    QPushButton *m_choose, *m_remove;
    ProfileForm *m_form;
    TextLabel *m_status;
    QPushButton *m_save, *m_again, *m_back, *m_discard;
    bool m_loaded = false, m_busy = false;
};

} // namespace Tertulia
