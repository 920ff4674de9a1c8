#include "tests/support/zip_file.h"

#include <zlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace anomalyst::test
{

namespace
{

std::size_t numberAt(const std::string &bytes, std::size_t at, int count)
{
    std::size_t number = 0;
    while (count-- > 0)
        number = number * 256 + static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(count)));
    return number;
}

std::string inflated(const std::string &packed, std::size_t size)
{
    std::string content(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(content.data());
    stream.avail_out = static_cast<uInt>(size);
    const bool isWhole = inflateInit2(&stream, -MAX_WBITS) == Z_OK && inflate(&stream, Z_FINISH) == Z_STREAM_END;
    inflateEnd(&stream);
    if (!isWhole || stream.avail_out != 0)
        throw std::runtime_error("a member of the archive is damaged");
    return content;
}

} // namespace

std::map<std::string, std::string> readZip(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const std::size_t end = bytes.rfind("PK\x05\x06");
    if (end == std::string::npos)
        throw std::runtime_error("no zip archive: " + path.string());
    std::map<std::string, std::string> members;
    std::size_t entry = numberAt(bytes, end + 16, 4);
    for (std::size_t left = numberAt(bytes, end + 10, 2); left > 0; --left) {
        const std::size_t nameLength = numberAt(bytes, entry + 28, 2);
        const std::string name = bytes.substr(entry + 46, nameLength);
        const std::size_t local = numberAt(bytes, entry + 42, 4);
        const std::size_t begin = local + 30 + numberAt(bytes, local + 26, 2) + numberAt(bytes, local + 28, 2);
        const std::string packed = bytes.substr(begin, numberAt(bytes, entry + 20, 4));
        if (!name.ends_with('/'))
            members[name] =
                numberAt(bytes, entry + 10, 2) == 0 ? packed : inflated(packed, numberAt(bytes, entry + 24, 4));
        entry += 46 + nameLength + numberAt(bytes, entry + 30, 2) + numberAt(bytes, entry + 32, 2);
    }
    return members;
}

} // namespace anomalyst::test
