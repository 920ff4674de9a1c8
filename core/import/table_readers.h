// Tables of records whose tool is known by the names of their columns: what it folds into one cell is unfolded.
#pragma once

#include "core/import/reader.h"

namespace anomalyst::importing
{

// Of the unified audit log of Microsoft 365, by Purview or PowerShell: AuditData holds a JSON object.
std::optional<std::string> recogniseM365Audit(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openM365Audit(const Head &head, const ImportOptions &options);

// Of EvtxECmd: Payload holds the event's data as a JSON object.
std::optional<std::string> recogniseEvtxECmd(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openEvtxECmd(const Head &head, const ImportOptions &options);

// Of Hayabusa: Details hold "Key: value ¦ Key: value".
std::optional<std::string> recogniseHayabusa(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openHayabusa(const Head &head, const ImportOptions &options);

// Of Plaso: date, time and the name of their zone in three columns, or one time that may say that there is none.
std::optional<std::string> recognisePlaso(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openPlaso(const Head &head, const ImportOptions &options);

// Of Windows' Event Viewer and Get-WinEvent: the message holds lines "Key: value" in sections.
std::optional<std::string> recogniseEventViewer(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openEventViewer(const Head &head, const ImportOptions &options);

} // namespace anomalyst::importing
