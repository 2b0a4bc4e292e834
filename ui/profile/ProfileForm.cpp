#include "ui/profile/ProfileForm.h"

#include "ui/common/ColumnPage.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxLine = 500, MaxAbout = 4000, AboutLines = 4;

TextLabel *section(const QString &name)
{
    auto *label = new TextLabel(name, TextStyle::Heading);
    label->setContentsMargins(0, Space::M, 0, 0);
    return label;
}

} // namespace

ProfileForm::ProfileForm(QWidget *parent)
    : QWidget(parent)
    , m_birthday(line())
    , m_about(new QPlainTextEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::M);
    column->addWidget(plain(tr("Full name"), &Profile::fullName));
    column->addWidget(plain(tr("Nickname"), &Profile::nickname));
    column->addWidget(
        beside(plain(tr("Given name"), &Profile::givenName), plain(tr("Family name"), &Profile::familyName)));
    m_birthday->setPlaceholderText(tr("YYYY-MM-DD", "how a date is typed: year, month, day"));
    column->addWidget(labelled(tr("Birthday"), m_birthday));
    column->addWidget(section(tr("How to reach you")));
    column->addWidget(several(tr("Email"), tr("Another email"), &Profile::emails));
    column->addWidget(several(tr("Phone"), tr("Another phone"), &Profile::phones));
    column->addWidget(plain(tr("Website"), &Profile::url));
    column->addWidget(section(tr("Work")));
    column->addWidget(
        beside(plain(tr("Organization"), &Profile::organization), plain(tr("Department"), &Profile::unit)));
    column->addWidget(beside(plain(tr("Job title"), &Profile::title), plain(tr("Role"), &Profile::role)));
    column->addWidget(section(tr("Address")));
    column->addWidget(part(tr("Street"), &Profile::Address::street));
    column->addWidget(
        beside(part(tr("Postcode"), &Profile::Address::postcode), part(tr("City"), &Profile::Address::city)));
    column->addWidget(
        beside(part(tr("Region"), &Profile::Address::region), part(tr("Country"), &Profile::Address::country)));
    column->addWidget(section(tr("About you")));
    column->addWidget(labelled(tr("About"), m_about));
    m_about->setTabChangesFocus(true);
    m_about->setFixedHeight(AboutLines * m_about->fontMetrics().lineSpacing() + Space::XL);
    connect(m_about, &QPlainTextEdit::textChanged, this, &ProfileForm::edited);
}

QLineEdit *ProfileForm::line()
{
    auto *made = new QLineEdit;
    made->setMaxLength(MaxLine);
    connect(made, &QLineEdit::returnPressed, this, &ProfileForm::submitted);
    connect(made, &QLineEdit::textEdited, this, &ProfileForm::edited);
    return made;
}

QWidget *ProfileForm::plain(const QString &name, QString Profile::*text)
{
    m_plain.push_back({text, line()});
    return labelled(name, m_plain.back().line);
}

QWidget *ProfileForm::part(const QString &name, QString Profile::Address::*text)
{
    m_address.push_back({text, line()});
    return labelled(name, m_address.back().line);
}

QWidget *ProfileForm::several(const QString &name, const QString &nameOfAnother,
                              QList<Profile::Entry> Profile::*entries)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(Space::M);
    m_several.push_back({entries, name, nameOfAnother, column});
    fill(m_several.back(), nullptr);
    return box;
}

QWidget *ProfileForm::fill(Several &several, QWidget *before)
{
    while (QLayoutItem *item = several.column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    several.lines.clear();
    const auto add = [&](const QString &name, const QString &value) {
        several.lines.push_back(line());
        several.lines.back()->setText(value);
        several.lines.back()->setCursorPosition(0);
        several.column->addWidget(labelled(name, several.lines.back()));
        if (before)
            setTabOrder(before, several.lines.back());
        before = before ? several.lines.back() : nullptr;
    };
    const QList<Profile::Entry> &entries = m_before.*several.entries;
    for (qsizetype i = 0; i < entries.size(); ++i)
        add(i == 0 ? several.name : several.name + u' ' + locale().toString(i + 1), entries[i].value);
    add(entries.isEmpty() ? several.name : several.nameOfAnother, {});
    return before;
}

QWidget *ProfileForm::beside(QWidget *first, QWidget *second)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(Space::M);
    row->addWidget(first, 1);
    row->addWidget(second, 1);
    return box;
}

void ProfileForm::setProfile(const Profile &profile)
{
    m_before = profile;
    const Profile::Address address = profile.addresses.value(0);
    for (const auto &[text, field] : m_plain)
        field->setText(profile.*text);
    for (const auto &[text, field] : m_address)
        field->setText(address.*text);
    QWidget *before = m_birthday;
    for (Several &one : m_several)
        before = fill(one, before);
    m_birthday->setText(profile.birthday.toString(Qt::ISODate));
    m_about->setPlainText(profile.description);
    const auto fields = findChildren<QLineEdit *>();
    for (QLineEdit *field : fields)
        field->setCursorPosition(0);
}

Profile ProfileForm::profile() const
{
    Profile profile = m_before;
    for (const auto &[text, field] : m_plain)
        profile.*text = field->text().simplified();
    for (const Several &one : m_several) {
        const QList<Profile::Entry> &before = m_before.*one.entries;
        QList<Profile::Entry> entries;
        for (qsizetype i = 0; i < qsizetype(one.lines.size()); ++i) {
            const QString value = one.lines[size_t(i)]->text().simplified();
            if (!value.isEmpty())
                entries.append({before.value(i).kind, value});
        }
        profile.*one.entries = entries;
    }
    profile.addresses = addresses();
    profile.birthday = birthday().value_or(m_before.birthday);
    profile.description = m_about->toPlainText().left(MaxAbout).trimmed();
    return profile;
}

/// The first one has fields; others stay as they are.
QList<Profile::Address> ProfileForm::addresses() const
{
    QList<Profile::Address> list = m_before.addresses;
    Profile::Address address = list.value(0);
    for (const auto &[text, field] : m_address)
        address.*text = field->text().simplified();
    Profile::Address nothing;
    nothing.kind = address.kind;
    if (!list.isEmpty())
        list.removeFirst();
    if (address != nothing)
        list.prepend(address);
    return list;
}

std::optional<QDate> ProfileForm::birthday() const
{
    const QString text = m_birthday->text().simplified();
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return text.isEmpty() || date.isValid() ? std::optional(date) : std::nullopt;
}

QString ProfileForm::problem() const
{
    return birthday() ? QString() : tr("The birthday is no date. Type it as year, month and day: 1985-03-12.");
}

void ProfileForm::focusProblem()
{
    if (!birthday())
        m_birthday->setFocus();
    else
        m_plain.front().line->setFocus();
}

} // namespace Tertulia
