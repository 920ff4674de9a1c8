#include "core/import/spool.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace anomalyst::importing
{

namespace
{

std::string errnoText()
{
    return std::generic_category().message(errno);
}

// A file without a name in the folder, or -1.
int openNameless(const std::filesystem::path &folder)
{
    if (const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600); descriptor >= 0)
        return descriptor;
    std::string path = (folder / "anomalyst-XXXXXX").string();
    const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
    if (descriptor >= 0)
        ::unlink(path.c_str());
    return descriptor;
}

int openTemporary()
{
    std::error_code none;
    const std::filesystem::path first = std::filesystem::temp_directory_path(none);
    for (const std::filesystem::path &folder : {first, std::filesystem::path("/var/tmp")}) {
        if (const int descriptor = folder.empty() ? -1 : openNameless(folder); descriptor >= 0)
            return descriptor;
    }
    throw Error("cannot make a temporary file: " + errnoText(), first.empty() ? "/tmp" : first.string(),
                "let TMPDIR name a folder that can be written to");
}

class SpoolSource final : public ByteSource
{
public:
    struct Content {
        std::vector<char> bytes; // unless they lie in the file
        int descriptor = -1;
        std::uint64_t size = 0;
    };

    SpoolSource(std::string name, TimeUs modified, Content content)
        : ByteSource(std::move(name), content.size, modified)
        , m_content(std::move(content))
    {
    }
    ~SpoolSource() override
    {
        if (m_content.descriptor >= 0)
            ::close(m_content.descriptor);
    }

    void readAt(std::uint64_t offset, std::span<char> into) const override
    {
        if (m_content.descriptor < 0) {
            std::memcpy(into.data(), m_content.bytes.data() + offset, into.size());
            return;
        }
        while (!into.empty()) {
            const ssize_t got = ::pread(m_content.descriptor, into.data(), into.size(), static_cast<off_t>(offset));
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                throw Error("cannot read the temporary file: " + (got == 0 ? "it was cut" : errnoText()), m_name,
                            "check the drive of the temporary folder and import again");
            offset += static_cast<std::uint64_t>(got);
            into = into.subspan(static_cast<std::size_t>(got));
        }
    }

private:
    Content m_content;
};

} // namespace

Spool::Spool(std::size_t memoryBytes)
    : m_memoryBytes(memoryBytes)
{
}

Spool::~Spool()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Spool::append(std::string_view bytes)
{
    if (m_descriptor < 0 && bytes.size() > m_memoryBytes - m_bytes.size())
        spill();
    if (m_descriptor < 0)
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    else
        write(bytes);
    m_size += bytes.size();
}

void Spool::spill()
{
    m_descriptor = openTemporary();
    write({m_bytes.data(), m_bytes.size()});
    m_bytes = {};
}

void Spool::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(m_descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            throw Error("cannot write to the temporary file: " + errnoText(), {},
                        "make room in the temporary folder, or let TMPDIR name another one");
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

std::unique_ptr<ByteSource> Spool::finish(std::string name, TimeUs modified)
{
    SpoolSource::Content content{std::exchange(m_bytes, {}), std::exchange(m_descriptor, -1), std::exchange(m_size, 0)};
    return std::make_unique<SpoolSource>(std::move(name), modified, std::move(content));
}

} // namespace anomalyst::importing
