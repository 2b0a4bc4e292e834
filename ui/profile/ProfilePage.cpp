#include "ui/profile/ProfilePage.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/AvatarPictures.h"
#include "ui/common/FailureText.h"
#include "ui/profile/ProfileForm.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int FaceSize = 96;

QString localFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.constFirst().toLocalFile() : QString();
}

QPushButton *button(const QString &text, const QString &look = {})
{
    auto *made = new QPushButton(text);
    made->setAccessibleName(text);
    made->setAutoDefault(true);
    if (!look.isEmpty())
        made->setProperty("look", look);
    return made;
}

} // namespace

/// The picture as others see it, or as they will.
class OwnFace : public QWidget
{
public:
    explicit OwnFace(const Jid &account)
        : m_account(account)
    {
        setFixedSize(FaceSize, FaceSize);
    }

    void show(const std::optional<OwnPicture> &chosen)
    {
        m_isChosen = chosen.has_value();
        m_chosen = m_isChosen ? AvatarPictures::decoded(chosen->bytes, AvatarPictures::LargeSide) : QImage();
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (m_isChosen)
            AvatarPainter::paintPicture(&painter, rect(), m_chosen, m_account, m_account.local(), palette());
        else
            AvatarPainter::paint(&painter, rect(), m_account, m_account.local(), palette());
    }

private:
    Jid m_account;
    bool m_isChosen = false;
    QImage m_chosen; ///< null: initials
};

//  My profile
//  what others see of you …
//  (face)  [Choose picture…] [Remove picture]
//  fields …
//  ----- below, always in sight -----
//  how it stands
//  [Try again or Leave without saving]
//  [Save] [Back]
ProfilePage::ProfilePage(const Jid &account, QWidget *parent)
    : ColumnPage(parent)
    , m_face(new OwnFace(account))
    , m_choose(button(tr("Choose picture…")))
    , m_remove(button(tr("Remove picture"), u"quiet"_s))
    , m_form(new ProfileForm)
    , m_status(new TextLabel(TextStyle::Body))
    , m_save(button(tr("Save"), u"main"_s))
    , m_again(button(tr("Try again"), u"main"_s))
    , m_back(button(tr("Back"), u"quiet"_s))
    , m_discard(button(tr("Leave without saving"), u"quiet"_s))
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(Space::L);
    auto *title = new TextLabel(tr("My profile"), TextStyle::Title);
    auto *about = new TextLabel(tr("of %1. Whoever knows your address can see what you write here. Leave empty what "
                                   "nobody needs to know.")
                                    .arg(account.toString()),
                                TextStyle::Body, TextLabel::Tone::Muted);
    for (TextLabel *label : {title, about, m_status})
        label->setWordWrap(true);
    m_status->setAccessibleName(tr("Profile status"));
    for (QWidget *part : std::initializer_list<QWidget *>{title, about, buildPicture(), m_form})
        column->addWidget(part);
    setColumn(page);
    setFooter(buildFooter());
    setAccessibleName(title->text());
    setAcceptDrops(true);
    connect(m_form, &ProfileForm::submitted, this, &ProfilePage::submit);
    connect(m_form, &ProfileForm::edited, this, [this] {
        m_discard->hide();
        say({}, false);
    });
    connect(&m_maker, &OwnPictures::ready, this, &ProfilePage::takePicture);
    connect(&m_maker, &OwnPictures::failed, this, &ProfilePage::tellPictureProblem);
}

QWidget *ProfilePage::buildPicture()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(Space::L);
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::S);
    column->addStretch();
    column->addWidget(m_choose);
    column->addWidget(m_remove);
    column->addStretch();
    row->addWidget(m_face);
    row->addLayout(column, 1);
    m_choose->setToolTip(tr("Or drop a picture here"));
    connect(m_choose, &QPushButton::clicked, this, &ProfilePage::pictureFileAsked);
    connect(m_remove, &QPushButton::clicked, this, [this] { takePicture({}); });
    return box;
}

