// The templates that lie in a chunk as programs, each compiled when it is first used in a place. Whatever the bytes
// are, the work for a chunk is bounded. Single thread; owned by a reader.
#pragma once

#include "core/import/evtx_compiler.h"

#include <deque>
#include <unordered_map>

namespace anomalyst::importing
{

class EvtxTemplates
{
public:
    static constexpr std::size_t kHeaderBytes = 24; // where the next one is, a GUID, the size of what follows

    EvtxTemplates(EvtxRow &row, TextBlocks &texts)
        : m_compiler(row, texts, m_places)
    {
    }

    // Forgets those of the chunk before; the bytes must stay.
    void startChunk(std::string_view chunk);

    // nullptr: there is none that can be run; problem() tells why.
    const EvtxProgram *find(std::uint32_t definition, std::uint32_t place);
    // The one that lies there is of that number.
    bool isAt(std::uint32_t definition, std::uint32_t number) const;
    // Of elements that come without a template. Valid until the next call.
    const EvtxProgram *compile(const EvtxCursor &elements, std::uint32_t place);

    std::string_view sectionOf(std::uint32_t place) const { return m_places[place].section; }
    const std::string &problem() const { return m_problem; }

private:
    const EvtxProgram *runnable(const EvtxProgram &program);
    const EvtxProgram *refuse(std::string problem);

    EvtxPlaces m_places;
    EvtxCompiler m_compiler;
    std::string_view m_chunk;
    std::unordered_map<std::uint64_t, std::size_t> m_numbers; // of programs, by definition and place
    std::deque<EvtxProgram> m_programs;                       // the memory of all
    std::size_t m_used = 0;
    EvtxProgram m_loose;
    std::size_t m_bytesLeft = 0; // to be compiled in the chunk
    std::string m_problem;
};

} // namespace anomalyst::importing
