// Any bytes opened as a case, and a good case with some of its bytes replaced: reading and changing it ends in values
// or in an Error. Bytes that begin like an SQLite file are a case; all others are a list of changes to a good one, each
// an offset of three bytes, a count of one, and the new bytes.

#include "core/import/import_file.h"
#include "core/store/case_file.h"
#include "core/store/event_columns.h"
#include "core/store/event_reader.h"
#include "core/store/event_writer.h"
#include "tests/fuzz/fuzzing.h"

#include <fstream>
#include <iterator>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;

// The folder of this run, gone at its end.
class RunFolder
{
public:
    RunFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "fuzz-case-XXXXXX").string();
        fuzzing::require(::mkdtemp(name.data()) != nullptr, "a temporary folder can be made");
        m_path = name;
    }
    ~RunFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    RunFolder(const RunFolder &) = delete;
    RunFolder &operator=(const RunFolder &) = delete;

    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

void importSample(CaseFile &file)
{
    const fuzzing::MemoryFile log("time,host,bytes,note\n2024-05-01T08:00:00Z,alpha,1,first\nshort\n"
                                  "2024-05-01T08:00:01Z,beta,2.5,second\n2024-05-01T08:00:02Z,alpha,,\n");
    importing::ImportOptions options;
    options.logName = "flows";
    EventWriter writer(file);
    importing::importFile(log.path(), options, writer, {});
}

std::string goodCase(const std::filesystem::path &path)
{
    {
        CaseFile file = CaseFile::create(path);
        importSample(file);
    }
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string changed(std::string bytes, std::string_view changes)
{
    while (changes.size() > 4) {
        const auto byte = [&](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(changes[i]));
        };
        const std::size_t at = (byte(0) << 16 | byte(1) << 8 | byte(2)) % bytes.size();
        const std::string_view fresh = changes.substr(4, byte(3) % 32 + 1);
        bytes.replace(at, fresh.size(), fresh);
        changes.remove_prefix(4 + fresh.size());
    }
    return bytes;
}

template<class Work>
void attempt(Work &&work)
{
    try {
        work();
    } catch (const Error &) {
        return; // a damaged case may be refused anywhere
    }
}

void read(const std::filesystem::path &path)
{
    CaseFile file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    attempt([&] { file.rejected(0, 100); });
    for (const LogInfo &log : file.logs()) {
        attempt([&] {
            EventReader reader(path, log.id);
            reader.range(0, 100);
        });
        for (std::size_t i = 0; i < log.columns.size(); ++i)
            attempt([&] { EventColumns::open(path, log.id)->column(i); });
    }
}

void change(const std::filesystem::path &path)
{
    CaseFile file = CaseFile::open(path, CaseFile::Mode::ReadWrite);
    attempt([&] { importSample(file); });
    for (const LogInfo &log : file.logs()) {
        attempt([&] { file.setRole(log.id, 1, Role::User); });
        attempt([&] {
            if (!log.files.empty())
                file.removeLastFile(log.files.back().id);
        });
        attempt([&] { file.removeLog(log.id); });
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const RunFolder folder;
    static const std::string good = goodCase(folder.path() / "good.anomalyst");
    const std::string_view given = fuzzing::textOf(data, size);
    const std::filesystem::path path = folder.path() / "fuzzed.anomalyst";
    {
        const std::string bytes = given.starts_with("SQLite format 3") ? std::string(given) : changed(good, given);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }
    attempt([&] { read(path); });
    attempt([&] { change(path); });
    for (const char *ending : {"", "-wal", "-shm", "-journal"}) {
        std::error_code ignored;
        std::filesystem::remove(path.string() + ending, ignored);
    }
    return 0;
}
