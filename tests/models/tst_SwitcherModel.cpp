#include "app/models/SwitcherModel.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

SwitcherItem person(const QString &name, const QString &address, int recent = 0)
{
    SwitcherItem item;
    item.name = name;
    item.detail = address;
    item.jid = *Jid::parse(address);
    item.recent = Instant(std::chrono::milliseconds(recent));
    return item;
}

SwitcherItem command(const QString &name, int number)
{
    SwitcherItem item;
    item.kind = SwitcherItem::Kind::Command;
    item.name = name;
    item.detail = u"Ctrl+Z"_s;
    item.command = number;
    return item;
}

QStringList shown(const SwitcherModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row).data().toString();
    return names;
}

} // namespace

class tst_SwitcherModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whereOneWasLastComesFirst();
    void beginningsOfNamesComeFirst();
    void everyWordMustBeSomewhere();
    void accentsAndCaseDoNotMatter();
    void lettersInOrderAreEnough();
    void addressesAreFoundToo();
    void aShortcutIsNotSearched();
    void tenThousandPeopleTakeAFewMilliseconds();

private:
    std::unique_ptr<SwitcherModel> m_model;
};

void tst_SwitcherModel::init()
{
    m_model = std::make_unique<SwitcherModel>();
    m_model->addSource([] {
        return QList{person(u"Maria García"_s, u"mg@example.org"_s, 5), person(u"Anna Maria"_s, u"am@example.org"_s, 9),
                     person(u"Tamara"_s, u"tamara@example.org"_s), person(u"Zoe"_s, u"marina@example.org"_s)};
    });
    m_model->addSource([] { return QList{command(u"New chat"_s, 7), command(u"Mark all as read"_s, 8)}; });
    m_model->refresh();
}

void tst_SwitcherModel::whereOneWasLastComesFirst()
{
    QCOMPARE(shown(*m_model), QStringList({u"Anna Maria"_s, u"Maria García"_s, u"New chat"_s, u"Mark all as read"_s}));
    QCOMPARE(m_model->index(2).data(SwitcherModel::CommandRole).toInt(), 7);
}

void tst_SwitcherModel::beginningsOfNamesComeFirst()
{
    m_model->setText(u"mar"_s);
    QCOMPARE(shown(*m_model),
             QStringList({u"Maria García"_s, u"Mark all as read"_s, u"Anna Maria"_s, u"Zoe"_s, u"Tamara"_s}));
}

void tst_SwitcherModel::everyWordMustBeSomewhere()
{
    m_model->setText(u"maria gar"_s);
    QCOMPARE(shown(*m_model), QStringList{u"Maria García"_s});
    m_model->setText(u"maria xyz"_s);
    QCOMPARE(shown(*m_model), QStringList());
}

void tst_SwitcherModel::accentsAndCaseDoNotMatter()
{
    m_model->setText(u"GARCIA"_s);
    QCOMPARE(shown(*m_model), QStringList{u"Maria García"_s});
}

void tst_SwitcherModel::lettersInOrderAreEnough()
{
    m_model->setText(u"nch"_s);
    QCOMPARE(shown(*m_model), QStringList{u"New chat"_s});
}

void tst_SwitcherModel::addressesAreFoundToo()
{
    m_model->setText(u"am@ex"_s);
    QCOMPARE(shown(*m_model).first(), u"Anna Maria"_s);
}

void tst_SwitcherModel::aShortcutIsNotSearched()
{
    m_model->setText(u"ctrl"_s);
    QCOMPARE(shown(*m_model), QStringList());
}

void tst_SwitcherModel::tenThousandPeopleTakeAFewMilliseconds()
{
    m_model->addSource([] {
        QList<SwitcherItem> crowd;
        for (int i = 0; i < 10'000; ++i)
            crowd << person(u"Person Number%1 of Many"_s.arg(i), u"p%1@example.org"_s.arg(i), i);
        return crowd;
    });
    QElapsedTimer clock;
    clock.start();
    m_model->refresh();
    qInfo("refresh: %lld ms", clock.elapsed());
    for (const QString &typed : {u"p"_s, u"numb"_s, u"number9999"_s, u"pnm"_s}) {
        clock.start();
        m_model->setText(typed);
        qInfo("%s: %.1f ms", qPrintable(typed), double(clock.nsecsElapsed()) / 1e6);
        QVERIFY(m_model->rowCount() > 0 && m_model->rowCount() <= SwitcherModel::MaxRows);
        QVERIFY2(clock.elapsed() < 100, "a key must not be felt");
    }
    m_model->setText(u"number9999"_s);
    QCOMPARE(shown(*m_model).first(), u"Person Number9999 of Many"_s);
}

QTEST_APPLESS_MAIN(tst_SwitcherModel)
#include "tst_SwitcherModel.moc"
