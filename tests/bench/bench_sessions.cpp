// bench_sessions FILE.csv MAX_SESSION_MIN MAX_GAP_MIN
// Columns TimeGenerated, UserId, ClientIP, Operation. The file is imported into a case in a temporary folder and its
// columns are loaded before the clock starts; then columns → sessions. PEER_OUT takes each event's session, in file
// order.
#include "core/import/import_file.h"
#include "core/query/sessions.h"
#include "core/store/event_writer.h"
#include "tests/bench/bench.h"

#include <unistd.h>

using namespace anomalyst;

namespace
{

// Gone with all that is in it when it goes out of scope.
class TemporaryFolder
{
public:
    TemporaryFolder()
        : m_path(std::filesystem::temp_directory_path() / ("bench_sessions_" + std::to_string(getpid())))
    {
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

std::shared_ptr<const store::EventColumns> importColumns(const std::string &csv, const std::filesystem::path &casePath)
{
    store::CaseFile file = store::CaseFile::create(casePath);
    store::EventWriter writer(file);
    importing::importFile(csv, {}, writer, {});
    return store::EventColumns::open(casePath, writer.log());
}

void run(const std::string &csv, int maxSessionMinutes, int maxGapMinutes)
{
    const TemporaryFolder folder;
    const auto events = importColumns(csv, folder.path() / "sessions.anomalyst");
    const query::RowSet rows = {true, events->size(), {}};
    query::SessionParams params;
    params.userColumns = {"UserId", "ClientIP"};
    params.timeColumn = "TimeGenerated";
    params.commandColumn = "Operation";
    params.maxSession = maxSessionMinutes * kMinuteUs;
    params.maxGap = maxGapMinutes * kMinuteUs;
    query::SessionTable table;
    const bench::Timing timing = bench::measure([&] { table = query::buildSessions(*events, rows, params); });

    std::vector<std::int64_t> sessionOf(events->size(), -1);
    for (std::size_t session = 0; session < table.sessions.size(); ++session)
        for (std::uint32_t i = 0; i < table.sessions[session].commandCount; ++i)
            sessionOf[table.rows[table.sessions[session].firstCommand + i]] = static_cast<std::int64_t>(session);
    bench::writeResult(std::span<const std::int64_t>(sessionOf));
    bench::print(
        "sessions", csv, timing, static_cast<double>(events->size()), "events",
        {{"sessions", static_cast<double>(table.sessions.size())}, {"left_out", static_cast<double>(table.leftOut)}});
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "bench_sessions FILE.csv MAX_SESSION_MIN MAX_GAP_MIN\n");
        return 2;
    }
    try {
        run(argv[1], std::atoi(argv[2]), std::atoi(argv[3]));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_sessions: %s\n", error.what());
        return 1;
    }
    return 0;
}
