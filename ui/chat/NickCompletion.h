#pragma once

#include <QObject>
#include <QStringList>
#include <functional>

class QPlainTextEdit;

namespace Tertulia {

/// Tab behind the beginning of a nick, with or without @, completes it, and once more takes the next one that begins
/// so. At the start of a message "nick: " is written, as people in rooms do. Where nobody's nick begins so, Tab is Tab.
class NickCompletion : public QObject
{
    Q_OBJECT

public:
    explicit NickCompletion(QPlainTextEdit *editor);

    void setSource(std::function<QStringList()> nicks); ///< asked at each Tab; empty: there are none
    void mention(const QString &nick);                  ///< writes it where the cursor is

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    bool complete(bool backwards);
    bool begin();
    void replace(const QString &nick);

    QPlainTextEdit *m_editor;
    std::function<QStringList()> m_source;
    QStringList m_found; // of the completion going on, in their order
    qsizetype m_at = 0;
    int m_start = 0, m_end = 0; // what it stands in
    bool m_marked = false;      // with @
};

} // namespace Tertulia
