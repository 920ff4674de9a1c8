// A regular file that is read with plain reads up to the size it had when it was opened: what is appended later is not
// seen, what disappears is an Error. Never maps the file.
#pragma once

#include "core/import/byte_source.h"

#include <filesystem>

namespace anomalyst::importing
{

class FileSource final : public ByteSource
{
public:
    // Throws Error for what is missing, unreadable, empty, or no regular file.
    explicit FileSource(const std::filesystem::path &path);
    ~FileSource() override;

    void readAt(std::uint64_t offset, std::span<char> into) const override;

private:
    int m_descriptor = -1;
};

} // namespace anomalyst::importing
