#pragma once

#include "app/data/Profile.h"

#include <QWidget>

class QVBoxLayout;

namespace Tertulia {

/// Everything that somebody's vCard says, a row each: what it is, and under it what they wrote, to be selected and
/// copied. Takes no room where there is nothing to show. Of the network: plain text.
class ProfileFields : public QWidget
{
    Q_OBJECT

public:
    struct Row {
        QString name, value;
    };

    explicit ProfileFields(QWidget *parent = nullptr);

    void setProfile(const Profile &profile);
    void tell(const QString &news); ///< instead: that it is being asked for, or why there is none

    static QList<Row> rowsOf(const Profile &profile);

private:
    void clear();

    QVBoxLayout *m_rows;
};

} // namespace Tertulia
