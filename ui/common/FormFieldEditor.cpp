#include "ui/common/FormFieldEditor.h"

#include "app/data/Jid.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PasswordField.h"
#include "ui/common/SmallPicture.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;
using Type = FormField::Type;

namespace {

constexpr int LinesOfText = 3, LinesOfList = 6;

QString oneLine(const QString &text)
{
    return displayText(text).simplified();
}

void dressAsField(QAbstractScrollArea *box, int height)
{
    box->setProperty("look", u"field"_s);
    box->setFrameShape(QFrame::StyledPanel);
    box->setContentsMargins(Space::XS, Space::XS, Space::XS, Space::XS);
    box->viewport()->setAutoFillBackground(false); // the frame fills it, with round corners
    box->setFixedHeight(height);
}

QPlainTextEdit *textBox(const QStringList &values)
{
    auto *box = new QPlainTextEdit;
    box->setTabChangesFocus(true);
    dressAsField(box, box->fontMetrics().lineSpacing() * LinesOfText + Space::XL);
    box->setPlainText(values.join(u'\n'));
    return box;
}

QComboBox *choice(const FormField &field)
{
    auto *box = new QComboBox;
    if (!field.required || field.values.isEmpty())
        box->addItem(FormFieldEditor::tr("No choice"), QString());
    for (const auto &option : field.options)
        box->addItem(oneLine(option.label), option.value);
    return box;
}

} // namespace

FormFieldEditor::FormFieldEditor(const FormField &field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_problem(new TextLabel(TextStyle::Caption, TextLabel::Tone::Danger))
{
    build();
    say({});
}

/// The names of XEP-0077 and XEP-0158 have words of our own, in the person's language, where the server says nothing.
QString FormFieldEditor::nameOf(const FormField &field)
{
    static const QHash<QString, QString> known{
        {u"username"_s, tr("Username")},
        {u"password"_s, tr("Password")},
        {u"name"_s, tr("Full name")},
        {u"nick"_s, tr("Nickname")},
        {u"first"_s, tr("First name")},
        {u"last"_s, tr("Last name")},
        {u"email"_s, tr("Email")},
        {u"address"_s, tr("Street")},
        {u"city"_s, tr("City")},
        {u"state"_s, tr("State")},
        {u"zip"_s, tr("Postal code")},
        {u"phone"_s, tr("Telephone")},
        {u"url"_s, tr("Web page")},
        {u"date"_s, tr("Date")},
        {u"misc"_s, tr("Other")},
        {u"text"_s, tr("Text")},
        {u"ocr"_s, tr("What the picture says")},
    };
    const QString label = oneLine(field.label);
    return !label.isEmpty() ? label : known.value(field.name, oneLine(field.name));
}

void FormFieldEditor::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::XS);
    m_problem->setParent(this); // also where nothing can be wrong
    m_problem->setWordWrap(true);
    if (m_field.type == Type::Fixed) {
        auto *text = new TextLabel(displayText(m_field.values.join(u'\n')), TextStyle::Body, TextLabel::Tone::Muted);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(text);
        return;
    }
    m_control = buildControl();
    const QString name = nameOf(m_field), mark = m_field.required ? u" *"_s : QString();
    m_control->setAccessibleName(name);
    QStringList spoken;
    if (m_field.type != Type::Boolean) {
        auto *label = new TextLabel(name + mark, TextStyle::Secondary, TextLabel::Tone::Muted);
        label->setWordWrap(true);
        label->setBuddy(m_control);
        column->addWidget(label);
    }
    if (m_field.required)
        spoken << tr("required");
    showPicture(column);
    column->addWidget(m_control);
    if (const QString about = displayText(m_field.description); !about.isEmpty()) {
        auto *description = new TextLabel(about, TextStyle::Caption, TextLabel::Tone::Muted);
        description->setWordWrap(true);
        column->addWidget(description);
        spoken << about;
    }
    m_control->setAccessibleDescription(spoken.join(u". "_s));
    column->addWidget(m_problem);
}

void FormFieldEditor::showPicture(QVBoxLayout *column)
{
    if (m_field.picture.isEmpty())
        return;
    auto *label = new TextLabel(TextStyle::Body, TextLabel::Tone::Danger);
    label->setAccessibleName(tr("Picture to be read"));
    column->addWidget(label);
    smallPicture(m_field.picture).then(label, [label](const QImage &picture) {
        if (picture.isNull())
            label->setText(tr("The picture cannot be shown."));
        else
            label->setPixmap(QPixmap::fromImage(picture));
    });
}

