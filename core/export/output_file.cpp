#include "core/export/output_file.h"

#include "core/base/error.h"
#include "core/export/terminal_text.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <random>
#include <system_error>

#ifdef __unix__
#include <unistd.h>
#endif

namespace anomalyst::exporting
{

namespace fs = std::filesystem;

namespace
{

bool isSameFile(const fs::path &a, const fs::path &b)
{
    std::error_code ignored;
    return fs::equivalent(a, b, ignored) ||
           fs::absolute(a, ignored).lexically_normal() == fs::absolute(b, ignored).lexically_normal();
}

void refuseProtected(const OutputTarget &target)
{
    for (const fs::path &kept : target.protectedFiles) {
        if (!kept.empty() && isSameFile(target.path, kept))
            throw Error("an output must not replace the case or a log it was made from", target.path.string(),
                        "choose another file");
    }
    std::error_code ignored;
    const fs::file_status status = fs::status(target.path, ignored);
    if (fs::is_directory(status))
        throw Error("this is a folder", target.path.string(), "name a file in it");
}

// Standard output, a device or a pipe: nothing can be moved there.
bool isStream(const OutputTarget &target)
{
    std::error_code ignored;
    const fs::file_status status = fs::status(target.path, ignored);
    return target.isStandardOutput() || (fs::exists(status) && !fs::is_regular_file(status));
}

bool isTerminal([[maybe_unused]] std::FILE *file)
{
#ifdef __unix__
    return isatty(fileno(file)) != 0;
#else
    return false;
#endif
}

std::string randomSuffix()
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device source;
    std::string suffix;
    for (int i = 0; i < 8; ++i)
        suffix += letters[source() % letters.size()];
    return suffix;
}

} // namespace

OutputFile::OutputFile(const OutputTarget &target)
    : m_path(target.path)
{
    if (!target.isStandardOutput())
        refuseProtected(target);
    if (isStream(target))
        openCollector();
    else
        openBeside();
}

OutputFile::~OutputFile()
{
    m_file.reset();
    if (!m_temporary.empty()) {
        std::error_code ignored;
        fs::remove(m_temporary, ignored);
    }
}

void OutputFile::openCollector()
{
    m_file.reset(std::tmpfile());
    if (!m_file)
        fail("has no temporary file to be collected in", errno);
}

void OutputFile::openBeside()
{
    constexpr int kAttempts = 10;
    for (int attempt = 0; attempt < kAttempts && !m_file; ++attempt) {
        m_temporary = m_path;
        m_temporary.replace_filename("." + m_path.filename().string() + "." + randomSuffix() + ".part");
        errno = 0;
        m_file.reset(std::fopen(m_temporary.string().c_str(), "wbx"));
        if (!m_file && errno != EEXIST)
            break;
    }
    if (!m_file) {
        const int code = errno;
        m_temporary.clear();
        fail("cannot be written", code);
    }
    std::error_code ignored; // what leaves a case may be evidence: for its owner only
    fs::permissions(m_temporary, fs::perms::owner_read | fs::perms::owner_write, ignored);
}

void OutputFile::write(std::string_view bytes)
{
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        fail("cannot be written", errno);
}

void OutputFile::commit()
{
    if (std::fflush(m_file.get()) != 0)
        fail("cannot be written", errno);
    if (m_temporary.empty()) {
        copyToStream();
        m_file.reset();
        return;
    }
#ifdef __unix__
    if (fsync(fileno(m_file.get())) != 0)
        fail("cannot be written", errno);
#endif
    if (std::fclose(m_file.release()) != 0)
        fail("cannot be written", errno);
    std::error_code code;
    fs::rename(m_temporary, m_path, code);
    if (code)
        fail("cannot be put in its place", code.value());
    m_temporary.clear();
}

void OutputFile::copyToStream()
{
    std::unique_ptr<std::FILE, Close> opened(m_path == "-" ? nullptr : std::fopen(m_path.string().c_str(), "wb"));
    std::FILE *out = m_path == "-" ? stdout : opened.get();
    if (out == nullptr)
        fail("cannot be written", errno);
    std::rewind(m_file.get());
    const bool isScreen = isTerminal(out);
    TerminalText visible;
    std::string text;
    std::array<char, 1 << 16> buffer;
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), m_file.get())) {
        text.clear();
        if (isScreen)
            visible.append({buffer.data(), count}, text);
        const std::string_view bytes = isScreen ? std::string_view(text) : std::string_view(buffer.data(), count);
        if (std::fwrite(bytes.data(), 1, bytes.size(), out) != bytes.size())
            fail("cannot be written", errno);
    }
    if (std::ferror(m_file.get()) != 0 || std::fflush(out) != 0)
        fail("cannot be written", errno);
}

void OutputFile::fail(const char *problem, int code) const
{
    const std::string where = m_path == "-" ? "standard output" : m_path.string();
    throw Error(std::string(problem) + " (" + std::generic_category().message(code) + ")", where,
                "check the folder, its permissions and the space left");
}

} // namespace anomalyst::exporting
