#include "ui/rooms/TextPrompt.h"

#include "ui/common/ColumnPage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {
constexpr int Width = 400;
}

void TextPrompt::ask(QWidget *window, const Question &question, std::function<void(const QString &)> answered)
{
    auto *prompt = new TextPrompt(window, question, std::move(answered));
    connect(prompt, &Overlay::closed, prompt, &QObject::deleteLater);
    prompt->open();
}

TextPrompt::TextPrompt(QWidget *window, const Question &question, std::function<void(const QString &)> answered)
    : Overlay(window)
    , m_text(new QLineEdit(question.text))
{
    setAccessibleName(question.title);
    card()->setFixedWidth(Width);
    m_text->setMaxLength(MaxText);
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::L, Space::L, Space::L, Space::L);
    column->setSpacing(Space::M);
    auto *title = new TextLabel(question.title, TextStyle::Heading);
    title->setWordWrap(true);
    column->addWidget(title);
    if (!question.advice.isEmpty()) {
        auto *advice = new TextLabel(question.advice, TextStyle::Body, TextLabel::Tone::Muted);
        advice->setWordWrap(true);
        column->addWidget(advice);
    }
    column->addWidget(labelled(question.field, m_text));
    auto *yes = new QPushButton(question.action), *no = new QPushButton(tr("Cancel"));
    yes->setProperty("look", question.isDanger ? u"danger"_s : u"main"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {no, yes}) {
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    column->addLayout(buttons);

    const bool mayBeEmpty = question.mayBeEmpty;
    const auto check = [=, this] { yes->setEnabled(mayBeEmpty || !m_text->text().trimmed().isEmpty()); };
    connect(m_text, &QLineEdit::textChanged, yes, check);
    check();
    connect(no, &QPushButton::clicked, this, &Overlay::close);
    connect(m_text, &QLineEdit::returnPressed, yes, &QPushButton::click);
    connect(yes, &QPushButton::clicked, this, [this, answered = std::move(answered)] {
        const QString text = m_text->text().trimmed();
        close();
        answered(text);
    });
}

void TextPrompt::takeFocus()
{
    m_text->setFocus();
    m_text->selectAll();
}

} // namespace Tertulia
