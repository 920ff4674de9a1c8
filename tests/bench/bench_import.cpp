// bench_import FILE: a log file into a new case in a temporary folder, closed on disk; with the time of the first look
// and of the rest, and of the reader alone (into a sink that keeps nothing).

#include "bench.h"

#include "core/import/import_file.h"
#include "core/store/event_writer.h"

#include <filesystem>

namespace
{

using namespace anomalyst;

class NullSink final : public EventSink
{
public:
    std::string begin(const SourceInfo &source) override { return source.logName; }
    void append(const EventBatch &batch) override { m_cells += batch.cells.size(); }
    void reject(const RejectedRow &) override {}
    void finish(const SourceResult &) override {}

private:
    std::size_t m_cells = 0;
};

class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "anomalyst_bench_XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("cannot make a temporary folder");
        m_path = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace

int main(int argc, char **argv)
try {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_import FILE\n");
        return 2;
    }
    const std::filesystem::path file = argv[1];
    const TemporaryFolder folder;
    const std::filesystem::path caseFile = folder.path() / "bench.anomalyst";
    importing::ImportReport report;
    std::vector<double> inspectSeconds;
    const bench::Timing timing = bench::measure([&] {
        std::filesystem::remove(caseFile);
        store::CaseFile target = store::CaseFile::create(caseFile);
        store::EventWriter writer(target);
        report = importing::importFile(file, {}, writer, {});
        inspectSeconds.push_back(report.inspectSeconds);
    });
    const auto caseBytes = static_cast<double>(std::filesystem::file_size(caseFile));
    const bench::Timing reading = bench::measure([&] {
        NullSink sink;
        importing::importFile(file, {}, sink, {});
    });
    const double wall = bench::median(timing.wall);
    const double inspect = bench::median(inspectSeconds);
    const auto bytes = static_cast<double>(std::filesystem::file_size(file));
    bench::print("import", file.filename().string(), timing, static_cast<double>(report.events), "rows",
                 {{"mb_per_s", bytes / 1e6 / wall},
                  {"rejected", static_cast<double>(report.rejected)},
                  {"inspect_s", inspect},
                  {"deliver_s", wall - inspect},
                  {"reading_only_s", bench::median(reading.wall)},
                  {"reading_only_cpu_s", bench::median(reading.cpu)},
                  {"case_bytes", caseBytes}});
    return 0;
} catch (const std::exception &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
