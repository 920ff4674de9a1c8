// The one exception for an operation that cannot go on, and the one for being cancelled (which is no error).
// Both cross threads by value inside the job runner; messages are UTF-8 and may hold text from logs: show them as plain
// text.
#pragma once

#include <exception>
#include <string>

namespace anomalyst
{

class Error : public std::exception
{
public:
    // what: what failed. where: file, line, column or object. remedy: what the reader can do about it.
    Error(std::string what, std::string where = {}, std::string remedy = {});

    const std::string &problem() const { return m_problem; }
    const std::string &where() const { return m_where; }
    const std::string &remedy() const { return m_remedy; }
    // One line: "where: problem; remedy".
    const char *what() const noexcept override { return m_line.c_str(); }

private:
    std::string m_problem;
    std::string m_where;
    std::string m_remedy;
    std::string m_line;
};

// Thrown by WorkContext::checkStopped and by nothing else.
class Cancelled : public std::exception
{
public:
    const char *what() const noexcept override { return "cancelled"; }
};

} // namespace anomalyst
