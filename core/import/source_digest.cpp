#include "core/import/source_digest.h"

#include "core/base/error.h"
#include "core/import/file_source.h"

#include <algorithm>
#include <array>
#include <memory>
#include <openssl/evp.h>
#include <vector>

namespace anomalyst::importing
{

namespace
{

std::string hexadecimal(std::span<const unsigned char> bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

void require(int opensslResult)
{
    if (opensslResult != 1)
        throw Error("cannot compute SHA-256", {}, "check the installation of OpenSSL");
}

// The hash of the whole source; `seen` is shown every part of it. Empty when stopped.
template<class Seen>
std::string digestOf(const ByteSource &source, std::size_t blockBytes, const std::stop_token &stop, Seen seen)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    require(digest ? EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) : 0);
    std::vector<char> block(blockBytes);
    for (std::uint64_t offset = 0; offset < source.size(); offset += blockBytes) {
        if (stop.stop_requested())
            return {};
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(blockBytes, source.size() - offset));
        const std::span<char> part(block.data(), length);
        source.readAt(offset, part);
        seen(part);
        require(EVP_DigestUpdate(digest.get(), part.data(), part.size()));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash = {};
    unsigned int length = 0;
    require(EVP_DigestFinal_ex(digest.get(), hash.data(), &length));
    return hexadecimal(std::span(hash).first(length));
}

} // namespace

std::string sha256Of(const std::filesystem::path &path, const WorkContext &context)
{
    return sha256Of(FileSource(path), context);
}

std::string sha256Of(const ByteSource &source, const WorkContext &context)
{
    constexpr std::size_t blockBytes = 1u << 20;
    std::string sha256 = digestOf(source, blockBytes, context.stop, [](std::span<const char>) {});
    context.checkStopped();
    return sha256;
}

SourceDigest::SourceDigest(const ByteSource &source, std::size_t blockBytes)
    : m_thread([this, &source, blockBytes](const std::stop_token &stop) {
        try {
            compute(stop, source, blockBytes);
        } catch (...) {
            m_failure = std::current_exception();
        }
    })
{
}

void SourceDigest::compute(const std::stop_token &stop, const ByteSource &source, std::size_t blockBytes)
{
    m_sha256 = digestOf(source, blockBytes, stop, [this](std::span<const char> part) {
        m_fingerprint.add(part);
        m_evidence.add({part.data(), part.size()});
    });
    m_evidence.finish();
}

void SourceDigest::wait()
{
    if (m_thread.joinable())
        m_thread.join();
    if (m_failure)
        std::rethrow_exception(m_failure);
}

const std::string &SourceDigest::sha256()
{
    wait();
    return m_sha256;
}

bool SourceDigest::isWindows1252()
{
    wait();
    return m_evidence.isWindows1252();
}

std::uint64_t SourceDigest::fingerprint()
{
    wait();
    return m_fingerprint.value();
}

} // namespace anomalyst::importing
