#include "ui/directory/DirectorySearchPane.h"

#include "ui/common/DataFormPane.h"
#include "ui/common/FailureText.h"
#include "ui/common/Icons.h"
#include "ui/common/InnerFocus.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

DirectorySearchPane::DirectorySearchPane(QWidget *parent)
    : QWidget(parent)
    , m_service(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_status(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_services(new QComboBox)
    , m_fields(nullptr)
    , m_text(new SearchField)
    , m_boxes{new QCheckBox(tr("Username")), new QCheckBox(tr("Name")), new QCheckBox(tr("Email"))}
    , m_more(new QPushButton(tr("More fields")))
    , m_search(new QPushButton(tr("Search")))
    , m_everyone(new QPushButton(tr("Show everyone")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_another(new QPushButton(tr("Search another server")))
    , m_useServer(new QPushButton(tr("Continue")))
    , m_others(new DataFormPane)
    , m_serverRow(nullptr)
    , m_server(new QLineEdit)
{
    for (QPushButton *button : {m_more, m_search, m_everyone, m_cancel, m_another, m_useServer}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    build();
    connect(m_text, &QLineEdit::returnPressed, this, &DirectorySearchPane::submit);
    connect(m_text, &QLineEdit::textChanged, this, &DirectorySearchPane::adjust);
    connect(m_others, &DataFormPane::submitted, this, &DirectorySearchPane::submit);
    connect(m_others, &DataFormPane::changed, this, &DirectorySearchPane::adjust);
    connect(m_search, &QPushButton::clicked, this, &DirectorySearchPane::submit);
    connect(m_everyone, &QPushButton::clicked, this, &DirectorySearchPane::everyoneAsked);
    connect(m_cancel, &QPushButton::clicked, this, &DirectorySearchPane::cancelAsked);
    connect(m_another, &QPushButton::clicked, this, [this] { showServer(m_serverRow->isHidden()); });
    connect(m_server, &QLineEdit::returnPressed, this, &DirectorySearchPane::submitServer);
    connect(m_useServer, &QPushButton::clicked, this, &DirectorySearchPane::submitServer);
    connect(m_services, &QComboBox::activated, this,
            [this](int row) { emit serviceChosen(m_services->itemData(row).value<Jid>()); });
    for (QCheckBox *box : std::as_const(m_boxes))
        connect(box, &QCheckBox::toggled, this, &DirectorySearchPane::adjust);
    adjust();
}

//  directory of …
//  [ Search for                    ]
//  [x] Username [x] Name [x] Email
//  > More fields
//  ( Search ) ( Show everyone )
//  what came of it
//  Search another server
void DirectorySearchPane::build()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(Space::M, Space::XS, Space::M, Space::M);
    column->setSpacing(Space::M);
    m_services->setAccessibleName(tr("Directory service"));
    m_service->setWordWrap(true);
    m_status->setWordWrap(true);
    m_status->setAccessibleName(tr("Directory status"));
    m_fields = buildFields();
    m_serverRow = buildServer();
    column->addWidget(m_service);
    column->addWidget(m_services);
    column->addWidget(m_fields);
    column->addWidget(m_status);
    column->addWidget(m_another, 0, Qt::AlignLeading);
    column->addWidget(m_serverRow);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    area->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false); // which setWidget() turns on: the sidebar's own surface stays
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(area);
    handFocusOn(this, m_text);
    m_fields->hide();
    m_services->hide();
}

QWidget *DirectorySearchPane::buildFields()
{
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins({});
    column->setSpacing(Space::M);
    m_text->setName(tr("Search for"), tr("Search for a name or address"));
    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(Space::M);
    for (QCheckBox *box : std::as_const(m_boxes)) {
        box->setAccessibleName(box->text());
        box->setChecked(true);
        boxes->addWidget(box);
    }
    boxes->addStretch();
    m_more->setFlat(true);
    m_more->setCheckable(true);
    m_more->setIcon(Icons::icon(Icon::ChevronRight));
    connect(m_more, &QPushButton::toggled, this, [this](bool open) {
        m_more->setIcon(Icons::icon(open ? Icon::ChevronDown : Icon::ChevronRight));
        m_others->setVisible(open);
        adjust();
    });
    column->addWidget(m_text);
    column->addLayout(boxes);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    column->addWidget(m_others);
    column->addLayout(buildButtons());
    return fields;
}

QBoxLayout *DirectorySearchPane::buildButtons()
{
    m_search->setProperty("look", u"main"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    for (QPushButton *button : {m_search, m_everyone, m_cancel})
        row->addWidget(button);
    row->addStretch();
    return row;
}

QWidget *DirectorySearchPane::buildServer()
{
    auto *server = new QWidget;
    auto *row = new QHBoxLayout(server);
    row->setContentsMargins({});
    row->setSpacing(Space::S);
    m_server->setAccessibleName(tr("Server"));
    m_server->setPlaceholderText(tr("Server, such as example.org"));
    row->addWidget(m_server, 1);
    row->addWidget(m_useServer);
    server->hide();
    return server;
}

void DirectorySearchPane::setOwnDomain(const QString &domain)
{
    m_ownDomain = domain;
    m_others->setOwnDomain(domain);
}

void DirectorySearchPane::showLooking(const QString &server)
{
    m_hasForm = false;
    m_fields->hide();
    m_services->hide();
    m_service->clear();
    say(tr("Looking for the directory of %1…").arg(displayText(server)));
    adjust();
}

void DirectorySearchPane::showNoDirectory(const QString &sentence)
{
    m_hasForm = false;
    m_fields->hide();
    m_services->hide();
    m_service->clear();
    say(sentence, true);
    adjust();
}

void DirectorySearchPane::showForm(const DirectoryForm &form, const QList<Jid> &services)
{
    m_hasForm = true;
    m_canListAll = form.canListAll;
    m_service->setText(tr("People on %1").arg(form.service.toString()));
    m_service->setVisible(services.size() < 2);
    m_services->clear();
    for (const Jid &service : services)
        m_services->addItem(service.toString(), QVariant::fromValue(service));
    m_services->setCurrentIndex(int(services.indexOf(form.service)));
    m_services->setVisible(services.size() > 1);
    const auto parts = DirectoryFields::partsOf(form);
    for (int i = 0; i < m_boxes.size(); ++i) {
        const bool offered = parts.contains(DirectoryPart(i));
        m_boxes[i]->setVisible(offered);
        m_boxes[i]->setChecked(true);
    }
    m_text->setVisible(!parts.isEmpty());
    showOthers(DirectoryFields::othersOf(form));
    m_fields->show();
    showServer(false);
    say({});
    adjust();
}

void DirectorySearchPane::showOthers(const DataForm &others)
{
    m_others->setForm(others);
    m_more->setVisible(!others.fields.isEmpty());
    const bool open = m_text->isHidden() && !others.fields.isEmpty(); // there is nothing else to fill in
    m_more->setChecked(open);
    m_others->setVisible(open);
}

void DirectorySearchPane::setBusy(bool busy)
{
    m_busy = busy;
    adjust();
}

void DirectorySearchPane::setCanListAll(bool can)
{
    m_canListAll = can;
    adjust();
}

void DirectorySearchPane::say(const QString &sentence, bool isProblem)
{
    m_status->setTone(isProblem ? TextLabel::Tone::Danger : TextLabel::Tone::Muted);
    m_status->setText(sentence);
    m_status->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        announce(m_status, sentence);
}

void DirectorySearchPane::showServer(bool show)
{
    m_serverRow->setVisible(show);
    if (show)
        m_server->setFocus();
}

void DirectorySearchPane::adjust()
{
    const bool anyBox =
        std::ranges::any_of(m_boxes, [](const QCheckBox *box) { return !box->isHidden() && box->isChecked(); });
    const bool mayAsk = (!m_text->text().trimmed().isEmpty() && anyBox) || !m_others->isHidden();
    m_search->setVisible(!m_busy);
    m_everyone->setVisible(!m_busy);
    m_cancel->setVisible(m_busy);
    m_search->setEnabled(mayAsk);
    m_everyone->setEnabled(m_canListAll);
    m_everyone->setToolTip(m_canListAll ? QString() : tr("This directory does not list everybody."));
    m_another->setVisible(!m_busy);
}

void DirectorySearchPane::submit()
{
    if (m_busy || !m_search->isEnabled() || (!m_others->isHidden() && !m_others->check()))
        return;
    QList<DirectoryPart> in;
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (!m_boxes[i]->isHidden() && m_boxes[i]->isChecked())
            in.append(DirectoryPart(i));
    }
    emit searchAsked(m_text->text(), in, m_others->isHidden() ? DataForm() : m_others->answers());
}

void DirectorySearchPane::submitServer()
{
    const auto server = Jid::parse(m_server->text().trimmed());
    if (server && server->local().isEmpty())
        return emit serverAsked(server->bare());
    say(tr("Enter a server's name, such as example.org."), true);
    m_server->setFocus();
}

} // namespace Tertulia
