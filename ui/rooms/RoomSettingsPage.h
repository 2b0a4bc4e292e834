#pragma once

#include "app/data/DataForm.h"
#include "app/data/Room.h"
#include "ui/common/ColumnPage.h"

class QPushButton;

namespace Tertulia {

class DataFormPane;

/// The owner's form of a room (XEP-0045 §10.2), in place of the chats. Busy after saveAsked() until the page is taken
/// away or showProblem().
class RoomSettingsPage : public ColumnPage
{
    Q_OBJECT

public:
    RoomSettingsPage(const Room &room, const QString &ownDomain, QWidget *parent = nullptr);

    void setForm(const DataForm &form);
    void showProblem(const QString &sentence);

signals:
    void saveAsked(const Tertulia::DataForm &form);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();

    DataFormPane *m_form;
    TextLabel *m_status;
    QPushButton *m_save;
};

} // namespace Tertulia
