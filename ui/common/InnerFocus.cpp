#include "ui/common/InnerFocus.h"

#include <QFocusEvent>
#include <QWidget>

namespace Tertulia {

namespace {

class Giver : public QObject
{
public:
    Giver(QWidget *outer, QWidget *inner)
        : QObject(outer)
        , m_inner(inner)
    {
        outer->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn)
            m_inner->setFocus(static_cast<QFocusEvent *>(event)->reason());
        return false;
    }

private:
    QWidget *m_inner;
};

} // namespace

void handFocusOn(QWidget *outer, QWidget *inner)
{
    new Giver(outer, inner);
}

} // namespace Tertulia
