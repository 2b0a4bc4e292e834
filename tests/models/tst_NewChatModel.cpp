#include "app/models/NewChatModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

SwitcherItem person(const QString &user, const QString &name)
{
    SwitcherItem item;
    item.jid = *Jid::parse(user + u"@example.org"_s);
    item.name = name;
    item.detail = item.jid.toString();
    return item;
}

DirectoryEntry entry(const QString &user, const QString &name)
{
    return {*Jid::parse(user + u"@example.org"_s), user, name, {}, {}};
}

QStringList names(const NewChatModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.index(row).data(SwitcherModel::NameRole).toString());
    return found;
}

} // namespace

class NewChatModelTest : public QObject
{
    Q_OBJECT

private slots:
    void knownOnesComeFirstAndNobodyTwice();
    void anotherTextForgetsWhoWasFound();
    void nothingIsOfferedForNothing();
    void aCrowdIsCut();
};

void NewChatModelTest::knownOnesComeFirstAndNobodyTwice()
{
    NewChatModel model;
    QAbstractItemModelTester tester(&model);
    model.addSource([] { return QList{person(u"ana"_s, u"Ana"_s), person(u"bob"_s, u"Bob"_s)}; });
    model.addSource([] { return QList{person(u"analysts"_s, u"Analysts"_s)}; }); // a room
    model.refresh();
    model.setText(u"ana"_s);
    QCOMPARE(names(model), (QStringList{u"Ana"_s, u"Analysts"_s}));
    model.setFound({entry(u"ana"_s, u"Ana"_s), entry(u"susana"_s, {})});
    QCOMPARE(names(model), (QStringList{u"Ana"_s, u"Analysts"_s, u"susana"_s}));
    const auto last = model.index(2);
    QCOMPARE(last.data(SwitcherModel::JidRole).value<Jid>().toString(), u"susana@example.org"_s);
    QCOMPARE(last.data(Qt::AccessibleTextRole).toString(), u"susana, susana@example.org"_s);
}

void NewChatModelTest::anotherTextForgetsWhoWasFound()
{
    NewChatModel model;
    model.refresh();
    model.setText(u"su"_s);
    model.setFound({entry(u"susana"_s, u"Susana"_s)});
    QCOMPARE(model.rowCount(), 1);
    model.setText(u"sur"_s);
    QCOMPARE(model.rowCount(), 0);
}

void NewChatModelTest::nothingIsOfferedForNothing()
{
    NewChatModel model;
    model.addSource([] {
        auto recent = person(u"ana"_s, u"Ana"_s);
        recent.recent = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        return QList{recent};
    });
    model.refresh();
    model.setText(u"  "_s);
    QCOMPARE(model.rowCount(), 0);
    model.setFound({entry(u"late"_s, u"Late"_s)}); // an answer to what was typed before
    QCOMPARE(model.rowCount(), 0);
}

void NewChatModelTest::aCrowdIsCut()
{
    NewChatModel model;
    model.refresh();
    model.setText(u"p"_s);
    QList<DirectoryEntry> crowd;
    for (int i = 0; i < 1'000; ++i)
        crowd.append(entry(u"p%1"_s.arg(i), {}));
    model.setFound(crowd);
    QCOMPARE(model.rowCount(), NewChatModel::MaxFound);
}

QTEST_GUILESS_MAIN(NewChatModelTest)
#include "tst_NewChatModel.moc"
