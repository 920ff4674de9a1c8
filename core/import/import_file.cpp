#include "core/import/import_file.h"

#include "core/import/archive.h"
#include "core/import/file_source.h"
#include "core/import/source_import.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

ImportReport importUnlessKnown(const SourceOrder &order, EventSink &sink, const WorkContext &context,
                               const KnownSource &known)
{
    if (known) {
        if (std::optional<ImportReport> earlier = known(order.source))
            return std::move(*earlier);
    }
    return importSource(order, sink, context, {});
}

// Every member of the archive, and of archives in it.
class ArchiveImport
{
public:
    ArchiveImport(const ImportOptions &options, EventSink &sink, const KnownSource &known)
        : m_options(options)
        , m_sink(sink)
        , m_known(known)
    {
    }

    void importAll(const ByteSource &source, const WorkContext &context)
    {
        Archive archive(source, m_limits);
        for (double done = 0; !archive.isAtEnd();) {
            const std::unique_ptr<ByteSource> member = nextOf(archive, source, context.part(done, done));
            const double readTo = std::max(done, archive.fraction());
            if (member)
                importOne(*member, archive.warnings(), context.part(done, readTo));
            done = readTo;
        }
    }

    std::vector<SourceOutcome> take() { return std::move(m_outcomes); }

private:
    // Null at the end, and for a member that cannot be unpacked.
    std::unique_ptr<ByteSource> nextOf(Archive &archive, const ByteSource &source, const WorkContext &context)
    {
        try {
            return archive.next(context);
        } catch (const Error &error) {
            m_outcomes.push_back({.name = source.name(), .report = {}, .error = error});
            return nullptr;
        }
    }

    void importOne(const ByteSource &member, const Warnings &found, const WorkContext &context)
    {
        try {
            if (isArchive(member)) {
                importAll(member, context);
                return;
            }
            const std::filesystem::path name = memberName(member.name());
            m_outcomes.push_back(
                {.name = member.name(),
                 .report = importUnlessKnown({member, m_options, stemOf(name), found}, m_sink, context, m_known),
                 .error = {}});
        } catch (const Error &error) {
            m_outcomes.push_back({.name = member.name(), .report = {}, .error = error});
        }
    }

    const ImportOptions &m_options;
    EventSink &m_sink;
    const KnownSource &m_known;
    ArchiveLimits m_limits;
    std::vector<SourceOutcome> m_outcomes;
};

} // namespace

ImportReport importFile(const std::filesystem::path &path, const ImportOptions &options, EventSink &sink,
                        const WorkContext &context)
{
    return importInBlocks(path, options, sink, context, {});
}

ImportReport importInBlocks(const std::filesystem::path &path, const ImportOptions &options, EventSink &sink,
                            const WorkContext &context, const ImportRun &run)
{
    const FileSource source(path);
    return importSource({source, options, stemOf(path)}, sink, context, run);
}

std::vector<SourceOutcome> importSources(const std::filesystem::path &path, const ImportOptions &options,
                                         EventSink &sink, const WorkContext &context, const KnownSource &known)
{
    const FileSource source(path);
    if (isArchive(source)) {
        ArchiveImport import(options, sink, known);
        import.importAll(source, context);
        return import.take();
    }
    return {{.name = source.name(),
             .report = importUnlessKnown({source, options, stemOf(path)}, sink, context, known),
             .error = {}}};
}

} // namespace anomalyst::importing
