#include "core/import/source_import.h"

#include "core/import/checked_delivery.h"
#include "core/import/clean_text.h"
#include "core/import/decoded_text.h"
#include "core/import/import_options_text.h"
#include "core/import/source_digest.h"
#include "core/import/source_offsets.h"

#include <algorithm>
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

ImportReport startReport(const SourceOrder &order, const Head &head, const ChosenFormat &chosen)
{
    ImportReport report;
    report.file = order.source.name();
    report.log = order.options.logName.value_or(order.logName);
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

[[noreturn]] void refuseChanged(const ByteSource &source)
{
    throw Error("changed during import", source.name(), "import it again when nothing writes to it");
}

// One source on its way into a sink: a look at its front, then one reading that delivers and checks what the look
// promised. Where that does not hold, everything is looked at and delivered in a further reading.
class SourceImport
{
public:
    SourceImport(const SourceOrder &order, EncodingChoice encoding, EventSink &sink, const ImportRun &run,
                 const WorkContext &context)
        : m_source(order.source)
        , m_found(order.found)
        , m_options(order.options)
        , m_run(run)
        , m_encoding(std::move(encoding))
        , m_digest(m_source, run.blockBytes)
    {
        if (m_encoding.encoding != TextEncoding::Utf8) {
            m_decoded.emplace(m_source, m_encoding, run.blockBytes, context);
            m_offsets.emplace(sink, *m_decoded);
        }
        m_sink = m_offsets ? static_cast<EventSink *>(&*m_offsets) : &sink;
        const Head head(text());
        const ChosenFormat format = chooseFormat(head, m_options);
        m_reader = format.format->open(head, m_options);
        m_report = startReport(order, head, format);
        m_report.encodingReason = m_encoding.reason;
        if (m_decoded)
            m_report.encoding = m_encoding.title();
        m_wishedLog = m_report.log;
    }

    // Nothing when the whole source speaks for another encoding than its front.
    std::optional<ImportReport> run(const WorkContext &context)
    {
        bool isWhole = false;
        std::optional<Inspection> plan = lookAtFront(context.part(0, kInspectionShare), isWhole);
        m_report.inspectSeconds = m_watch.seconds();
        if (plan && !isWhole)
            plan = deliverChecked(*plan, context.part(m_looked, 1));
        else if (!plan)
            plan = inspectAll(context.part(0, kInspectionShare));
        if (plan)
            deliver(*plan, context.part(kInspectionShare, 1));
        if (m_encoding.isOpen && m_encoding.encoding == TextEncoding::Utf8 && m_digest.isWindows1252())
            return std::nullopt;
        finish(context);
        return std::move(m_report);
    }

private:
    const ByteSource &text() const { return m_decoded ? m_decoded->text() : m_source; }

    Reading reading(InputBuffer &buffer, RecordVisitor &visitor, Warnings &warnings, const WorkContext &context) const
    {
        return {buffer, visitor, warnings, context, m_phase};
    }

    Inspection conclude(const Inspector &inspector, OpenDateOrder open) const
    {
        return inspector.conclude(*m_reader, m_options, m_source.name(), open);
    }

    // The plan that the front of the source suggests; nothing when it takes the whole to make one.
    std::optional<Inspection> lookAtFront(const WorkContext &context, bool &isWhole)
    {
        InputBuffer buffer(text(), m_run.blockBytes);
        Inspector inspector({.bytes = m_run.firstLookBytes});
        Warnings ofRows; // counted again when the rows are delivered
        m_phase = "Looking at " + m_source.name();
        m_reader->read(reading(buffer, inspector, ofRows, context));
        m_looked = kInspectionShare * buffer.fraction();
        isWhole = !inspector.stoppedEarly();
        if (isWhole)
            return requireEvents(conclude(inspector, OpenDateOrder::Refuse));
        try {
            Inspection plan = conclude(inspector, OpenDateOrder::ReadAsText);
            const bool isOpen = std::ranges::any_of(
                plan.warnings.all(), [](const ImportWarning &warning) { return warning.code == "DATE_ORDER_OPEN"; });
            return isOpen || plan.columns.empty() ? std::nullopt : std::optional(std::move(plan));
        } catch (const Error &) {
            return std::nullopt; // a column that was wished for may come later
        }
    }

    Inspection inspectAll(const WorkContext &context)
    {
        InputBuffer buffer(text(), m_run.blockBytes);
        Inspector inspector;
        Warnings ofRows;
        m_phase = "Looking at " + m_source.name();
        m_reader->read(reading(buffer, inspector, ofRows, context));
        return requireEvents(conclude(inspector, OpenDateOrder::Refuse));
    }

    Inspection requireEvents(Inspection inspection) const
    {
        if (inspection.records == 0 && inspection.rejected == 0)
            throw Error("the file has a header but no events", m_source.name(), "choose a file that holds events");
        if (inspection.columns.empty())
            throw Error("none of the " + std::to_string(inspection.rejected) + " lines could be read", m_source.name(),
                        "check the format");
        return inspection;
    }

    void begin(const Inspection &plan)
    {
        m_report.columns = plan.columns;
        m_report.log = m_wishedLog;
        m_report.log = m_sink->begin(sourceInfo(m_report, m_source, optionsAsJson(m_options, m_reader->delimiter())));
    }

    // Nothing when the plan held and everything is delivered; else the plan that does.
    std::optional<Inspection> deliverChecked(const Inspection &plan, const WorkContext &context)
    {
        begin(plan);
        Warnings warnings;
        CheckedDelivery checked(*m_sink, plan, warnings);
        InputBuffer buffer(text(), m_run.blockBytes);
        m_phase = "Importing " + m_source.name();
        m_reader->read(reading(buffer, checked, warnings, context));
        Inspection inspection = conclude(checked.inspector(), OpenDateOrder::Refuse);
        if (!checked.delivery() || !m_reader->isSettled() || !inspection.hasSamePlan(plan))
            return inspection;
        account(*checked.delivery(), buffer, inspection, warnings);
        return std::nullopt;
    }

    void deliver(const Inspection &plan, const WorkContext &context)
    {
        begin(plan);
        Warnings warnings;
        Delivery delivery(*m_sink, plan, warnings);
        InputBuffer buffer(text(), m_run.blockBytes);
        m_phase = "Importing " + m_source.name();
        m_reader->read(reading(buffer, delivery, warnings, context));
        if (m_reader->columns().size() != plan.columns.size())
            refuseChanged(m_source);
        account(delivery, buffer, plan, warnings);
    }

    void account(const Delivery &delivery, const InputBuffer &buffer, const Inspection &plan, const Warnings &warnings)
    {
        const std::uint64_t read = m_decoded ? m_decoded->fingerprint() : buffer.fingerprint();
        if (read != m_digest.fingerprint())
            refuseChanged(m_source);
        delivery.checkLedger(buffer.ledger(), text());
        m_report.events = delivery.events();
        m_report.rejected = delivery.rejected();
        m_report.repaired = delivery.repaired();
        m_report.blank = delivery.blanks();
        m_report.ledger = buffer.ledger();
        Warnings all = m_found;
        all.add(plan.warnings);
        if (m_decoded)
            all.add(m_decoded->warnings());
        all.add(m_reader->columnWarnings());
        all.add(warnings);
        m_report.warnings = all.all();
        m_report.rejects = delivery.rejects();
    }

    void finish(const WorkContext &context)
    {
        m_report.sha256 = m_digest.sha256();
        context.checkStopped();
        m_report.seconds = m_watch.seconds();
        m_sink->finish({m_report.sha256, m_report.events, m_report.rejected, m_report.repaired, m_report.blank,
                        m_report.ledger, m_report.seconds, m_report.warnings});
        m_report.seconds = m_watch.seconds();
    }

    Stopwatch m_watch;
    const ByteSource &m_source;
    const Warnings &m_found;
    const ImportOptions &m_options;
    const ImportRun &m_run;
    EncodingChoice m_encoding;
    SourceDigest m_digest;
    std::optional<DecodedText> m_decoded;
    std::optional<SourceOffsets> m_offsets;
    EventSink *m_sink = nullptr;
    std::unique_ptr<Reader> m_reader;
    std::string m_phase;
    std::string m_wishedLog;
    double m_looked = 0; // share of the work that the first look was
    ImportReport m_report;
};

} // namespace

std::string stemOf(const std::filesystem::path &path)
{
    return cleanText(path.stem().native());
}

ImportReport importSource(const SourceOrder &order, EventSink &sink, const WorkContext &context, const ImportRun &run)
{
    refuseForeignContent(order.source);
    EncodingChoice encoding = chooseEncoding(order.source, order.options.encoding);
    while (true) {
        const bool isGuessed = encoding.encoding == TextEncoding::Utf8;
        SourceImport import(order, std::move(encoding), sink, run, context);
        if (std::optional<ImportReport> report = import.run(context); report || !isGuessed)
            return std::move(*report);
        encoding = guessedEncoding(true);
    }
}

} // namespace anomalyst::importing
