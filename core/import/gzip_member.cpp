#include "core/import/gzip_member.h"

#include "core/base/error.h"

#include <zlib.h>

#include <algorithm>
#include <string>
#include <vector>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kBlockBytes = 256u << 10;
constexpr int kGzipOnly = 15 + 16; // window bits as zlib takes them

class Inflater
{
public:
    explicit Inflater(const ByteSource &source)
        : m_source(source)
        , m_packed(kBlockBytes)
        , m_unpacked(kBlockBytes)
    {
        if (inflateInit2(&m_stream, kGzipOnly) != Z_OK)
            throw Error("there is no memory to unpack it", source.name(), "close other programs and try again");
    }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    // Whether another stream begins where the last one ended.
    bool beginsStream()
    {
        while (m_stream.avail_in < 2 && m_readTo < m_source.size())
            refill();
        return m_stream.avail_in >= 2 && m_stream.next_in[0] == 0x1f && m_stream.next_in[1] == 0x8b;
    }

    // False when no more is wanted.
    bool unpackStream(const WorkContext &context, const std::function<bool(std::string_view)> &take)
    {
        inflateReset(&m_stream);
        for (int result = Z_OK; result != Z_STREAM_END;) {
            context.checkStopped();
            if (m_stream.avail_in == 0 && m_readTo < m_source.size())
                refill();
            m_stream.next_out = m_unpacked.data();
            m_stream.avail_out = static_cast<uInt>(m_unpacked.size());
            result = inflate(&m_stream, Z_NO_FLUSH);
            const std::size_t bytes = m_unpacked.size() - m_stream.avail_out;
            if (bytes > 0 && !take({reinterpret_cast<const char *>(m_unpacked.data()), bytes}))
                return false;
            if (result == Z_BUF_ERROR && bytes == 0 && m_stream.avail_in == 0)
                throw Error("the gzip file is cut short", m_source.name(), "copy it again from where it came");
            if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
                throw Error(std::string("the gzip file is damaged") +
                                (m_stream.msg != nullptr ? std::string(": ") + m_stream.msg : std::string()),
                            m_source.name(), "copy it again from where it came");
        }
        return true;
    }

private:
    void refill()
    {
        std::copy_n(m_stream.next_in, m_stream.avail_in, m_packed.data());
        const auto bytes = static_cast<std::size_t>(
            std::min<std::uint64_t>(m_packed.size() - m_stream.avail_in, m_source.size() - m_readTo));
        m_source.readAt(m_readTo, {reinterpret_cast<char *>(m_packed.data()) + m_stream.avail_in, bytes});
        m_readTo += bytes;
        m_stream.next_in = m_packed.data();
        m_stream.avail_in += static_cast<uInt>(bytes);
    }

    const ByteSource &m_source;
    std::vector<Bytef> m_packed;
    std::vector<Bytef> m_unpacked;
    z_stream m_stream = {};
    std::uint64_t m_readTo = 0;
};

} // namespace

void unpackGzip(const ByteSource &source, const WorkContext &context, const std::function<bool(std::string_view)> &take)
{
    Inflater inflater(source);
    while (inflater.unpackStream(context, take) && inflater.beginsStream()) {
    }
}

} // namespace anomalyst::importing
