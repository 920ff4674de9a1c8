#include "core/import/import_file.h"

#include "core/import/clean_text.h"
#include "core/import/delivery.h"
#include "core/import/import_options_text.h"
#include "core/import/import_run.h"
#include "core/import/source_digest.h"

#include <chrono>

namespace anomalyst::importing
{

namespace
{

constexpr double kInspectionShare = 0.35; // of the time, for progress

class Stopwatch
{
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count(); }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

ImportReport startReport(const std::filesystem::path &path, const ImportOptions &options, const ByteSource &source,
                         const Head &head, const ChosenFormat &chosen)
{
    ImportReport report;
    report.file = source.name();
    report.log = options.logName.value_or(cleanText(path.stem().native()));
    report.format = chosen.format->name;
    report.formatReason = chosen.reason;
    report.encoding = head.encoding();
    return report;
}

SourceInfo sourceInfo(const ImportReport &report, const ByteSource &source, std::string options)
{
    return {report.file,        report.log,    report.format,     report.encoding,
            std::move(options), source.size(), source.modified(), report.columns};
}

Inspection inspect(Reader &reader, const ByteSource &source, const ImportOptions &options, const WorkContext &context,
                   std::size_t blockBytes)
{
    InputBuffer buffer(source, blockBytes);
    Inspector inspector;
    Warnings ofRows; // counted again when the rows are delivered
    const std::string phase = "Looking at " + source.name();
    reader.read({buffer, inspector, ofRows, context, phase});
    Inspection inspection = inspector.conclude(reader.columns(), options, source.name(), OpenDateOrder::Refuse);
    if (inspection.records == 0 && inspection.rejected == 0)
        throw Error("the file has a header but no events", source.name(), "choose a file that holds events");
    if (inspection.columns.empty())
        throw Error("none of the " + std::to_string(inspection.rejected) + " lines could be read", source.name(),
                    "check the format");
    return inspection;
}

void requireSame(std::uint64_t fingerprint, SourceDigest &digest, const ByteSource &source)
{
    if (fingerprint != digest.fingerprint())
        throw Error("changed during import", source.name(), "import it again when nothing writes to it");
}

void deliver(Reader &reader, const ByteSource &source, const Inspection &inspection, SourceDigest &digest,
             EventSink &sink, const WorkContext &context, std::size_t blockBytes, ImportReport &report)
{
    Warnings warnings;
    Delivery delivery(sink, inspection, warnings);
    InputBuffer buffer(source, blockBytes);
    const std::string phase = "Importing " + source.name();
    reader.read({buffer, delivery, warnings, context, phase});
    if (reader.columns().size() != inspection.columns.size())
        throw Error("changed during import", source.name(), "import it again when nothing writes to it");
    requireSame(buffer.fingerprint(), digest, source);
    delivery.checkLedger(buffer.ledger(), source);
    report.events = delivery.events();
    report.rejected = delivery.rejected();
    report.repaired = delivery.repaired();
    report.blank = delivery.blanks();
    report.ledger = buffer.ledger();
    Warnings all = inspection.warnings;
    all.add(reader.columnWarnings());
    all.add(warnings);
    report.warnings = all.all();
}

} // namespace

ImportReport importFile(const std::filesystem::path &path, const ImportOptions &options, EventSink &sink,
                        const WorkContext &context)
{
    return importInBlocks(path, options, sink, context, kBlockBytes);
}

ImportReport importInBlocks(const std::filesystem::path &path, const ImportOptions &options, EventSink &sink,
                            const WorkContext &context, std::size_t blockBytes)
{
    const Stopwatch watch;
    const ByteSource source(path);
    const Head head(source);
    const ChosenFormat chosen = chooseFormat(head, options);
    ImportReport report = startReport(path, options, source, head, chosen);
    SourceDigest digest(source, blockBytes);
    const std::unique_ptr<Reader> reader = chosen.format->open(head, options);
    const Inspection inspection = inspect(*reader, source, options, context.part(0, kInspectionShare), blockBytes);
    report.columns = inspection.columns;
    report.inspectSeconds = watch.seconds();

    report.log = sink.begin(sourceInfo(report, source, optionsAsJson(options, reader->delimiter())));
    deliver(*reader, source, inspection, digest, sink, context.part(kInspectionShare, 1), blockBytes, report);
    report.sha256 = digest.sha256();
    context.checkStopped();
    report.seconds = watch.seconds();
    sink.finish({report.sha256, report.events, report.rejected, report.repaired, report.blank, report.ledger,
                 report.seconds, report.warnings});
    report.seconds = watch.seconds();
    return report;
}

} // namespace anomalyst::importing
