// The way in: a log file becomes rows in an EventSink. Looks at the whole file first (columns, types, date order), then
// hands over typed rows. Runs on any one thread; reads with plain reads, never maps the file.
#pragma once

#include "core/base/error.h"
#include "core/base/event_sink.h"
#include "core/base/progress.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace anomalyst::importing
{

class ByteSource;

enum class DateOrder { DayMonthYear, MonthDayYear, YearMonthDay };

// What a person may fix by hand; everything left empty is found from the file.
struct ImportOptions {
    std::optional<std::string> format;   // a name of allFormats(): "csv", "jsonl", "syslog", ...
    std::optional<std::string> encoding; // a name of encodingNames(): "utf-16le", ...
    std::optional<char> delimiter;
    std::optional<std::string> logName;             // default: the file's name without its ending
    std::map<Role, std::vector<std::string>> roles; // role -> column names; overrides the guess for that role
    std::optional<DateOrder> dateOrder;             // of the columns whose values do not prove another one
    // Of times that say none and whose column and format say none: "UTC", "+02:00", "Europe/Berlin"; default UTC.
    std::optional<std::string> zone;
    std::optional<int> year; // of the first event, where times say none; default: told from the file's age
    bool hasHeader = true;
};

struct ImportReport {
    std::string file;
    std::string log;
    std::string format;
    std::string formatReason; // why this format: one sentence
    std::string encoding;
    std::string encodingReason; // one sentence
    std::string sha256;
    std::string knownAs; // the log that holds this very content already: then nothing was imported
    std::uint64_t events = 0;
    std::uint64_t rejected = 0;
    std::uint64_t repaired = 0; // of the events
    std::uint64_t blank = 0;
    ByteLedger ledger;
    double seconds = 0;
    double inspectSeconds = 0; // of which: the first look at the whole file
    std::vector<ColumnSpec> columns;
    std::vector<ImportWarning> rejects; // the rejected rows by the code of their reason, with what the first one says
    std::vector<ImportWarning> warnings;
};

// A format that the file could be read as.
struct FormatOffer {
    std::string name;   // for ImportOptions::format
    std::string title;  // for a person
    std::string reason; // one sentence
};

// The first rows and what would be made of them; `complete` tells that the file ended within them.
struct FilePreview {
    // What a cell would be kept as; `time` where it is one.
    struct Kept {
        CellKind kind = CellKind::Missing;
        TimeUs time = kMissingTime;
    };

    ImportReport report; // counts only of the rows shown
    std::vector<std::vector<std::string>> rows;
    std::vector<std::vector<Kept>> kept;     // cell by cell as in `rows`
    std::vector<RejectedRow> rejects;        // those among the rows shown
    std::optional<char> delimiter;           // of formats that have one
    std::vector<FormatOffer> formats;        // all that recognise the file, the chosen one first
    std::vector<std::string> openDateOrders; // columns whose day and month cannot be told apart: ask for dateOrder
    bool complete = false;
    std::vector<std::string> members = {}; // of an archive, all of them or the first 1,000; these rows are of one of them
};

// Throws Error where the file cannot be read at all (missing, a directory, empty, binary, header without a row, a date
// order that cannot be decided), Cancelled when stopped; the sink then keeps nothing.
ImportReport importFile(const std::filesystem::path &path, const ImportOptions &options, EventSink &sink,
                        const WorkContext &context);

// What became of a source: exactly one of the two is there.
struct SourceOutcome {
    std::string name; // the file, or "archive!member"
    std::optional<ImportReport> report;
    std::optional<Error> error;
};

// The report of an earlier import of the same content, where it need not be imported again.
using KnownSource = std::function<std::optional<ImportReport>(const ByteSource &source)>;

// A file, or each member of an archive by itself: one that cannot be read keeps none of the others out. Throws Error
// where a file that is no archive, or an archive as a whole, cannot be read; Cancelled.
std::vector<SourceOutcome> importSources(const std::filesystem::path &path, const ImportOptions &options,
                                         EventSink &sink, const WorkContext &context, const KnownSource &known = {});

// Of an archive: of its first member that can be read.
FilePreview previewFile(const std::filesystem::path &path, const ImportOptions &options, std::size_t maxRows,
                        const WorkContext &context);

} // namespace anomalyst::importing
