#include "ui/state/open_case.h"

namespace anomalyst::ui
{

CaseContents readCase(const std::filesystem::path &path, const WorkContext &context)
{
    store::CaseFile file = store::CaseFile::open(path, store::CaseFile::Mode::ReadOnly);
    CaseContents contents{.path = path, .logs = file.logs(), .columns = {}};
    for (const store::LogInfo &log : contents.logs) {
        context.checkStopped();
        contents.columns.push_back(store::EventColumns::open(path, log.id));
    }
    return contents;
}

QString OpenCase::name() const
{
    return QString::fromStdString(m_contents.path.stem().string());
}

const store::LogInfo *OpenCase::log(LogId id) const
{
    for (const store::LogInfo &log : m_contents.logs) {
        if (log.id == id)
            return &log;
    }
    return nullptr;
}

std::shared_ptr<const store::EventColumns> OpenCase::columns(LogId id) const
{
    for (std::size_t i = 0; i < m_contents.logs.size(); ++i) {
        if (m_contents.logs[i].id == id)
            return m_contents.columns[i];
    }
    return nullptr;
}

std::uint64_t OpenCase::eventCount() const
{
    std::uint64_t count = 0;
    for (const store::LogInfo &log : m_contents.logs)
        count += log.events;
    return count;
}

void OpenCase::setContents(CaseContents contents)
{
    m_contents = std::move(contents);
    Q_EMIT contentsChanged();
}

void OpenCase::close()
{
    setContents({});
}

} // namespace anomalyst::ui
