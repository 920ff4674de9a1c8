// Any bytes, looked at as a file of unknown format. The preview is whole in itself, and the import of a file that it
// shows whole gives what it showed.

#include "core/import/import_file.h"
#include "tests/fuzz/fuzzing.h"

namespace
{

using namespace anomalyst;
using fuzzing::require;

constexpr std::size_t kRows = 7;

void checkPreview(const importing::FilePreview &preview)
{
    const std::size_t width = preview.report.columns.size();
    require(preview.rows.size() <= kRows && preview.rejects.size() <= kRows, "no more is shown than was asked for");
    require(preview.kept.size() == preview.rows.size(), "every row shown tells what it would be kept as");
    for (std::size_t i = 0; i < preview.rows.size(); ++i) {
        require(preview.rows[i].size() == width && preview.kept[i].size() == width, "a row is as wide as the log");
        for (const std::string &cell : preview.rows[i])
            require(importing::isClean(cell), "a cell shown is valid UTF-8 without NUL");
    }
    require(!preview.formats.empty() && preview.formats.front().name == preview.report.format,
            "the chosen format is offered first");
    for (const importing::FormatOffer &offer : preview.formats)
        require(!offer.reason.empty() && importing::isClean(offer.reason), "an offer has a reason");
}

void checkImport(const std::filesystem::path &path, const importing::FilePreview &preview)
{
    fuzzing::TextSink sink;
    const importing::ImportReport report = importing::importFile(path, {}, sink, {});
    require(report.format == preview.report.format, "import and preview choose the same format");
    if (!preview.complete)
        return;
    require(report.events == preview.report.events, "a preview of all shows every event");
    require(report.columns == preview.report.columns, "a preview of all shows the columns");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzzing::MemoryFile file(fuzzing::textOf(data, size));
    try {
        const importing::FilePreview preview = importing::previewFile(file.path(), {}, kRows, {});
        checkPreview(preview);
        checkImport(file.path(), preview);
    } catch (const Error &error) {
        require(importing::isClean(error.what()), "an error is text");
        require(!error.problem().starts_with("the bytes do not add up"), error.what());
    }
    return 0;
}
