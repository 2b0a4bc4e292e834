#pragma once

#include "app/data/DataForm.h"

#include <QMetaType>

namespace Tertulia {

/// What a server asks of somebody who wants an account (XEP-0077). Its old fixed fields come as fields of `form` too.
struct RegistrationForm {
    DataForm form;
    bool isLegacy = false; ///< to be answered in the old elements
    QUrl link;             ///< http(s): sign up there, instead of here where `form` has no fields (XEP-0066)

    bool hasPicture() const
    {
        return std::ranges::any_of(form.fields, [](const FormField &field) { return !field.picture.isEmpty(); });
    }
};

/// Why a server did not make the account, or did not change the password.
struct RegistrationRefusal {
    enum class Kind {
        NameTaken,
        Forbidden, ///< this server, or this person's network, is not for signing up
        TooMany,   ///< from here, lately
        WeakPassword,
        WrongAnswer, ///< to the CAPTCHA
        NotAcceptable,
        FormExpired, ///< a fresh one follows
        ServerTrouble,
    };
    Kind kind = Kind::ServerTrouble;
    QString serverText; ///< its own words: plain text from the network, at most 300 characters, often empty
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::RegistrationForm)
Q_DECLARE_METATYPE(Tertulia::RegistrationRefusal)
