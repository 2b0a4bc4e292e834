#pragma once

#include "app/data/DataForm.h"

#include <QWidget>

class QVBoxLayout;

namespace Tertulia {

class TextLabel;

/// One field of a DataFormPane: its name, what it is about, the control its type wants, and what is wrong with it.
class FormFieldEditor : public QWidget
{
    Q_OBJECT

public:
    explicit FormFieldEditor(const FormField &field, QWidget *parent = nullptr);

    const FormField &field() const { return m_field; }
    QStringList values() const; ///< as typed
    void setValues(const QStringList &values);
    QWidget *control() const { return m_control; } ///< nullptr: nothing to fill in

    /// What is wrong with it: nothing, or a sentence. `ownDomain` completes addresses.
    QString problem(const QString &ownDomain) const;
    void say(const QString &problem);

    static QString nameOf(const FormField &field); ///< what people read; never empty

signals:
    void submitted();
    void changed();

private:
    void build();
    QWidget *buildControl();
    QWidget *buildList();
    void showPicture(QVBoxLayout *column);

    FormField m_field;
    QWidget *m_control = nullptr;
    TextLabel *m_problem;
};

} // namespace Tertulia
