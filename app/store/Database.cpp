#include "app/store/Database.h"

#include <QCoreApplication>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace Tertulia {

Database::Database(const QString &file, QObject *parent)
    : QObject(parent)
    , m_worker(new QObject)
    , m_file(file)
{
    m_thread.setObjectName(u"store"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [this] { m_sql = std::make_unique<Sql>(); });
}

Database::~Database()
{
    QMetaObject::invokeMethod(m_worker, [this] {
        m_sql.reset();
        m_thread.quit();
    });
    m_thread.wait();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // the last answers
}

QFuture<Result<Done>> Database::open()
{
    return answer<Done>([file = m_file](Sql &sql) { return sql.open(file); });
}

void Database::post(std::function<void(Sql &)> job)
{
    QMetaObject::invokeMethod(m_worker, [this, job = std::move(job)] { job(*m_sql); });
}

} // namespace Tertulia
