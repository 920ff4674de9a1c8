// What a log format is to the importer: a Reader turns the bytes of a source into records of text cells, the same way
// each time it is run. A new format is one file with a reader and one line in formats.cpp. Single thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/base/progress.h"
#include "core/import/head.h"
#include "core/import/import_file.h"
#include "core/import/input_buffer.h"
#include "core/import/warnings.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

inline constexpr std::size_t kMaxColumns = 1000;              // what has none of its own goes to one more, kRestName
inline constexpr std::size_t kMaxHeaderColumns = 32767;       // named by a header
inline constexpr std::size_t kMaxRecordBytes = 16u << 20;     // of one record
inline constexpr std::size_t kMaxRejectTextBytes = 64u << 10; // kept of a rejected one
inline constexpr std::uint64_t kRecordsBetweenReports = 2048;

struct Record {
    std::span<const std::string_view> cells; // one a column; data() == nullptr: missing
    std::uint64_t line = 0;
    std::uint64_t bytes = 0; // of the source that it was made of, with its line ends
    // All bytes of the record when the cells have not been looked at for bad UTF-8 and NULs; empty when they are clean.
    std::string_view unchecked = {};
    bool isRepaired = false; // the reader had to change what stood there
};

// Told what a reader finds, in source order.
class RecordVisitor
{
public:
    virtual ~RecordVisitor() = default;
    virtual bool record(const Record &record) = 0;   // false: that is enough
    virtual bool reject(const RejectedRow &row) = 0; // false: that is enough
    virtual void blank() = 0;
    virtual void release() = 0; // text handed over so far is about to go
};

struct Reading {
    InputBuffer &buffer;
    RecordVisitor &visitor;
    Warnings &warnings;
    const WorkContext &context;
    std::string_view phase;

    void report() const { context.report(buffer.fraction(), phase); }
};

// What a format says about its times that have no offset.
enum class ZoneOfTimes { Unsaid, Utc, Local };

class Reader
{
public:
    virtual ~Reader() = default;
    // Reads everything in the buffer, from the start of the source.
    virtual void read(const Reading &reading) = 0;
    // The names found so far, unique; complete after the first reading.
    virtual const std::vector<std::string> &columns() const = 0;
    // What was odd about the names.
    virtual const Warnings &columnWarnings() const = 0;
    virtual std::optional<char> delimiter() const { return std::nullopt; }
    // After a whole reading: whether another one would give the same records.
    virtual bool isSettled() const { return true; }
    // Known after the first reading.
    virtual ZoneOfTimes zoneOfTimes() const { return ZoneOfTimes::Unsaid; }
};

// What a format reads: text, text that may be JSON, or what is no text.
enum class Content { Text, Json, Binary };

struct Format {
    std::string_view name;
    std::string_view title;
    // One sentence why the head is of this format, or nothing when it is not.
    std::optional<std::string> (*recognise)(const Head &, const ImportOptions &);
    std::unique_ptr<Reader> (*open)(const Head &, const ImportOptions &);
    Content content = Content::Text;
};

struct ChosenFormat {
    const Format *format;
    std::string reason;
};

std::span<const Format> allFormats(); // in the order in which they are tried
// The one asked for, or the first that recognises the head; throws Error when there is none.
ChosenFormat chooseFormat(const Head &head, const ImportOptions &options);
// The chosen format first, then every other that recognises the head.
std::vector<FormatOffer> offersFor(const Head &head, const ImportOptions &options, const ChosenFormat &chosen);

// Throws the Error of a header that is too wide.
[[noreturn]] void refuseWidth(std::size_t columns, const std::string &where);

} // namespace anomalyst::importing
