#pragma once

#include <QPlainTextEdit>

namespace Tertulia {

/// Where a message is written: grows with its text up to eight lines, then scrolls. Enter sends, Shift+Enter begins a
/// new line. Its accessible name is Message.
class Composer : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int MaxLines = 8;

    explicit Composer(QWidget *parent = nullptr);

    bool isBlank() const;
    void setDraft(const QString &text); ///< cursor at its end, nothing to undo
    int heightOf(int lines) const;

signals:
    void sendAsked();
    void edited(bool blank);                 ///< by the person, not by setDraft()
    void filesPasted(const QMimeData *data); ///< what AttachPane takes; valid during the call
    void upAsked();                          ///< Up, with nothing written
    void pageAsked(QKeyEvent *event);        ///< Page Up and Down turn the messages' pages

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    bool event(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int padding() const;
    void grow();

    bool m_setting = false;
};

} // namespace Tertulia
