#include "ui/profile/ProfileFields.h"

#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QLocale>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

QString formalName(const Profile &p)
{
    return joined({p.prefix, p.givenName, p.middleName, p.familyName, p.suffix}, u" "_s);
}

QString of(const QString &what, const QString &kind)
{
    const QString word = kind == "WORK"_L1    ? ProfileFields::tr("work")
                         : kind == "HOME"_L1  ? ProfileFields::tr("home")
                         : kind == "CELL"_L1  ? ProfileFields::tr("mobile")
                         : kind == "FAX"_L1   ? ProfileFields::tr("fax")
                         : kind == "PAGER"_L1 ? ProfileFields::tr("pager")
                                              : QString();
    return word.isEmpty() ? what : ProfileFields::tr("%1 (%2)", "e.g. Email (work)").arg(what, word);
}

QString postal(const Profile::Address &a)
{
    return joined({a.extra, a.street, joined({a.postcode, a.city}, u" "_s), a.region, a.country}, u"\n"_s);
}

} // namespace

ProfileFields::ProfileFields(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setSpacing(Space::S);
    setVisible(false);
}

QList<ProfileFields::Row> ProfileFields::rowsOf(const Profile &p)
{
    QList<Row> rows;
    const auto add = [&rows](const QString &name, const QString &value) {
        if (const QString shown = displayText(value).trimmed(); !shown.isEmpty())
            rows.append({name, shown});
    };
    const QString formal = formalName(p);
    add(tr("Full name"), p.fullName.isEmpty() ? formal : p.fullName);
    if (!p.fullName.isEmpty() && formal != p.fullName)
        add(tr("Given and family name"), formal);
    add(tr("Nickname"), p.nickname);
    for (const auto &email : p.emails)
        add(of(tr("Email"), email.kind), email.value);
    for (const auto &phone : p.phones)
        add(of(tr("Phone"), phone.kind), phone.value);
    if (p.birthday.isValid())
        add(tr("Birthday"), QLocale().toString(p.birthday, QLocale::LongFormat));
    add(tr("Organization"), joined({p.organization, p.unit}, u", "_s));
    add(tr("Job title"), p.title);
    add(tr("Role"), p.role);
    for (const auto &address : p.addresses)
        add(of(tr("Address"), address.kind), postal(address));
    add(tr("Website"), p.url);
    add(tr("About"), p.description);
    return rows;
}

void ProfileFields::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ProfileFields::setProfile(const Profile &profile)
{
    clear();
    const QList<Row> rows = rowsOf(profile);
    for (const auto &[name, value] : rows) {
        auto *box = new QWidget;
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins({});
        column->setSpacing(2);
        column->addWidget(new TextLabel(name, TextStyle::Caption, TextLabel::Tone::Muted));
        auto *text = new TextLabel(value, TextStyle::Body);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(name + u": "_s + value);
        column->addWidget(text);
        m_rows->addWidget(box);
    }
    setVisible(!rows.isEmpty());
}

void ProfileFields::tell(const QString &news)
{
    clear();
    auto *label = new TextLabel(news, TextStyle::Secondary, TextLabel::Tone::Muted);
    label->setWordWrap(true);
    m_rows->addWidget(label);
    setVisible(!news.isEmpty());
}

} // namespace Tertulia
