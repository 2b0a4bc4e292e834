#include "app/HistoryExport.h"

#include "app/ExportFile.h"
#include "app/store/ConversationTable.h"
#include "app/store/Database.h"
#include "app/store/MessageTable.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

struct Part : ConversationTable::Size {
    QString name; // of its file, within the folder
};

QString freeName(const QString &folder)
{
    const QString stem = QDir(folder).filePath(u"Tertulia "_s + QDate::currentDate().toString(Qt::ISODate));
    QString name = stem;
    for (int i = 2; QFile::exists(name); ++i) {
        name = u"%1 (%2)"_s.arg(stem).arg(i);
    }
    return name;
}

/// Why a place cannot be written to.
Failure cannotWrite(const QString &path)
{
    constexpr qint64 little = 1 << 16;
    const QStorageInfo disk(QFileInfo(path).path());
    const bool full = disk.isValid() && disk.bytesAvailable() < little;
    return {full ? FailureKind::DiskFull : FailureKind::NotAllowed, u"cannot write the export"_s, {}, {}};
}

} // namespace

/// Touched by the thread whose turn it is: by ours, or by the store's within a job.
struct HistoryExport::Run {
    void choose(const QList<ConversationTable::Size> &sizes);
    bool page(Sql &sql); ///< false: it cannot be written
    bool endPart();
    bool finish() const;
    void discard() const;

    bool whole = false;   // a folder with everything
    QString target, half; // half: only of a folder; a file takes care of itself
    ExportFile::Format format = ExportFile::Format::Lines;
    QList<Part> parts;
    qsizetype at = 0; // part
    std::unique_ptr<ExportFile> file;
    Message anchor;
    qint64 done = 0, total = 0;
    bool cancelled = false;
};

/// All of them, or how long the wanted one is.
void HistoryExport::Run::choose(const QList<ConversationTable::Size> &sizes)
{
    for (const ConversationTable::Size &size : sizes) {
        if (whole) {
            const QString number = u"%1"_s.arg(parts.size() + 1, 4, 10, QChar(u'0'));
            parts.append({size, u"%1 %2.jsonl"_s.arg(number, ExportFile::nameFor(size.conversation))});
            total += size.count;
        } else if (size.account == parts.constFirst().account && size.conversation == parts.constFirst().conversation) {
            total = size.count;
        }
    }
}

bool HistoryExport::Run::page(Sql &sql)
{
    const Part &part = parts.at(at);
    if (!file) {
        const QString path = whole ? QDir(half).filePath(part.name) : target;
        file = std::make_unique<ExportFile>(path, format, part.account, part.conversation);
        anchor = {};
        anchor.account = part.account;
        anchor.conversation = part.conversation;
        if (!file->open()) {
            return false;
        }
    }
    const QList<Message> messages = MessageTable(sql).page(MessageTable::Page::After, anchor, PageSize);
    if (sql.failed()) {
        return true; // the store says it
    }
    done += messages.size();
    if (!messages.isEmpty()) {
        anchor = messages.constLast();
    }
    return file->write(messages) && (messages.size() == PageSize || endPart());
}

bool HistoryExport::Run::endPart()
{
    const bool written = file->commit();
    parts[at].count = file->count();
    file.reset();
    ++at;
    return written;
}

bool HistoryExport::Run::finish() const
{
    if (!whole) {
        return true;
    }
    QJsonArray all;
    for (const Part &part : parts) {
        all.append(QJsonObject{{u"account"_s, part.account.toString()},
                               {u"conversation"_s, part.conversation.toString()},
                               {u"file"_s, part.name},
                               {u"messages"_s, part.count}});
    }
    const QJsonObject index{{u"format"_s, u"tertulia-history-1"_s},
                            {u"exported"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                            {u"conversations"_s, all}};
    QSaveFile list(QDir(half).filePath(u"index.json"_s));
    const QByteArray bytes = QJsonDocument(index).toJson();
    return list.open(QFile::WriteOnly) && list.write(bytes) == bytes.size() && list.commit() &&
           QDir().rename(half, target);
}

void HistoryExport::Run::discard() const
{
    if (whole) {
        QDir(half).removeRecursively();
    }
}

HistoryExport::HistoryExport(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

HistoryExport::~HistoryExport()
{
    if (m_run) { // behind the page that is being written
        m_database.run<Done>(Sql::Access::Read, [run = m_run](Sql &) {
            run->file.reset();
            run->discard();
            return Done();
        });
    }
}

void HistoryExport::exportConversation(const Jid &account, const Jid &conversation, const QString &path)
{
    auto run = std::make_shared<Run>();
    run->target = path;
    run->format = path.endsWith(".json"_L1, Qt::CaseInsensitive) ? ExportFile::Format::Json : ExportFile::Format::Text;
    run->parts = {{{account.bare(), conversation.bare(), 0}, {}}};
    begin(run);
}

void HistoryExport::exportAll(const QString &folder)
{
    auto run = std::make_shared<Run>();
    run->whole = true;
    run->target = freeName(folder);
    run->half = run->target + ".part"_L1;
    begin(run);
}

void HistoryExport::begin(std::shared_ptr<Run> run)
{
    if (m_run) {
        return;
    }
    m_run = std::move(run);
    const auto list = [run = m_run](Sql &sql) {
        run->choose(ConversationTable::sizes(sql));
        return Done();
    };
    m_database.run<Done>(Sql::Access::Read, list).then(this, [this](const Result<Done> &listed) {
        if (!listed) {
            return end(listed.failure());
        }
        if (m_run->whole && !QDir().mkpath(m_run->half)) {
            return end(cannotWrite(m_run->half));
        }
        nextPage();
    });
}

void HistoryExport::nextPage()
{
    if (m_run->cancelled) {
        return end({FailureKind::Cancelled, {}, {}, {}});
    }
    if (m_run->at == m_run->parts.size()) {
        if (!m_run->finish()) {
            return end(cannotWrite(m_run->target));
        }
        emit finished(std::exchange(m_run, nullptr)->target);
        return;
    }
    m_database.run<bool>(Sql::Access::Read, [run = m_run](Sql &sql) { return run->page(sql); })
        .then(this, [this](const Result<bool> &written) {
            if (!written || !written.value()) {
                return end(written ? cannotWrite(m_run->whole ? m_run->half : m_run->target) : written.failure());
            }
            emit progressed(m_run->done, m_run->total);
            nextPage();
        });
}

void HistoryExport::cancel()
{
    if (m_run) {
        m_run->cancelled = true;
    }
}

void HistoryExport::end(const Failure &failure)
{
    const auto run = std::exchange(m_run, nullptr);
    run->file.reset();
    run->discard();
    emit failed(failure);
}

} // namespace Tertulia
