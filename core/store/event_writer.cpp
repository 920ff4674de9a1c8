#include "core/store/event_writer.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/file_record.h"
#include "core/store/row_coder.h"
#include "core/store/row_writer.h"
#include "core/store/source_log.h"
#include "core/store/sqlite_error.h"
#include "core/store/write_thread.h"

#include <limits>
#include <optional>
#include <utility>

namespace anomalyst::store
{

namespace
{

constexpr std::uint64_t kMaxEvents = std::numeric_limits<EventRow>::max();

// One source on its way into a case.
struct WrittenSource {
    SourceLog log;
    FileId file;
    RowCoder coder;
    RowWriter writer;
    std::uint64_t blockBytes; // that a block is to have
    std::unique_ptr<RowBlock> block = std::make_unique<RowBlock>();
    std::uint64_t rows = 0;
    std::optional<WriteThread> thread = {}; // once there is more than one block; ends before the writer

    void sendIfFull()
    {
        if (block->memory() < blockBytes)
            return;
        coder.addNewTexts(*block);
        if (!thread)
            thread.emplace(writer);
        block = thread->exchange(std::move(block));
    }

    void sendRest()
    {
        coder.addNewTexts(*block);
        if (thread) {
            thread->exchange(std::move(block));
            thread->end();
        } else {
            writer.write(*block);
        }
        writer.endRows();
    }
};

} // namespace

struct EventWriter::Impl {
    Impl(CaseFile &caseFile, const BatchLimits &batchLimits)
        : file(caseFile)
        , limits(batchLimits)
    {
    }
    ~Impl() { drop(); }

    CaseFile &file;
    BatchLimits limits;
    LogId log;
    std::optional<LogDictionary> dictionary; // kept from source to source while it is what the case holds
    std::unique_ptr<WrittenSource> source;

    WrittenSource &current()
    {
        if (!source)
            throw Error("no source has been begun", pathText(file.path()), "import the file again");
        return *source;
    }

    // Nothing is left of what was begun. Where that fails too (a full disk), what is left is unfinished: nobody sees
    // it.
    void drop() noexcept
    {
        if (!source)
            return;
        source->thread.reset();
        const bool hasCommitted = source->writer.hasCommitted();
        source.reset();
        dictionary.reset();
        try {
            if (hasCommitted)
                removeUnfinished(file.database());
        } catch (const std::exception &) {
        }
        file.endWriting();
    }

    void openDictionary(LogId id, const std::optional<UnfinishedImport> &unfinished)
    {
        // It only ever grows, so it is the same when it is as large.
        const bool isCurrent = !unfinished && dictionary && dictionary->log() == id &&
                               static_cast<std::int64_t>(dictionary->size()) == dictionarySize(file.database(), id);
        if (unfinished)
            dictionary.emplace(file.database(), id, unfinished->texts);
        else if (!isCurrent)
            dictionary.emplace(file.database(), id);
    }

    // The log of the unfinished import when the source can go on there; else what is unfinished goes.
    std::optional<SourceLog> goOn(std::optional<UnfinishedImport> &unfinished, const SourceInfo &info)
    {
        std::optional<SourceLog> target;
        if (unfinished && isSameSource(*unfinished, info))
            target = logToGoOnIn(file, *unfinished, info);
        if (unfinished && !target) {
            removeUnfinished(file.database());
            unfinished.reset();
        }
        return target;
    }

    std::string begin(const SourceInfo &info)
    {
        Database &database = file.database();
        checkColumns(info);
        std::optional<UnfinishedImport> unfinished = readUnfinished(database);
        std::optional<SourceLog> target = goOn(unfinished, info);
        auto transaction = std::make_unique<Transaction>(database);
        if (!target)
            target = logForSource(file, info);
        openDictionary(target->id, unfinished);
        const std::int64_t texts = unfinished ? unfinished->texts : dictionarySize(database, target->id);
        const FileId id = unfinished ? unfinished->id : insertFile(database, *target, info, texts);
        RowWriter writer(database, std::move(transaction),
                         {id, target->id, info.columns.size(), target->events, texts, limits},
                         unfinished ? std::optional<KeptPart>(std::in_place, database, *unfinished) : std::nullopt);
        RowCoder coder(target->columns, *dictionary);
        source.reset(new WrittenSource{std::move(*target), id, std::move(coder), std::move(writer), limits.blockBytes});
        log = source->log.id;
        return source->log.name;
    }

    void finish(const SourceResult &result)
    {
        Database &database = file.database();
        source->sendRest();
        finishFile(database, source->file, source->log, source->rows, result);
        settleColumns(database, source->log);
        source->writer.commit();
        source.reset();
        file.endWriting();
    }
};

EventWriter::EventWriter(CaseFile &file, const BatchLimits &limits)
    : m_impl(std::make_unique<Impl>(file, limits))
{
}

EventWriter::~EventWriter() = default;

std::string EventWriter::begin(const SourceInfo &info)
{
    m_impl->drop();
    m_impl->file.beginWriting();
    try {
        return m_impl->begin(info);
    } catch (...) {
        m_impl->dictionary.reset();
        m_impl->file.endWriting();
        throw;
    }
}

void EventWriter::append(const EventBatch &batch)
{
    WrittenSource &source = m_impl->current();
    if (batch.columnCount != source.log.columns.size())
        throw Error("rows of " + std::to_string(batch.columnCount) + " cells came for " +
                        std::to_string(source.log.columns.size()) + " columns",
                    "log \"" + source.log.name + "\"", "import the file again");
    if (source.log.events + source.rows + batch.rowCount() > kMaxEvents)
        throw Error("a log holds at most " + std::to_string(kMaxEvents) + " events", "log \"" + source.log.name + "\"",
                    "import the file in parts");
    source.coder.add(batch, *source.block);
    source.block->eventBytes += batch.bytes;
    source.rows += batch.rowCount();
    source.sendIfFull();
}

void EventWriter::reject(const RejectedRow &row)
{
    WrittenSource &source = m_impl->current();
    source.block->rejects.push_back(row);
    source.block->rejectTextBytes += row.text.size() + row.reason.size() + sizeof row;
    source.block->rejectedBytes += row.bytes;
    source.sendIfFull();
}

void EventWriter::finish(const SourceResult &result)
{
    m_impl->current();
    m_impl->finish(result);
}

LogId EventWriter::log() const
{
    return m_impl->log;
}

} // namespace anomalyst::store
