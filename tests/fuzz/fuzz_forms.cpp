// Any form of any server: signing up, searching, configuring. What comes back from it is bounded, and what we would
// answer is well-formed whatever the fields are called.

#include "app/xmpp/FormStanza.h"
#include "app/xmpp/RegistrationStanza.h"
#include "app/xmpp/SearchStanza.h"
#include "tests/fuzz/Fuzz.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fuzz::hold;

namespace {

void checkForm(const DataForm &form, const QByteArray &input)
{
    hold(form.fields.size() <= FormStanza::MaxFields, "many fields", input);
    hold(form.title.size() <= FormStanza::MaxText && form.instructions.size() <= FormStanza::MaxText, "long", input);
    for (const FormField &field : form.fields) {
        hold(field.options.size() <= FormStanza::MaxOptions && field.values.size() <= FormStanza::MaxOptions,
             "many options", input);
        hold(field.label.size() <= FormStanza::MaxText && field.description.size() <= FormStanza::MaxText, "long",
             input);
        hold(field.picture.size() <= FormStanza::MaxPictureBytes, "a large picture", input);
        hold(field.type == FormField::Type::Fixed || !field.name.isEmpty(), "a question without a name", input);
    }
}

template <typename Iq>
void holdWritable(const Iq &iq)
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    iq.toXml(&writer);
    Fuzz::holdWellFormed(xml);
}

void checkRows(const QDomElement &query, const QByteArray &input)
{
    SearchRows rows;
    rows.add(query);
    rows.add(query);
    const auto answer = rows.take();
    hold(answer.entries.size() <= SearchStanza::MaxEntries && answer.columns.size() <= SearchStanza::MaxColumns, "many",
         input);
    QSet<Jid> seen;
    for (const auto &entry : answer.entries) {
        hold(!entry.jid.isNull() && entry.jid.isBare() && !seen.contains(entry.jid), "nobody, or twice", input);
        hold(entry.values.size() <= answer.columns.size() && entry.name.size() <= 2 * SearchStanza::MaxText + 1, "long",
             input);
        seen.insert(entry.jid);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    const Jid service = *Jid::parse(u"example.org");
    Fuzz::eachStanza(input, [&](const QDomElement &element) {
        const auto registration = RegistrationStanza::parse(element);
        checkForm(registration.form, input);
        holdWritable(RegistrationIq::answer(u"example.org"_s, registration));
        hold(registration.link.isEmpty() || registration.link.scheme().startsWith("http"_L1), "an odd link", input);
        if (auto search = SearchStanza::parseForm(element, service)) {
            checkForm(search->form, input);
            for (FormField &field : search->form.fields)
                field.values = {u"ana"_s};
            holdWritable(SearchIq::answer(*search));
        }
        checkRows(element.firstChildElement(), input);
    });
    return 0;
}
