// Where the reference data lies and a plain reader for its CSV files, kept apart from the importer that it helps to
// test. The folder is ../shared beside the checkout, or what ANOMALYST_SHARED names.
#pragma once

#include <QString>
#include <QtTest>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace anomalyst::test
{

std::filesystem::path sharedFolder();
std::filesystem::path referenceFile(const std::string &name); // below shared/reference
std::filesystem::path sampleFile(const std::string &name);    // below shared/samples
std::filesystem::path dataFile(const std::string &name);      // below tests/data, committed

struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    std::size_t column(const std::string &name) const;          // fails the run when there is none
    std::vector<double> numbers(const std::string &name) const; // "" is NaN
    std::vector<std::string> texts(const std::string &name) const;
};
// RFC 4180 by the letter.
CsvTable readCsv(const std::filesystem::path &path);
CsvTable parseCsv(const std::string &text);

// Largest |a - b| divided by the largest |b|.
double largestRelativeDifference(const std::vector<double> &actual, const std::vector<double> &expected);

} // namespace anomalyst::test

// Leaves the test function with a message when the file is not there.
#define ANOMALYST_NEED_FILE(path)                                                                                      \
    do {                                                                                                               \
        if (!std::filesystem::exists(path))                                                                            \
            QSKIP(qPrintable(QStringLiteral("not here: ") + QString::fromStdString((path).string())));                 \
    } while (false)
