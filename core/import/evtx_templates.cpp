#include "core/import/evtx_templates.h"

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kMaxBytesToCompile = 4u * 65'536u; // in one chunk; real ones take half a chunk

} // namespace

void EvtxTemplates::startChunk(std::string_view chunk)
{
    m_chunk = chunk;
    m_bytesLeft = kMaxBytesToCompile;
    m_places.clear();
    m_numbers.clear();
    m_used = 0;
}

const EvtxProgram *EvtxTemplates::find(std::uint32_t definition, std::uint32_t place)
{
    const std::uint64_t key = std::uint64_t{place} << 32 | definition;
    if (const auto found = m_numbers.find(key); found != m_numbers.end())
        return runnable(m_programs[found->second]);
    EvtxCursor cursor(m_chunk, definition, m_chunk.size());
    cursor.skip(kHeaderBytes - 4);
    const std::uint32_t bytes = cursor.u32();
    if (cursor.failed() || bytes > cursor.left() || bytes > m_bytesLeft)
        return refuse("its template lies outside of its chunk");
    m_bytesLeft -= bytes;
    if (m_used == m_programs.size())
        m_programs.emplace_back();
    EvtxProgram &program = m_programs[m_used];
    const EvtxCursor body(m_chunk, cursor.at(), cursor.at() + bytes);
    program.problem = m_compiler.compile(m_chunk, body, place, program) ? std::string() : m_compiler.problem();
    m_numbers.emplace(key, m_used++);
    return runnable(program);
}

// A template's number is how its GUID begins.
bool EvtxTemplates::isAt(std::uint32_t definition, std::uint32_t number) const
{
    EvtxCursor cursor(m_chunk, definition, m_chunk.size());
    cursor.skip(4);
    return cursor.u32() == number && !cursor.failed();
}

const EvtxProgram *EvtxTemplates::compile(const EvtxCursor &elements, std::uint32_t place)
{
    if (elements.left() > m_bytesLeft)
        return refuse("the Binary XML of its chunk is beyond all measure");
    m_bytesLeft -= elements.left();
    return m_compiler.compile(m_chunk, elements, place, m_loose) ? &m_loose : refuse(m_compiler.problem());
}

const EvtxProgram *EvtxTemplates::runnable(const EvtxProgram &program)
{
    return program.problem.empty() ? &program : refuse(program.problem);
}

const EvtxProgram *EvtxTemplates::refuse(std::string problem)
{
    m_problem = std::move(problem);
    return nullptr;
}

} // namespace anomalyst::importing
