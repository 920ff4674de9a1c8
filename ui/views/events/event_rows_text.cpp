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

QString eventRowsText(const EventSource &source, const std::vector<std::uint64_t> &indices, bool withTitles,
                      const WorkContext &context)
{
    store::EventReader reader(source.casePath, source.log);
    std::string text;
    const auto &columns = reader.log().columns;
    for (std::size_t i = 0; withTitles && i < columns.size(); ++i)
        appendField(text, columns[i].name, i + 1 == columns.size());
    for (std::size_t first = 0; first < indices.size(); first += kRowsAtOnce) {
        context.report(static_cast<double>(first) / static_cast<double>(indices.size()), "Copying events");
        std::vector<EventRow> rows;
        for (std::size_t i = first; i < std::min(first + kRowsAtOnce, indices.size()); ++i)
            rows.push_back(source.rows ? (*source.rows)[indices[i]] : static_cast<EventRow>(indices[i]));
        for (const store::EventText &event : reader.rows(rows)) {
            for (std::size_t i = 0; i < event.cells.size(); ++i)
                appendField(text, event.cells[i], i + 1 == event.cells.size());
        }
    }
    return QString::fromStdString(text);
}

} // namespace anomalyst::ui
