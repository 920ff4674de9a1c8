// A regular file that is read with plain reads up to the size it had when it was opened: what is appended later is not
// seen, what disappears is an Error. readAt may be called from several threads.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace anomalyst::importing
{

class ByteSource
{
public:
    // Throws Error for what is missing, unreadable, empty, or no regular file.
    explicit ByteSource(const std::filesystem::path &path);
    ~ByteSource();
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    std::uint64_t size() const { return m_size; }
    TimeUs modified() const { return m_modified; }
    const std::string &name() const { return m_name; } // the path as valid UTF-8

    // Fills the whole span, or throws Error: the bytes must lie below size().
    void readAt(std::uint64_t offset, std::span<char> into) const;

private:
    std::string m_name;
    int m_descriptor = -1;
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
