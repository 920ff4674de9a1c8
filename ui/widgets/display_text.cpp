#include "ui/widgets/display_text.h"

#include <algorithm>
#include <utility>

namespace anomalyst::ui
{

namespace
{

// More marks on one letter than any script needs only paint over the neighbouring rows.
constexpr int kMarksOnALetter = 4;

bool isInvisible(char32_t c)
{
    switch (c) {
    case 0x00AD: // soft hyphen
    case 0x034F: // combining grapheme joiner
    case 0x061C: // Arabic letter mark
    case 0x115F:
    case 0x1160: // Hangul fillers
    case 0x17B4:
    case 0x17B5:
    case 0x180E:
    case 0x2800: // Braille blank
    case 0x3164:
    case 0xFEFF:
    case 0xFFA0:
        return true;
    default:
        break;
    }
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool isLineBreak(char32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool hasNoPicture(char32_t c)
{
    if ((c >= 0x7F && c <= 0x9F) || isInvisible(c))
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Other_Format:
        return true;
    default:
        return false;
    }
}

QString escaped(char32_t c)
{
    return QStringLiteral("\\u{%1}").arg(QString::number(c, 16).toUpper());
}

// Collects visible text until the limit is reached.
class VisibleText
{
public:
    explicit VisibleText(int limit)
        : m_limit(std::max(limit, 1))
    {
    }

    bool isFull() const { return m_text.size() > m_limit; }

    void add(char32_t c)
    {
        const bool afterReturn = std::exchange(m_afterReturn, c == '\r');
        if (c == '\n' && afterReturn)
            return; // both together are one break
        if (isLineBreak(c))
            m_text += QChar(0x23CE);
        else if (c == '\t')
            m_text += QChar(0x21E5);
        else if (c < 0x20)
            m_text += QChar(static_cast<char16_t>(0x2400 + c));
        else if (c == 0x7F)
            m_text += QChar(0x2421);
        else if (c >= 0x7F)
            addWide(c);
        else
            m_text += QChar(static_cast<char16_t>(c));
        if (c < 0x300)
            m_marks = 0;
    }

    void addInvalid(unsigned char byte)
    {
        m_text += QStringLiteral("\\x") + QString::number(uint(byte), 16).toUpper();
        m_afterReturn = false;
    }

    QString take()
    {
        if (isFull()) {
            qsizetype end = m_limit - 1;
            if (end > 0 && m_text.at(end - 1).isHighSurrogate())
                --end;
            m_text.truncate(end);
            m_text += QChar(0x2026);
        }
        return std::move(m_text);
    }

private:
    void addWide(char32_t c)
    {
        const bool mark = QChar::isMark(c);
        m_marks = mark ? m_marks + 1 : 0;
        if (hasNoPicture(c) || m_marks > kMarksOnALetter || (mark && m_text.isEmpty()))
            m_text += escaped(c);
        else
            m_text += QChar::fromUcs4(c);
    }

    QString m_text;
    qsizetype m_limit;
    int m_marks = 0;
    bool m_afterReturn = false;
};

struct Decoded {
    char32_t code = 0;
    std::size_t length = 0; // 0: the first byte is not the begin of a character
};

Decoded decode(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > text.size())
        return {};
    char32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        code = (code << 6) | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool valid = code >= smallest[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return valid ? Decoded{code, length} : Decoded{};
}

} // namespace

QString displayText(std::string_view utf8, int limit)
{
    VisibleText visible(limit);
    while (!utf8.empty() && !visible.isFull()) {
        const Decoded next = decode(utf8);
        if (next.length == 0)
            visible.addInvalid(static_cast<unsigned char>(utf8.front()));
        else
            visible.add(next.code);
        utf8.remove_prefix(std::max<std::size_t>(next.length, 1));
    }
    return visible.take();
}

QString displayText(const QString &text, int limit)
{
    VisibleText visible(limit);
    for (qsizetype i = 0; i < text.size() && !visible.isFull(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            visible.add(QChar::surrogateToUcs4(c, text.at(++i)));
        else
            visible.add(c.unicode());
    }
    return visible.take();
}

QString displayRichText(const QString &text, int limit)
{
    return QStringLiteral("<qt>%1</qt>").arg(displayText(text, limit).toHtmlEscaped());
}

} // namespace anomalyst::ui
