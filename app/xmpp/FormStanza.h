#pragma once

#include "app/data/DataForm.h"

class QDomElement;
class QXmlStreamWriter;

namespace Tertulia::FormStanza {

// XEP-0004 ↔ value, pure. QXmppDataForm knows neither several values of hidden and fixed fields, nor several
// instructions, nor <desc/>.

constexpr int MaxFields = 200, MaxOptions = 500, MaxText = 4000, MaxPictureBytes = 256 * 1024;

bool isForm(const QDomElement &x); ///< <x xmlns='jabber:x:data' type='form'/>
DataForm parse(const QDomElement &x);

/// Puts the pictures that came beside the form (XEP-0231, anywhere within `stanza`) into the fields whose media
/// (XEP-0221) name them. One that is too large is left out.
void addPictures(DataForm &form, const QDomElement &x, const QDomElement &stanza);

/// <x type='submit'/>. `clearing`: a text without words is an answer too, and takes away what was there.
void writeSubmit(QXmlStreamWriter &writer, const DataForm &form, bool clearing = false);
void writeCancel(QXmlStreamWriter &writer);

} // namespace Tertulia::FormStanza
