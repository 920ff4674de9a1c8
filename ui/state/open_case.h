// The case that is open: its path, its logs and their event columns. GUI thread; the columns are shared with workers.
#pragma once

#include "core/store/event_columns.h"
#include "core/store/left_out_times.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace anomalyst::ui
{

// What a worker brings back from opening a case.
struct CaseContents {
    std::filesystem::path path;
    std::vector<store::LogInfo> logs;
    std::vector<std::shared_ptr<const store::EventColumns>> columns; // one a log
    std::optional<TimeWindow> time;                                  // from the first event of all logs to the last
    std::optional<store::UnfinishedImport> unfinished = {};          // what was cut off and is not shown
    std::map<std::int64_t, std::vector<store::LeftOutTime>> leftOut = {}; // by log; those without one are missing
};

// Opens the case read-only and lists its logs; for a worker thread. Throws Error.
CaseContents readCase(const std::filesystem::path &path, const WorkContext &context = {});

class OpenCase : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool isOpen() const { return !m_contents.path.empty(); }
    const std::filesystem::path &path() const { return m_contents.path; }
    QString name() const; // file name without its ending
    const std::vector<store::LogInfo> &logs() const { return m_contents.logs; }
    const store::LogInfo *log(LogId id) const;                          // null when there is none
    std::shared_ptr<const store::EventColumns> columns(LogId id) const; // null when there is none
    std::uint64_t eventCount() const;
    const std::optional<TimeWindow> &time() const { return m_contents.time; }
    const std::map<std::int64_t, std::vector<store::LeftOutTime>> &leftOut() const { return m_contents.leftOut; }

    void setContents(CaseContents contents);
    void close();

Q_SIGNALS:
    void contentsChanged(); // opened, closed, or logs came or went

private:
    CaseContents m_contents;
};

} // namespace anomalyst::ui
