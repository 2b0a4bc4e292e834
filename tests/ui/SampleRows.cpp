#include "tests/ui/SampleRows.h"

#include "app/data/Message.h"
#include "app/data/Presence.h"
#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"

#include <QDateTime>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

struct Talk {
    QString name, address;
    Availability availability;
    QString last;
    int minutesAgo;
    bool outgoing;
    MessageState state;
    int unread;
    QString draft;
};

struct Person {
    QString name, address;
    Availability availability;
    QString status;
    bool asked = false;
};

QStandardItem *header(const QString &group, int online, int total)
{
    auto *item = new QStandardItem(group);
    item->setData(int(ContactsModel::Row::Header), ContactsModel::RowRole);
    item->setData(group, ContactsModel::NameRole);
    item->setData(online, ContactsModel::OnlineCountRole);
    item->setData(total, ContactsModel::TotalCountRole);
    return item;
}

QStandardItem *person(const Person &who)
{
    auto *item = new QStandardItem(who.name);
    item->setData(int(ContactsModel::Row::Person), ContactsModel::RowRole);
    item->setData(QVariant::fromValue(*Jid::parse(who.address)), ContactsModel::JidRole);
    item->setData(who.name, ContactsModel::NameRole);
    item->setData(int(who.availability), ContactsModel::AvailabilityRole);
    item->setData(who.status, ContactsModel::StatusTextRole);
    item->setData(who.asked, ContactsModel::AskedThemRole);
    return item;
}

QList<Talk> talks()
{
    using enum Availability;
    // clang-format off: a table
    return {
        {u"Inés Carvajal"_s, u"ines@example.org"_s, Available,
         u"The reading is on Thursday at eight, bring a chair"_s, 3, false, MessageState::Sent, 2, {}},
        {u"Bruno Keller"_s, u"bruno@example.org"_s, DoNotDisturb, u"I will send the pages tonight"_s, 41, true,
         MessageState::Read, 0, {}},
        {u"Mei Tanaka"_s, u"mei@example.net"_s, Away, u"ありがとう!また明日"_s, 130, false, MessageState::Sent, 0, {}},
        {u"Олег Воронцов"_s, u"oleg@example.org"_s, FreeToChat, u"Отправил тебе черновик"_s, 60 * 25, true,
         MessageState::Delivered, 0, {}},
        {u"Teresa"_s, u"teresa@example.org"_s, Offline, u"See you there"_s, 60 * 24 * 3, true,
         MessageState::Failed, 0, {}},
        {u"Wilhelmina Fitzgerald-Montgomery of Kensington"_s, u"wil@example.org"_s, NotAvailable,
         u"A very long last message that cannot possibly fit into the one line that there is"_s, 60 * 24 * 5, false,
         MessageState::Sent, 1204, {}},
        {u"Karim"_s, u"karim@example.net"_s, Available, u"old"_s, 60 * 24 * 30, false, MessageState::Sent, 0,
         u"I wanted to tell you that"_s},
        {u"نورا الحسن"_s, u"nora@example.net"_s, Available, u"مرحبا، كيف حالك؟"_s, 60 * 24 * 40, false,
         MessageState::Sent, 0, {}},
        {u"ana"_s, u"ana@example.org"_s, Offline, u"ok"_s, 60 * 24 * 400, true, MessageState::Waiting, 0, {}},
    };
    // clang-format on
}

} // namespace

std::unique_ptr<QStandardItemModel> sampleConversations()
{
    auto model = std::make_unique<QStandardItemModel>();
    for (const Talk &talk : talks()) {
        auto *item = new QStandardItem(talk.name);
        item->setData(QVariant::fromValue(*Jid::parse(talk.address)), ConversationsModel::JidRole);
        item->setData(talk.name, ConversationsModel::NameRole);
        item->setData(int(talk.availability), ConversationsModel::AvailabilityRole);
        item->setData(talk.last, ConversationsModel::LastTextRole);
        item->setData(QDateTime::currentDateTime().addSecs(-60 * talk.minutesAgo), ConversationsModel::LastTimeRole);
        item->setData(talk.outgoing, ConversationsModel::LastOutgoingRole);
        item->setData(int(talk.state), ConversationsModel::LastStateRole);
        item->setData(talk.unread, ConversationsModel::UnreadRole);
        item->setData(talk.draft, ConversationsModel::DraftRole);
        item->setData(model->rowCount() < 2, ConversationsModel::PinnedRole);
        item->setData(talk.unread > 1'000 || model->rowCount() == 2, ConversationsModel::MutedRole);
        model->appendRow(item);
    }
    return model;
}

std::unique_ptr<QStandardItemModel> sampleContacts()
{
    using enum Availability;
    auto model = std::make_unique<QStandardItemModel>();
    model->appendRow(header(u"Book club"_s, 4, 6));
    for (const Person &who : {Person{u"Inés Carvajal"_s, u"ines@example.org"_s, Available, u"Reading Bolaño again"_s},
                              Person{u"Олег Воронцов"_s, u"oleg@example.org"_s, FreeToChat, {}},
                              Person{u"Mei Tanaka"_s, u"mei@example.net"_s, Away, u"お昼ごはん"_s},
                              Person{u"Bruno Keller"_s, u"bruno@example.org"_s, DoNotDisturb,
                                     u"Proof-reading until six, please write and I will answer later"_s},
                              Person{u"Teresa"_s, u"teresa@example.org"_s, Offline, {}},
                              Person{u"Yusuf Demir"_s, u"yusuf@example.net"_s, Offline, {}, true}})
        model->appendRow(person(who));
    model->appendRow(header({}, 2, 3));
    for (const Person &who : {Person{u"نورا الحسن"_s, u"nora@example.net"_s, Available, u"في المكتبة"_s},
                              Person{u"Wilhelmina Fitzgerald-Montgomery of Kensington"_s, u"wil@example.org"_s,
                                     NotAvailable, u"Back on Monday"_s},
                              Person{u"ana"_s, u"ana@example.org"_s, Offline, {}}})
        model->appendRow(person(who));
    return model;
}

std::unique_ptr<QStandardItemModel> manyContacts(int count)
{
    auto model = std::make_unique<QStandardItemModel>();
    model->appendRow(header(u"Everybody"_s, count / 2, count));
    for (int number = 0; number < count; ++number)
        model->appendRow(person({u"Person %1"_s.arg(number), u"p%1@example.org"_s.arg(number), Availability(number % 6),
                                 u"Status %1"_s.arg(number)}));
    return model;
}

QList<ContactRequest> sampleRequests()
{
    Contact first;
    first.jid = *Jid::parse(u"marcus.aurelius@philosophers.example");
    first.name = u"Marcus"_s;
    first.asksUs = true;
    first.requestText = u"We met at the reading on Thursday."_s;
    Contact second;
    second.jid = *Jid::parse(u"lucia@example.net");
    second.asksUs = true;
    const Jid us = *Jid::parse(u"me@example.org");
    return {{us, first}, {us, second}};
}

} // namespace Tertulia
