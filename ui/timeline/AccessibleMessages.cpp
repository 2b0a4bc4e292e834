#include "ui/timeline/AccessibleMessages.h"

#include "ui/timeline/MessageView.h"

#include <QAccessibleWidget>

namespace Tertulia {

namespace {

QRect onScreen(const MessageView *view, int row, const QRect &rect)
{
    const QRect inViewport = rect.translated(view->rowRect(row).topLeft());
    return {view->viewport()->mapToGlobal(inViewport.topLeft()), inViewport.size()};
}

class ListAccessible;

/// A row (`action` < 0), or what it offers.
class PartAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    PartAccessible(MessageView *view, MessageId id, int action)
        : m_view(view)
        , m_id(id)
        , m_action(action)
    {
    }

    MessageId id() const { return m_id; }
    int action() const { return m_action; }

    bool isValid() const override { return m_view && row() >= 0 && (m_action < 0 || offered()); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int index) const override;
    int childCount() const override { return m_action < 0 && isValid() ? int(actions().size()) : 0; }
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text text) const override;
    void setText(QAccessible::Text, const QString &) override {}
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override;

private:
    int row() const { return m_view->rows().rowOf(m_id); }
    const QList<MessageAction> &actions() const { return m_view->rowLayout(row()).actions; }
    bool offered() const { return m_action < actions().size(); }
    ListAccessible *list() const;

    QPointer<MessageView> m_view;
    MessageId m_id;
    int m_action;
};

class ListAccessible : public QAccessibleWidget
{
public:
    explicit ListAccessible(MessageView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {
        m_rowsGone =
            QObject::connect(view, &TimelineArea::rowsGone, view, [this](const QList<MessageId> &ids) { forget(ids); });
    }
    ~ListAccessible() override
    {
        QObject::disconnect(m_rowsGone);
        forget(m_parts.keys());
    }

    MessageView *view() const { return static_cast<MessageView *>(widget()); }
    int childCount() const override { return view()->rows().count(); }
    QAccessibleInterface *child(int row) const override
    {
        return row >= 0 && row < childCount() ? part(view()->rows().at(row).id, -1) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *part = dynamic_cast<const PartAccessible *>(child);
        return part ? view()->rows().rowOf(part->id()) : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint at = view()->viewport()->mapFromGlobal(QPoint(x, y));
        return view()->viewport()->rect().contains(at) ? child(view()->rowAt(at.y())) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const bool inside = view()->hasFocus() && view()->current();
        return inside ? part(view()->current(), view()->focusedAction()) : nullptr;
    }

    QAccessibleInterface *part(MessageId id, int action) const
    {
        QList<QAccessible::Id> &known = m_parts[id]; // the row, then its actions
        while (known.size() <= action + 1)
            known.append(
                QAccessible::registerAccessibleInterface(new PartAccessible(view(), id, int(known.size()) - 1)));
        return QAccessible::accessibleInterface(known.at(action + 1));
    }

private:
    void forget(const QList<MessageId> &ids)
    {
        for (const MessageId id : ids) {
            for (const QAccessible::Id part : m_parts.take(id))
                QAccessible::deleteAccessibleInterface(part);
        }
    }

    mutable QHash<MessageId, QList<QAccessible::Id>> m_parts;
    QMetaObject::Connection m_rowsGone;
};

ListAccessible *PartAccessible::list() const
{
    return static_cast<ListAccessible *>(QAccessible::queryAccessibleInterface(m_view));
}

QAccessibleInterface *PartAccessible::parent() const
{
    return m_action < 0 ? list() : list()->part(m_id, -1);
}

QAccessibleInterface *PartAccessible::child(int index) const
{
    return index >= 0 && index < childCount() ? list()->part(m_id, index) : nullptr;
}

int PartAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *part = dynamic_cast<const PartAccessible *>(child);
    return part && part->id() == m_id ? part->action() : -1;
}

QAccessibleInterface *PartAccessible::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (child(i)->rect().contains(x, y))
            return child(i);
    }
    return nullptr;
}

QRect PartAccessible::rect() const
{
    if (!isValid())
        return {};
    return onScreen(m_view, row(),
                    m_action < 0 ? m_view->rowLayout(row()).bubble : actions().at(m_action).rects.first());
}

QAccessible::Role PartAccessible::role() const
{
    if (m_action < 0)
        return QAccessible::ListItem;
    return isValid() && actions().at(m_action).kind == MessageAction::OpenLink ? QAccessible::Link
                                                                               : QAccessible::Button;
}

QAccessible::State PartAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.focusable = true;
    state.focused = m_view->hasFocus() && m_view->current() == m_id && m_view->focusedAction() == m_action;
    state.checkable = m_action >= 0 && actions().at(m_action).kind == MessageAction::React;
    state.checked = state.checkable && actions().at(m_action).checked;
    state.offscreen = !m_view->viewport()->rect().intersects(m_view->rowRect(row()));
    return state;
}

QString PartAccessible::text(QAccessible::Text text) const
{
    if (text != QAccessible::Name || !isValid())
        return {};
    return m_action < 0 ? m_view->accessibleText(row()) : actions().at(m_action).label;
}

QStringList PartAccessible::actionNames() const
{
    return m_action < 0 ? QStringList{setFocusAction()} : QStringList{pressAction(), setFocusAction()};
}

void PartAccessible::doAction(const QString &name)
{
    if (!isValid())
        return;
    if (name == pressAction() && m_action >= 0)
        return m_view->activate(m_id, m_action);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->setCurrent(m_id, m_action);
}

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<MessageView *>(object);
    return view ? new ListAccessible(view) : nullptr;
}

} // namespace

void AccessibleMessages::install()
{
    QAccessible::installFactory(make);
}

void AccessibleMessages::tellFocus(MessageView *view, int row, int action)
{
    if (!QAccessible::isActive())
        return;
    auto *list = static_cast<ListAccessible *>(QAccessible::queryAccessibleInterface(view));
    QAccessibleEvent event(list->part(view->rows().at(row).id, action), QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace Tertulia
