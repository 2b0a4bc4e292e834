#include "ui/contacts/SubscriptionText.h"

#include "ui/contacts/PersonDetails.h"

namespace Tertulia {

QString SubscriptionText::sentence(const PersonDetails &person)
{
    const Contact &contact = person.contact;
    if (person.isSelf)
        return tr("This is you.");
    if (contact.asksUs)
        return tr("They would like to be your contact, and wait for your answer.");
    if (!person.onRoster)
        return tr("Not among your contacts. Neither of you sees when the other is there.");
    if (contact.askedThem)
        return contact.seesOurPresence()
                   ? tr("They see when you are there. You asked to see it of them, and wait for their answer.")
                   : tr("You asked to see when they are there: waiting for their answer.");
    switch (contact.subscription) {
    case Contact::Subscription::Both:
        return tr("You see when they are there, and they see when you are.");
    case Contact::Subscription::To:
        return tr("You see when they are there. They do not see when you are.");
    case Contact::Subscription::From:
        return tr("They see when you are there. You do not see when they are.");
    case Contact::Subscription::None:
        return tr("Neither of you sees when the other is there.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString SubscriptionText::removal(const QString &name)
{
    return tr("Remove %1 from your contacts? You will no longer see when the other is there, and their name and groups "
              "in "
              "your list are lost. Your messages stay, and you can still write to each other.")
        .arg(name);
}

} // namespace Tertulia
