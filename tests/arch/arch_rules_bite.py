#!/usr/bin/env python3
"""Breaks every rule in a tree of its own and wants exactly that rule to say so; and wants the sound tree to pass."""

import sys
import tempfile
from pathlib import Path

import rules

SOUND = {
    "app/data/Jid.h": "#pragma once\n#include <QString>\n/// QObject and tr() may be spoken of in a comment\nstruct Jid { QString text; };\n",
    "app/store/Database.cpp": "#include \"app/data/Jid.h\"\n#include <QSqlQuery>\nbool run(QSqlQuery &query) { return query.exec(); }\n",
    "app/Contacts.cpp": "#include \"app/Contacts.h\"\n#include \"app/xmpp/XmppClient.h\"\n#include <QXmppClient.h>\n",
    "app/models/ContactsModel.cpp": "#include \"app/Contacts.h\"\n",
    "ui/main.cpp": "#include \"app/store/Database.h\"\nint main() { return app.exec(); }\n",
    "ui/login/SignInForm.cpp": "#include \"ui/common/Theme.h\"\nauto s = tr(\"QEventLoop, ->exec( and ChatSession in a string\");\n",
    "ui/Bindings.cpp": "#include \"app/ChatSession.h\"\nvoid join(ChatSession &);\n",
    "tests/unit/tst_jid.cpp": "int main() {}\n",
}
LONG_FUNCTION = "void f()\n{\n" + "    g();\n" * 60 + "}\n"
MARK = "TO" "DO"
BREAKS = [
    (rules.includes_follow_the_arrows, "app/data/Bad.h", '#include "app/Contacts.h"\n'),
    (rules.includes_follow_the_arrows, "app/store/Bad.cpp", '#include "app/xmpp/XmppClient.h"\n'),
    (rules.includes_follow_the_arrows, "app/xmpp/Bad.cpp", '#include "app/store/Database.h"\n'),
    (rules.includes_follow_the_arrows, "app/Bad.cpp", '#include "app/models/ContactsModel.h"\n'),
    (rules.includes_follow_the_arrows, "app/models/Bad.cpp", '#include "ui/common/Theme.h"\n'),
    (rules.includes_follow_the_arrows, "app/models/Bad.h", '#include "app/xmpp/XmppClient.h"\n'),
    (rules.includes_follow_the_arrows, "ui/chat/Bad.cpp", '#include "app/store/MessageStore.h"\n'),
    (rules.includes_follow_the_arrows, "ui/main.cpp", '#include "app/xmpp/Gate.h"\n'),
    (rules.the_core_sees_no_gui, "app/Bad.h", "#include <QImage>\n"),
    (rules.the_core_sees_no_gui, "app/models/Bad.cpp", "#include <QtWidgets/QWidget>\n"),
    (rules.qxmpp_stays_behind_its_door, "app/Bad.h", "class QXmppClient;\n"),
    (rules.qxmpp_stays_behind_its_door, "app/models/Bad.cpp", "#include <QXmppMessage.h>\n"),
    (rules.qxmpp_stays_behind_its_door, "ui/chat/Bad.cpp", "void f(QXmppMessage *);\n"),
    (rules.values_are_no_qobjects, "app/data/Bad.h", "class Bad : public QObject {};\n"),
    (rules.sentences_are_made_in_ui, "app/Bad.cpp", 'auto s = QObject::tr("no");\n'),
    (rules.sql_stays_in_the_store, "app/Bad.cpp", "#include <QSqlQuery>\n"),
    (rules.widgets_hold_no_session, "ui/chat/Bad.h", "class Bad { ChatSession *m_session; };\n"),
    (rules.failures_have_no_default, "ui/Bad.cpp",
     "int f(FailureKind k)\n{\n    switch (k) {\n    case FailureKind::Unknown: return 1;\n    default: return 2;\n    }\n}\n"),
    (rules.no_nested_event_loops, "app/Bad.cpp", "void f() { QEventLoop loop; }\n"),
    (rules.no_nested_event_loops, "ui/chat/Bad.cpp", "void f(QMenu &menu) { menu.exec(point); }\n"),
    (rules.no_nested_event_loops, "ui/chat/Bad.cpp", 'auto b = QMessageBox::question(this, t, u);\n'),
    (rules.no_singletons, "app/Bad.h", "struct Bad { static Bad &instance(); };\n"),
    (rules.no_singletons, "app/Bad.cpp", "Q_GLOBAL_STATIC(Bad, bad)\n"),
    (rules.files_and_functions_stay_small, "app/Bad.cpp", LONG_FUNCTION),
    (rules.files_and_functions_stay_small, "app/Bad.cpp", "int a;\n" * 451),
    (rules.files_and_functions_stay_small, "ui/Bad.h", "extern int a;\n" * 151),
    (rules.files_and_functions_stay_small, "app/ChatSession.h", "extern int a;\n" * 150),
    (rules.names_say_what_things_are, "app/ContactManager.h", "#pragma once\n"),
    (rules.no_test_is_skipped, "tests/unit/tst_bad.cpp", 'void f() { QSKIP("later"); }\n'),
    (rules.nothing_is_left_for_later, "ui/Bad.cpp", f"// {MARK}: later\n"),
]


def broken(files, qt_headers):
    with tempfile.TemporaryDirectory(prefix="tertulia-arch-") as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        tree = rules.Checkout(folder, qt_headers)
        return [rule.__name__ for rule in rules.RULES if list(rule(tree))]


def main():
    qt_headers = sys.argv[1].split(";")
    wrong = 0
    for rule, name, text in [(None, None, None)] + BREAKS:
        wanted = [rule.__name__] if rule else []
        said = broken({**SOUND, **({name: text} if name else {})}, qt_headers)
        what = f"{rule.__name__} notices {name}" if rule else "a sound tree breaks no rule"
        wrong += said != wanted
        print(f"{'ok    ' if said == wanted else 'BROKEN'} {what.replace('_', ' ')}" + ("" if said == wanted else f": {said or 'silence'}"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
