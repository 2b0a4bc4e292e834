#pragma once

#include "app/data/Message.h"

#include <QHash>
#include <QWidget>

namespace Tertulia {

class Composer;
class EmojiPicker;
class RoundButton;
class WritingStrip;

/// Where one writes: the composer with its buttons and, above it, the strip that says what is being answered or
/// edited. Keeps by conversation what was begun, for as long as the window lives; what is edited never becomes a draft.
class WritingPane : public QWidget
{
    Q_OBJECT

public:
    explicit WritingPane(QWidget *parent = nullptr);

    Composer *composer() const { return m_composer; }
    EmojiPicker *picker() const { return m_picker; }
    QString draft() const; ///< what is written here and not yet said; while editing, what was written before
    bool isEditing() const { return m_now.mode == Mode::Edit; }

    void open(const Jid &conversation, const QString &draft); ///< and takes up what was begun there
    void takeBack(const QString &text);                       ///< could not be sent; only where nothing else is written
    void answer(const Message &message, const QString &name);
    void edit(const Message &message);
    bool cancel(); ///< leaves answering or editing; false where there was neither

public slots:
    void send();

signals:
    void written(const QString &text); ///< never blank
    void answered(const Tertulia::Message &message, const QString &text);
    void corrected(const Tertulia::Message &message, const QString &text); ///< never the same text
    void filesAsked();                                                     ///< the button: which ones?
    void textChanged();
    void editLastAsked(); ///< Up, with nothing written

private:
    enum class Mode { New, Answer, Edit };
    struct Begun {
        Mode mode = Mode::New;
        Message about;
        QString name;   ///< of who is answered
        QString text;   ///< of an edit that was left
        QString before; ///< what was written when editing began
    };

    void layOut();
    void show();
    void openPicker();

    WritingStrip *m_strip;
    RoundButton *m_attach;
    RoundButton *m_emoji;
    Composer *m_composer;
    RoundButton *m_send;
    EmojiPicker *m_picker;
    Jid m_conversation;
    Begun m_now;
    QHash<Jid, Begun> m_begun; ///< elsewhere
};

} // namespace Tertulia
