#pragma once

#include "app/data/Room.h"
#include "ui/common/Overlay.h"

#include <memory>

class QLineEdit;
class QPushButton;

namespace Tertulia {

class RoomsModel;
class RowList;
class SearchField;
class TextLabel;

/// The public rooms of a service: found by name and address, joined by double click, Enter or the button. Another
/// service can be asked. Busy from browseAsked() until setRooms() or showProblem().
class RoomBrowser : public Overlay
{
    Q_OBJECT

public:
    explicit RoomBrowser(QWidget *window);
    ~RoomBrowser() override;

    void start(); ///< opens, and asks our own service

public slots:
    void setService(const Tertulia::Jid &service); ///< whose rooms these are
    void setRooms(const QList<Tertulia::RoomListing> &rooms);
    void update(const Tertulia::RoomListing &room); ///< more is known of one of them
    void showProblem(const QString &sentence);

signals:
    void browseAsked(const QString &service); ///< as typed; empty: our own
    void joinAsked(const Tertulia::RoomListing &room);

protected:
    QRect cardRect() const override;
    bool eventFilter(QObject *object, QEvent *event) override;
    void takeFocus() override;

private:
    void layOut();
    void ask();
    void join();
    void say(const QString &text, bool isProblem);

    std::unique_ptr<RoomsModel> m_rooms; // as rooms that we are in: the row is painted alike
    QList<RoomListing> m_listed;
    SearchField *m_search;
    QLineEdit *m_service;
    RowList *m_list;
    TextLabel *m_status;
    QPushButton *m_join;
};

} // namespace Tertulia