QWidget *FormFieldEditor::buildControl()
{
    switch (m_field.type) {
    case Type::Boolean: {
        auto *box = new QCheckBox(nameOf(m_field).replace(u'&', "&&"_L1));
        box->setChecked(m_field.values.value(0) == "1"_L1);
        connect(box, &QCheckBox::toggled, this, &FormFieldEditor::changed);
        return box;
    }
    case Type::TextMulti:
    case Type::JidMulti: {
        auto *box = textBox(m_field.values);
        connect(box, &QPlainTextEdit::textChanged, this, &FormFieldEditor::changed);
        return box;
    }
    case Type::ListSingle: {
        auto *box = choice(m_field);
        box->setCurrentIndex(std::max(0, box->findData(m_field.values.value(0))));
        connect(box, &QComboBox::currentIndexChanged, this, &FormFieldEditor::changed);
        return box;
    }
    case Type::ListMulti:
        return buildList();
    case Type::Hidden:
    case Type::Fixed:
    case Type::TextSingle:
    case Type::TextPrivate:
    case Type::JidSingle:
        break;
    }
    auto *line = m_field.type == Type::TextPrivate ? new PasswordField : new QLineEdit;
    line->setText(m_field.values.value(0));
    connect(line, &QLineEdit::returnPressed, this, &FormFieldEditor::submitted);
    connect(line, &QLineEdit::textChanged, this, &FormFieldEditor::changed);
    return line;
}

QWidget *FormFieldEditor::buildList()
{
    auto *list = new QListWidget;
    for (const auto &option : m_field.options) {
        auto *item = new QListWidgetItem(oneLine(option.label), list);
        item->setData(Qt::UserRole, option.value);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_field.values.contains(option.value) ? Qt::Checked : Qt::Unchecked);
    }
    const int rows = std::clamp(int(m_field.options.size()), 1, LinesOfList);
    dressAsField(list, rows * (list->fontMetrics().lineSpacing() + Space::XS) + Space::L);
    connect(list, &QListWidget::itemChanged, this, &FormFieldEditor::changed);
    return list;
}

QStringList FormFieldEditor::values() const
{
    if (const auto *box = qobject_cast<QCheckBox *>(m_control))
        return {box->isChecked() ? u"1"_s : u"0"_s};
    if (const auto *box = qobject_cast<QPlainTextEdit *>(m_control)) {
        const QString text = box->toPlainText();
        return text.isEmpty() ? QStringList() : text.split(u'\n');
    }
    if (const auto *box = qobject_cast<QComboBox *>(m_control))
        return {box->currentData().toString()};
    if (const auto *list = qobject_cast<QListWidget *>(m_control)) {
        QStringList chosen;
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->checkState() == Qt::Checked)
                chosen << list->item(row)->data(Qt::UserRole).toString();
        }
        return chosen;
    }
    if (const auto *line = qobject_cast<QLineEdit *>(m_control))
        return line->text().isEmpty() ? QStringList() : QStringList{line->text()};
    return m_field.values;
}

void FormFieldEditor::setValues(const QStringList &values)
{
    if (auto *box = qobject_cast<QCheckBox *>(m_control))
        box->setChecked(values.value(0) == "1"_L1);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(m_control))
        text->setPlainText(values.join(u'\n'));
    else if (auto *combo = qobject_cast<QComboBox *>(m_control))
        combo->setCurrentIndex(std::max(0, combo->findData(values.value(0))));
    else if (auto *line = qobject_cast<QLineEdit *>(m_control))
        line->setText(values.value(0));
    else if (auto *list = qobject_cast<QListWidget *>(m_control)) {
        for (int row = 0; row < list->count(); ++row) {
            const bool on = values.contains(list->item(row)->data(Qt::UserRole).toString());
            list->item(row)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        }
    }
}

QString FormFieldEditor::problem(const QString &ownDomain) const
{
    if (!m_control)
        return {};
    QStringList given = values();
    given.removeAll(QString());
    if (given.isEmpty())
        return m_field.required ? tr("This is needed.") : QString();
    const bool addresses = m_field.type == Type::JidSingle || m_field.type == Type::JidMulti;
    for (const QString &value : std::as_const(given)) {
        if (addresses && !Jid::fromUserInput(value, ownDomain))
            return tr("“%1” is no address. It looks like you@example.org.").arg(value);
    }
    return {};
}

void FormFieldEditor::say(const QString &problem)
{
    if (!problem.isEmpty() && problem != m_problem->text())
        announce(m_problem, problem);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace Tertulia