/// Save and Back stand at its end, and stay there whatever is said above them.
QWidget *ProfilePage::buildFooter()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(Space::S);
    QSizePolicy reserved = m_status->sizePolicy();
    reserved.setRetainSizeWhenHidden(true);
    m_status->setSizePolicy(reserved);
    m_status->setMinimumHeight(m_status->fontMetrics().height());
    column->addWidget(m_status);
    column->addWidget(m_again);
    column->addWidget(m_discard);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    row->addWidget(m_save, 1);
    row->addWidget(m_back, 1);
    column->addLayout(row);
    m_again->hide();
    m_discard->hide();
    connect(m_save, &QPushButton::clicked, this, &ProfilePage::submit);
    connect(m_again, &QPushButton::clicked, this, &ProfilePage::start);
    connect(m_discard, &QPushButton::clicked, this, &ProfilePage::left);
    connect(m_back, &QPushButton::clicked, this, &ProfilePage::leave);
    return box;
}

void ProfilePage::start()
{
    m_again->hide();
    setBusy(true);
    m_save->setEnabled(false);
    say(tr("Asking your server for your profile…"), false);
    m_back->setFocus();
    emit loadAsked();
}

void ProfilePage::showProfile(const Profile &profile)
{
    m_loaded = true;
    setBusy(false);
    m_form->setProfile(profile);
    say({}, false);
    m_form->focusProblem();
}

void ProfilePage::showNotLoaded(const Failure &failure)
{
    m_busy = false;
    m_again->show();
    say(tr("Your profile could not be read.") + u' ' + FailureText::sentence(failure), true);
    m_again->setFocus();
}

void ProfilePage::submit()
{
    if (m_busy || !m_loaded)
        return;
    if (const QString problem = m_form->problem(); !problem.isEmpty()) {
        say(problem, true);
        m_form->focusProblem();
        return bringIntoSight(focusWidget());
    }
    m_discard->hide();
    setBusy(true);
    say(tr("Saving your profile…"), false);
    emit saveAsked(m_form->before(), m_form->profile(), m_picture);
}

void ProfilePage::showPictureSaved()
{
    m_picture.reset();
}

void ProfilePage::showSaved()
{
    const Profile saved = m_form->profile();
    setBusy(false);
    m_form->setProfile(saved);
    say(tr("Your profile was saved."), false);
    m_back->setFocus();
}

void ProfilePage::showNotSaved(const Failure &failure)
{
    setBusy(false);
    say(tr("Your profile was not saved; what you typed is still here.") + u' ' + FailureText::sentence(failure), true);
    m_save->setFocus();
}

void ProfilePage::usePicture(const QString &file)
{
    if (m_loaded && !m_busy)
        m_maker.make(file);
}

void ProfilePage::takePicture(const OwnPicture &picture)
{
    m_picture = picture;
    m_face->show(m_picture);
    m_remove->setEnabled(!picture.bytes.isEmpty());
    m_discard->hide();
    say(picture.bytes.isEmpty() ? tr("The picture goes when you save.") : tr("The picture is published when you save."),
        false);
    m_save->setFocus();
}

void ProfilePage::tellPictureProblem(OwnPictures::Problem problem)
{
    switch (problem) {
    case OwnPictures::Problem::None:
        break;
    case OwnPictures::Problem::CannotRead:
        return say(tr("This file cannot be read."), true);
    case OwnPictures::Problem::TooLarge:
        return say(tr("This picture is too large: at most 40 MB and 50 million pixels, please."), true);
    case OwnPictures::Problem::NoPicture:
        return say(tr("This is no picture, or a damaged one. PNG, JPEG, GIF and WebP can be used."), true);
    }
}

bool ProfilePage::isChanged() const
{
    return m_loaded && (m_picture || m_form->isChanged());
}

void ProfilePage::leave()
{
    if (!isChanged())
        return emit left();
    m_discard->show();
    say(tr("You have not saved what you changed."), true);
    m_save->setFocus();
}

void ProfilePage::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *part : std::initializer_list<QWidget *>{m_form, m_choose, m_remove, m_save})
        part->setEnabled(!busy);
    m_save->setVisible(true);
}

void ProfilePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        ColumnPage::keyPressEvent(event);
}

void ProfilePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_loaded && !m_busy && !localFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ProfilePage::dropEvent(QDropEvent *event)
{
    usePicture(localFile(event->mimeData()));
    event->acceptProposedAction();
}

void ProfilePage::say(const QString &text, bool isFailure)
{
    ColumnPage::say(m_status, text, isFailure ? TextLabel::Tone::Danger : TextLabel::Tone::Normal);
}

} // namespace Tertulia
