#include "ui/state/file_look.h"

#include "core/import/source_digest.h"
#include "ui/state/import_shape.h"

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

namespace fs = std::filesystem;

using importing::FilePreview;
using importing::ImportOptions;

std::shared_ptr<const FilePreview> preview(const fs::path &path, const ImportOptions &options,
                                           const WorkContext &context)
{
    return std::make_shared<const FilePreview>(importing::previewFile(path, options, kPreviewRows, context));
}

// Remembered wishes may not fit: a role for a column that only the other file had.
std::shared_ptr<const FilePreview> previewIfFitting(const fs::path &path, const ImportOptions &options,
                                                    const WorkContext &context)
{
    try {
        return preview(path, options, context);
    } catch (const Error &) {
        return nullptr;
    }
}

bool isOrderOpen(const FilePreview &shown)
{
    return std::ranges::any_of(shown.report.warnings,
                               [](const ImportWarning &warning) { return warning.code == "DATE_ORDER_OPEN"; });
}

std::optional<DateQuestion> questionAbout(const LookOrder &order, ImportOptions options, const FilePreview &open,
                                          const WorkContext &context)
{
    options.dateOrder = importing::DateOrder::DayMonthYear;
    const FilePreview dayFirst = importing::previewFile(order.path, options, kPreviewRows, context);
    options.dateOrder = importing::DateOrder::MonthDayYear;
    const FilePreview monthFirst = importing::previewFile(order.path, options, kPreviewRows, context);
    for (std::size_t row = 0; row < open.rows.size() && row < dayFirst.kept.size(); ++row) {
        for (std::size_t column = 0; column < open.rows[row].size(); ++column) {
            const auto &day = dayFirst.kept[row][column];
            const auto &month = monthFirst.kept[row][column];
            if (open.kept[row][column].kind == CellKind::Text && day.time != month.time)
                return DateQuestion{open.report.columns[column].name, open.rows[row][column], day.time, month.time,
                                    !open.complete};
        }
    }
    return std::nullopt;
}

std::optional<KnownFile> sameContent(const LookOrder &order, const WorkContext &context)
{
    const std::uint64_t bytes = fs::file_size(order.path);
    std::string own;
    for (const KnownFile &known : order.known) {
        if (known.bytes != bytes)
            continue;
        if (own.empty())
            own = importing::sha256Of(order.path, context);
        if (own == (known.sha256.empty() ? importing::sha256Of(known.path, context) : known.sha256))
            return known;
    }
    return std::nullopt;
}

bool isHidden(const fs::path &path)
{
    const std::string name = path.filename().string();
    return name.starts_with('.');
}

bool isOfCase(const fs::path &path)
{
    const std::string name = path.filename().string();
    return name.find(".anomalyst") != std::string::npos;
}

void addBelow(const fs::path &folder, std::size_t most, const WorkContext &context, std::vector<fs::path> &files)
{
    std::error_code failure;
    std::vector<fs::path> found;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        context.checkStopped();
        std::error_code ignored;
        if (isHidden(entry->path())) {
            if (entry->is_directory(ignored))
                entry.disable_recursion_pending();
            continue;
        }
        if (files.size() + found.size() < most && entry->is_regular_file(ignored) && !isOfCase(entry->path()))
            found.push_back(entry->path());
    }
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
}

} // namespace

FileLook lookAt(const LookOrder &order, const WorkContext &context)
{
    FileLook look;
    ImportOptions options = order.options.value_or(ImportOptions());
    look.preview = preview(order.path, options, context);
    look.shape = order.shape;
    if (!order.options) {
        look.shape = shapeOf(look.preview->report);
        if (look.preview->members.size() > 1) // its files have shapes of their own
            look.shape += QStringLiteral("+");
        look.applied = choiceFor(order.remembered, look.shape);
        if (look.applied) {
            if (auto wished = previewIfFitting(order.path, look.applied->options, context)) {
                look.preview = std::move(wished);
                options = look.applied->options;
            } else {
                look.applied.reset();
            }
        }
    }
    if (isOrderOpen(*look.preview))
        look.question = questionAbout(order, options, *look.preview, context);
    if (!order.options)
        look.known = sameContent(order, context);
    return look;
}

std::vector<fs::path> logFilesIn(const std::vector<fs::path> &paths, std::size_t most, const WorkContext &context)
{
    std::vector<fs::path> files;
    for (const fs::path &path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored))
            addBelow(path, most, context, files);
        else if (files.size() < most)
            files.push_back(path);
    }
    return files;
}

} // namespace anomalyst::ui
