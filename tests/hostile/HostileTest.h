#pragma once

#include "tests/hostile/ScriptedServer.h"
#include "tests/hostile/Subject.h"

#include <QTest>

namespace Tertulia {

constexpr int watch = 1500; ///< ms in which bare QXmpp could still recover, but does not
#ifdef TERTULIA_SANITIZED
constexpr int slack = 8; ///< times slower
#else
constexpr int slack = 1;
#endif

/// One server and one subject for each row, gone after it.
class HostileTest : public QObject
{
    Q_OBJECT

protected slots:
    void initTestCase() { QVERIFY(ScriptedServer::makeCertificates()); }
    void init() { m_server = std::make_unique<ScriptedServer>(); }
    void cleanup()
    {
        m_subject.reset();
        m_server.reset();
    }

protected:
    static void bothSubjects()
    {
        QTest::addColumn<bool>("ours");
        QTest::newRow("bare") << false;
        QTest::newRow("ours") << true;
    }
    /// A number for a table; nothing depends on it.
    static void note(const QString &text)
    {
        qInfo().noquote() << "NUMBER" << QTest::currentTestFunction() << QTest::currentDataTag() << "|" << text;
    }
    void open(bool ours, const QString &strongestMechanism = {})
    {
        m_subject = Subject::make(ours);
        m_subject->strongestMechanism = strongestMechanism;
        m_subject->open(*m_server, m_server->password);
    }
    bool signIn(bool ours, std::chrono::milliseconds patience = std::chrono::seconds(10))
    {
        open(ours);
        return QTest::qWaitFor([this] { return m_subject->isOnline() && m_server->isOnline(); }, patience);
    }
    /// Whether the attempt ended at all, either way.
    bool waitForEnd(int milliseconds = 10'000)
    {
        return QTest::qWaitFor([this] { return m_subject->isOnline() || m_subject->isOver(); }, milliseconds);
    }
    FailureKind kind() const { return m_subject->failure().value_or(Failure{FailureKind::Unknown, {}, {}, {}}).kind; }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Subject> m_subject;
    Meter m_meter;
};

} // namespace Tertulia
