// Bytes that come as a stream, gathered to be read again at any offset: in memory while they are few, then in a
// temporary file that has no name and is gone with its last user, however the program ends. One thread fills a Spool.
#pragma once

#include "core/import/byte_source.h"

#include <memory>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

class Spool
{
public:
    static constexpr std::size_t kMemoryBytes = 16u << 20;

    explicit Spool(std::size_t memoryBytes = kMemoryBytes);
    ~Spool();
    Spool(const Spool &) = delete;
    Spool &operator=(const Spool &) = delete;

    // Throws Error when the temporary file cannot be made or written.
    void append(std::string_view bytes);
    std::uint64_t size() const { return m_size; }

    // What was gathered, at least one byte; the spool is empty afterwards.
    std::unique_ptr<ByteSource> finish(std::string name, TimeUs modified);

private:
    void spill();
    void write(std::string_view bytes);

    std::size_t m_memoryBytes;
    std::vector<char> m_bytes;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

} // namespace anomalyst::importing
