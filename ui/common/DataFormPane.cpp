#include "ui/common/DataFormPane.h"

#include "app/data/Jid.h"
#include "ui/common/FormFieldEditor.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;
using Type = FormField::Type;

DataFormPane::DataFormPane(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(Space::L);
}

void DataFormPane::clear()
{
    m_editors.clear();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // one of them may just be telling us something
        }
        delete item;
    }
}

void DataFormPane::addText(const QString &text, bool isTitle)
{
    if (text.isEmpty())
        return;
    auto *label = isTitle ? new TextLabel(displayText(text), TextStyle::Heading)
                          : new TextLabel(displayText(text), TextStyle::Body, TextLabel::Tone::Muted);
    label->setWordWrap(true);
    m_column->addWidget(label);
}

void DataFormPane::setForm(const DataForm &form)
{
    QHash<QString, std::pair<Type, QStringList>> typed;
    for (const FormFieldEditor *editor : std::as_const(m_editors)) {
        if (editor->control() && editor->field().picture.isEmpty())
            typed.insert(editor->field().name, {editor->field().type, editor->values()});
    }
    clear();
    m_form = form;
    addText(form.title, true);
    addText(form.instructions, false);
    bool anyRequired = false;
    for (const FormField &field : form.fields) {
        if (field.type == Type::Hidden)
            continue;
        auto *editor = new FormFieldEditor(field);
        const auto before = typed.constFind(field.name);
        if (before != typed.cend() && before->first == field.type)
            editor->setValues(before->second);
        connect(editor, &FormFieldEditor::submitted, this, &DataFormPane::submitted);
        connect(editor, &FormFieldEditor::changed, this, &DataFormPane::changed);
        m_editors.append(editor);
        m_column->addWidget(editor);
        anyRequired |= field.required && field.type != Type::Fixed;
    }
    if (anyRequired)
        m_column->addWidget(new TextLabel(tr("* is needed"), TextStyle::Caption, TextLabel::Tone::Muted));
    setVisible(!isEmpty());
}

bool DataFormPane::isEmpty() const
{
    return m_column->count() == 0; // QLayout::isEmpty() overlooks what is about to be shown
}

bool DataFormPane::check()
{
    FormFieldEditor *first = nullptr;
    for (FormFieldEditor *editor : std::as_const(m_editors)) {
        const QString problem = editor->problem(m_ownDomain);
        editor->say(problem);
        if (!problem.isEmpty() && !first)
            first = editor;
    }
    if (first)
        first->control()->setFocus();
    return !first;
}

DataForm DataFormPane::answers() const
{
    DataForm answered = m_form;
    for (const FormFieldEditor *editor : m_editors) {
        if (!editor->control())
            continue;
        QStringList values = editor->values();
        if (const Type type = editor->field().type; type == Type::JidSingle || type == Type::JidMulti) {
            values.removeAll(QString());
            for (QString &value : values) {
                if (const auto jid = Jid::fromUserInput(value, m_ownDomain))
                    value = jid->toString();
            }
        }
        answered.setValues(editor->field().name, values);
    }
    return answered;
}

void DataFormPane::say(const QString &fieldName, const QString &problem)
{
    for (FormFieldEditor *editor : std::as_const(m_editors)) {
        if (editor->control() && editor->field().name == fieldName) {
            editor->say(problem);
            if (!problem.isEmpty())
                editor->control()->setFocus();
        }
    }
}

bool DataFormPane::focusFirst()
{
    for (const FormFieldEditor *editor : std::as_const(m_editors)) {
        if (editor->control()) {
            editor->control()->setFocus();
            return true;
        }
    }
    return false;
}

} // namespace Tertulia
