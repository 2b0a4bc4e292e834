#pragma once

#include "app/data/Profile.h"

#include <QWidget>
#include <optional>
#include <vector>

class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace Tertulia {

/// The fields of one's own vCard. Remembers what they were filled with; what it has no field for stays as it was.
class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget *parent = nullptr);

    void setProfile(const Profile &profile); ///< also what changes are counted from
    const Profile &before() const { return m_before; }
    Profile profile() const; ///< with what was typed
    bool isChanged() const { return profile() != m_before; }
    QString problem() const; ///< a sentence about what cannot be saved, or nothing
    void focusProblem();     ///< else the first field

signals:
    void submitted(); ///< Enter
    void edited();

private:
    struct Plain {
        QString Profile::*text;
        QLineEdit *line;
    };
    struct Part {
        QString Profile::Address::*text;
        QLineEdit *line;
    };
    /// Several of a kind: one line each, and an empty one for another.
    struct Several {
        QList<Profile::Entry> Profile::*entries;
        QString name, nameOfAnother;
        QVBoxLayout *column;
        std::vector<QLineEdit *> lines = {};
    };

    QLineEdit *line();
    QWidget *plain(const QString &name, QString Profile::*text);
    QWidget *part(const QString &name, QString Profile::Address::*text);
    QWidget *several(const QString &name, const QString &nameOfAnother, QList<Profile::Entry> Profile::*entries);
    QWidget *fill(Several &several, QWidget *before); ///< the last line; Tab comes from `before`
    static QWidget *beside(QWidget *first, QWidget *second);
    QList<Profile::Address> addresses() const;
    std::optional<QDate> birthday() const; ///< null: none; nullopt: that is no date

    Profile m_before;
    std::vector<Plain> m_plain;
    std::vector<Part> m_address;
    std::vector<Several> m_several;
    QLineEdit *m_birthday;
    QPlainTextEdit *m_about;
};

} // namespace Tertulia
