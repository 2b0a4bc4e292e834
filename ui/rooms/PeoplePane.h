#pragma once

#include "app/data/Room.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace Tertulia {

class OccupantsModel;
class RowList;
class SearchField;
class TextLabel;

/// Who is in the room, beside its conversation: by role, with presence, real address where the room tells it.
class PeoplePane : public QWidget
{
    Q_OBJECT

public:
    static constexpr int MinimumWidth = 260;

    explicit PeoplePane(QWidget *parent = nullptr);

    RowList *list() const { return m_list; }
    void setModel(OccupantsModel *occupants); ///< not owned
    void setRoom(const Room &room);

signals:
    void occupantChosen(const QString &nick);
    void menuAsked(const QString &nick, const QPoint &globalAt);
    void inviteAsked();
    void closeAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildHead();
    void count();

    TextLabel *m_count;
    SearchField *m_search;
    RowList *m_list;
    QPushButton *m_invite;
    QPointer<OccupantsModel> m_model;
};

} // namespace Tertulia
