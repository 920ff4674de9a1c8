// What a person's choice of a role for one column means for the options of an import. Pure function, any thread.
#pragma once

#include "core/import/import_file.h"

namespace anomalyst::ui
{

// `columns` have the roles that they have now. The column gets the role; who had it before gives it up, except that
// several may be users. All other roles stay with the columns that have them.
importing::ImportOptions withRole(importing::ImportOptions options, const std::vector<ColumnSpec> &columns,
                                  std::size_t column, Role role);

} // namespace anomalyst::ui
