#include "tests/support/sample_case.h"

#include "core/import/import_file.h"
#include "core/store/event_writer.h"
#include "resources/sample_logs/sample_logs.h"

namespace anomalyst::test
{

std::filesystem::path makeSampleCase(const std::filesystem::path &folder)
{
    const std::filesystem::path path = folder / "sample.anomalyst";
    store::CaseFile file = store::CaseFile::create(path);
    for (const std::filesystem::path &log : samples::writeSampleLogs(folder / "logs")) {
        store::EventWriter writer(file);
        importing::importFile(log, {}, writer, {});
    }
    return path;
}

} // namespace anomalyst::test
