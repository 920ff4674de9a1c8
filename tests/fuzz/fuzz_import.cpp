// Any bytes, read as the format that --format names. Whatever they are, the import ends in events or in an Error, every
// byte is accounted for, and the size of the reads changes nothing.

#include "core/import/import_run.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <cstring>

namespace
{

using namespace anomalyst;

constexpr std::string_view kFormatOption = "--format=";
std::string format;

std::string import(const std::filesystem::path &path, const importing::ImportRun &run)
{
    importing::ImportOptions options;
    options.format = format;
    options.logName = "fuzzed";
    options.dateOrder = importing::DateOrder::DayMonthYear;
    options.year = 2024;
    fuzzing::TextSink sink;
    try {
        importing::importInBlocks(path, options, sink, {}, run);
    } catch (const Error &error) {
        fuzzing::require(!error.problem().empty() && importing::isClean(error.what()), "an error says what is wrong");
        fuzzing::require(!error.problem().starts_with("the bytes do not add up"), error.what());
        fuzzing::require(!error.problem().starts_with("changed during import"), error.what());
        return "refused: " + error.problem();
    }
    return sink.told();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char **end = *argv + *argc;
    char **found = std::find_if(
        *argv, end, [](const char *argument) { return std::string_view(argument).starts_with(kFormatOption); });
    fuzzing::require(found != end, "--format=NAME is given");
    format = *found + kFormatOption.size();
    std::move(found + 1, end, found);
    --*argc;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzzing::MemoryFile file(fuzzing::textOf(data, size));
    const std::string whole = import(file.path(), {});
    const std::size_t block = 1 + size % 61;
    const std::string inBlocks = import(file.path(), {.blockBytes = block, .firstLookBytes = 1 + size / 3});
    fuzzing::require(whole == inBlocks, "blocks of " + std::to_string(block) + " bytes change nothing; whole:\n" +
                                            whole + "in blocks:\n" + inBlocks);
    return 0;
}
