// SHA-256 of a whole source, computed on a thread of its own while the source is being looked at. Owned by one import;
// the thread ends with the object.
#pragma once

#include "core/base/progress.h"
#include "core/import/byte_source.h"
#include "core/import/utf8_evidence.h"

#include <exception>
#include <filesystem>
#include <string>
#include <thread>

namespace anomalyst::importing
{

// Of a file, in hexadecimal digits, on the calling thread. Throws Error for a file that cannot be read, Cancelled.
std::string sha256Of(const std::filesystem::path &path, const WorkContext &context);
std::string sha256Of(const ByteSource &source, const WorkContext &context);

class SourceDigest
{
public:
    // The source must outlive this object.
    SourceDigest(const ByteSource &source, std::size_t blockBytes);

    // Wait for the end; throw what stopped the reading.
    const std::string &sha256();
    std::uint64_t fingerprint();
    bool isWindows1252(); // what its bytes beyond ASCII say

private:
    void compute(const std::stop_token &stop, const ByteSource &source, std::size_t blockBytes);
    void wait();

    std::string m_sha256;
    Fingerprint m_fingerprint;
    Utf8Evidence m_evidence;
    std::exception_ptr m_failure;
    std::jthread m_thread; // last: it uses the members above
};

} // namespace anomalyst::importing
