// The bytes of one source of events, at any offset, as often as wanted: a file, or what was gathered of a stream.
// readAt may be called from several threads.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace anomalyst::importing
{

class ByteSource
{
public:
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    const std::string &name() const { return m_name; } // for people: the path as valid UTF-8, "archive!member"
    std::uint64_t size() const { return m_size; }      // in bytes, at least 1
    TimeUs modified() const { return m_modified; }

    // Fills the whole span, or throws Error: the bytes must lie below size().
    virtual void readAt(std::uint64_t offset, std::span<char> into) const = 0;

protected:
    ByteSource(std::string name, std::uint64_t size, TimeUs modified)
        : m_name(std::move(name))
        , m_size(size)
        , m_modified(modified)
    {
    }

    std::string m_name;
    std::uint64_t m_size = 0;
    TimeUs m_modified = kMissingTime;
};

// Order-sensitive checksum over the blocks of a source, to tell whether two readings saw the same bytes. Depends on
// where the blocks are cut; no protection against intent.
class Fingerprint
{
public:
    void add(std::span<const char> block);
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0x243f6a8885a308d3;
};

} // namespace anomalyst::importing
