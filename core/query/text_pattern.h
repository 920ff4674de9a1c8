// What many texts have in common, word by word, with `<*>` where they differ: "ping -n <*>",
// "C:\Users\<*>\run.exe". One thread at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::query
{

class TextPattern
{
public:
    explicit TextPattern(std::string_view first);
    // Afterwards the pattern holds for this text, too: each `<*>` stands for any text, also for none.
    void add(std::string_view text);
    std::string text() const;

private:
    // One word; where it varies, what is before and after the varying part.
    struct Word {
        std::string before, after;
        bool varies = false;
        bool isGap = false; // any number of words, also none

        bool fits(std::string_view text) const;
        void merge(std::string_view text);
    };
    static Word gap() { return {{}, {}, true, true}; }
    void align(const std::vector<std::string_view> &words);

    std::vector<Word> m_words;
    bool m_hasGaps = false;
};

} // namespace anomalyst::query
