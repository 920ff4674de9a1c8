#include "ui/views/events/event_rows_text.h"

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kRowsAtOnce = 1024;

void appendField(std::string &text, std::string_view value, bool last)
{
    const std::size_t begin = text.size();
    text += value;
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    text += last ? '\n' : '\t';
}

} // namespace

QString eventRowsText(const EventSource &source, const RowsToCopy &wanted, const WorkContext &context)
{
    store::EventReader reader(source.casePath, source.log);
    std::string text;
    const std::vector<std::size_t> &columns = wanted.columns;
    const std::vector<std::uint64_t> &indices = wanted.indices;
    for (std::size_t i = 0; wanted.withTitles && i < columns.size(); ++i)
        appendField(text, reader.log().columns[columns[i]].name, i + 1 == columns.size());
    for (std::size_t first = 0; first < indices.size(); first += kRowsAtOnce) {
        context.report(static_cast<double>(first) / static_cast<double>(indices.size()), "Copying events");
        std::vector<EventRow> rows;
        for (std::size_t i = first; i < std::min(first + kRowsAtOnce, indices.size()); ++i)
            rows.push_back(source.rows ? (*source.rows)[indices[i]] : static_cast<EventRow>(indices[i]));
        for (const store::EventText &event : reader.rows(rows)) {
            for (std::size_t i = 0; i < columns.size(); ++i)
                appendField(text, event.cells[columns[i]], i + 1 == columns.size());
        }
    }
    return QString::fromStdString(text);
}

} // namespace anomalyst::ui
