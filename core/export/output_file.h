// A file that appears whole or not at all: written beside its place under another name, moved there by commit, removed
// otherwise. Standard output ("-") and devices or pipes get everything at commit; on a terminal, controls are shown as
// escapes. One thread at a time.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::exporting
{

// Where an output goes, and the files that it must never replace: the case and the logs it was made from.
struct OutputTarget {
    std::filesystem::path path;
    std::vector<std::filesystem::path> protectedFiles = {};

    bool isStandardOutput() const { return path == "-"; }
};

class OutputFile
{
public:
    // Throws Error when the place is taken by a protected file or a folder, or cannot be written to.
    explicit OutputFile(const OutputTarget &target);
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    void write(std::string_view bytes); // throws Error, for example when the disk is full
    void commit();                      // makes the file appear; nothing may be written after it

private:
    struct Close {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };

    void openBeside();
    void openCollector();
    void copyToStream();
    [[noreturn]] void fail(const char *problem, int code) const;

    std::filesystem::path m_path;
    std::filesystem::path m_temporary; // empty where nothing can be moved into place: a stream
    std::unique_ptr<std::FILE, Close> m_file;
};

} // namespace anomalyst::exporting
