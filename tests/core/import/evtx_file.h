// Event logs made by hand: Binary XML, records, chunks and files, right down to the checksums unless a test spoils
// them. For tests of the EVTX reader. Single thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace anomalyst::test
{

template<typename Number>
std::string little(Number number)
{
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

template<typename Number>
void setNumber(std::string &bytes, std::size_t at, Number number)
{
    std::memcpy(bytes.data() + at, &number, sizeof number);
}

inline std::string utf16(std::u16string_view text)
{
    return std::string(reinterpret_cast<const char *>(text.data()), text.size() * 2);
}

inline std::uint32_t crcOf(std::string_view bytes, std::uint32_t before = 0)
{
    return static_cast<std::uint32_t>(
        crc32(before, reinterpret_cast<const Bytef *>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// Binary XML that is to stand at an offset of a chunk, which names and templates must know.
class BinaryXml
{
public:
    explicit BinaryXml(std::size_t at)
        : m_at(at)
    {
    }

    BinaryXml &open(std::u16string_view tag, bool hasAttributes = false)
    {
        add(little<std::uint8_t>(hasAttributes ? 0x41 : 0x01) + little<std::uint16_t>(0xffff) +
            little<std::uint32_t>(0));
        name(tag);
        return hasAttributes ? add(little<std::uint32_t>(0)) : *this;
    }
    BinaryXml &attribute(std::u16string_view called)
    {
        add("\x06");
        return name(called);
    }
    BinaryXml &text(std::u16string_view literal)
    {
        return add(std::string("\x05\x01") + little(static_cast<std::uint16_t>(literal.size())) + utf16(literal));
    }
    BinaryXml &value(std::uint16_t number) { return add("\x0d" + little(number) + '\0'); }
    BinaryXml &startEnds() { return add("\x02"); }
    BinaryXml &isEmpty() { return add("\x03"); }
    BinaryXml &close() { return add("\x04"); }
    BinaryXml &header() { return add(std::string("\x0f\x01\x01\0", 4)); }
    BinaryXml &end() { return add(std::string(1, '\0')); }
    BinaryXml &add(std::string_view bytes)
    {
        m_bytes += bytes;
        return *this;
    }

    // <Data Name="called">value</Data>
    BinaryXml &data(std::u16string_view called, std::uint16_t number)
    {
        return open(u"Data", true)
            .attribute(called.empty() ? u"x" : u"Name")
            .text(called)
            .startEnds()
            .value(number)
            .close();
    }

    std::size_t at() const { return m_at + m_bytes.size(); }
    const std::string &bytes() const { return m_bytes; }

private:
    BinaryXml &name(std::u16string_view text)
    {
        add(little(static_cast<std::uint32_t>(at() + 4))); // it follows
        return add(std::string(6, '\0') + little(static_cast<std::uint16_t>(text.size())) + utf16(text) +
                   std::string(2, '\0'));
    }

    std::size_t m_at;
    std::string m_bytes;
};

struct EvtxValue {
    std::uint8_t type;
    std::string bytes;
};

constexpr std::uint32_t kTemplateNumber = 0x1234abcd;

// What follows the offset of the definition in an instance of a template.
inline std::string valuesOf(const std::vector<EvtxValue> &values)
{
    std::string bytes = little(static_cast<std::uint32_t>(values.size()));
    for (const EvtxValue &value : values)
        bytes += little(static_cast<std::uint16_t>(value.bytes.size())) + little(value.type) + '\0';
    for (const EvtxValue &value : values)
        bytes += value.bytes;
    return bytes;
}

class EvtxChunkMaker
{
public:
    static constexpr std::size_t kHeaderBytes = 512;
    static constexpr std::uint64_t kWritten = 132'281'790'943'404'793; // 2020-03-08T22:11:34.3404793Z

    std::size_t nextXml() const { return kHeaderBytes + m_records.size() + 24; }
    std::size_t end() const { return kHeaderBytes + m_records.size(); }

    // The first record of a template holds its definition, as others then need not.
    EvtxChunkMaker &addDefining(const auto &writeBody, const std::vector<EvtxValue> &values)
    {
        m_definition = nextXml() + 14;
        BinaryXml body(m_definition + 24);
        writeBody(body.header());
        const std::string definition = little<std::uint32_t>(0) + little(kTemplateNumber) + std::string(12, 'G') +
                                       little(static_cast<std::uint32_t>(body.end().bytes().size())) + body.bytes();
        return addXml(instance() + definition + valuesOf(values));
    }
    EvtxChunkMaker &add(const std::vector<EvtxValue> &values, std::uint32_t number = kTemplateNumber)
    {
        return addXml(instance(number) + valuesOf(values));
    }
    EvtxChunkMaker &addXml(const std::string &xml)
    {
        const auto bytes = static_cast<std::uint32_t>(24 + xml.size() + 1 + 4);
        return addBytes(std::string("**\0\0", 4) + little(bytes) + little(++m_number) + little(kWritten) + xml + '\0' +
                        little(bytes));
    }
    EvtxChunkMaker &addBytes(const std::string &bytes)
    {
        m_records += bytes;
        return *this;
    }
    std::string instance(std::uint32_t number = kTemplateNumber) const
    {
        return std::string("\x0f\x01\x01\0\x0c\x01", 6) + little(number) +
               little(static_cast<std::uint32_t>(m_definition));
    }

    // With the free space where it is, or where a test wants it to be.
    std::string bytes(std::size_t freeSpace = 0) const
    {
        std::string chunk("ElfChnk\0", 8);
        chunk += little<std::uint64_t>(1) + little(m_number) + little<std::uint64_t>(1) + little(m_number);
        freeSpace = freeSpace == 0 ? end() : freeSpace;
        chunk += little<std::uint32_t>(128) + little<std::uint32_t>(0) + little(static_cast<std::uint32_t>(freeSpace));
        chunk.resize(kHeaderBytes);
        chunk += m_records;
        chunk.resize(65'536);
        setNumber(chunk, 52, crcOf(std::string_view(chunk).substr(kHeaderBytes, freeSpace - kHeaderBytes)));
        setNumber(chunk, 124, crcOf(std::string_view(chunk).substr(128, 384), crcOf(chunk.substr(0, 120))));
        return chunk;
    }

private:
    std::string m_records;
    std::size_t m_definition = 0;
    std::uint64_t m_number = 0;
};

inline std::string evtxHeader(std::uint16_t chunks, std::uint32_t flags = 0)
{
    std::string header("ElfFile\0", 8);
    header.resize(4096);
    setNumber<std::uint16_t>(header, 40, 4096);
    setNumber(header, 42, chunks);
    setNumber(header, 120, flags);
    setNumber(header, 124, crcOf(std::string_view(header).substr(0, 120)));
    return header;
}

} // namespace anomalyst::test
