#pragma once

#include "ui/common/Overlay.h"

#include <functional>

class QLineEdit;

namespace Tertulia {

/// A card that asks for one line of text: a nickname, a subject, a reason. Deletes itself when it is closed.
class TextPrompt : public Overlay
{
    Q_OBJECT

public:
    struct Question {
        QString title, advice, field; ///< `advice` may be empty; `field` names what is asked for
        QString text;                 ///< to begin with
        QString action;               ///< what the button says
        bool mayBeEmpty = true;
        bool isDanger = false;
    };

    static constexpr int MaxText = 1'000;

    static void ask(QWidget *window, const Question &question, std::function<void(const QString &)> answered);

protected:
    void takeFocus() override;

private:
    TextPrompt(QWidget *window, const Question &question, std::function<void(const QString &)> answered);

    QLineEdit *m_text;
};

} // namespace Tertulia
