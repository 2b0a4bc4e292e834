#pragma once

#include "app/data/DataForm.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace Tertulia {

class FormFieldEditor;

/// A form that a server sent, to be filled in: every field type of XEP-0004, required marks, pictures to be read. What
/// is missing or wrong is said under its field. Knows nothing of what the form is for; title and instructions are shown
/// where it has any. All text of the form is shown as plain text.
class DataFormPane : public QWidget
{
    Q_OBJECT

public:
    explicit DataFormPane(QWidget *parent = nullptr);

    void setOwnDomain(const QString &domain) { m_ownDomain = domain; } ///< what a name alone means in an address

    /// Shows another form. What was typed into fields of the same name and kind stays, except answers to a picture.
    void setForm(const DataForm &form);
    bool isEmpty() const; ///< nothing to be seen

    /// Says what is missing or no address, and puts the keyboard there. True: nothing is.
    bool check();
    DataForm answers() const; ///< the whole form, hidden fields too; addresses completed
    void say(const QString &fieldName, const QString &problem); ///< under that field; empty: nothing
    bool focusFirst();                                          ///< false where there is nothing to fill in

signals:
    void submitted(); ///< Enter in a line
    void changed();

private:
    void clear();
    void addText(const QString &text, bool isTitle);

    QString m_ownDomain;
    DataForm m_form;
    QVBoxLayout *m_column;
    QList<FormFieldEditor *> m_editors; ///< of the fields that are shown, in their order
};

} // namespace Tertulia
