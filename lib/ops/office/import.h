// Rows of a foreign table become matters: which column is which field is said by the caller.
#pragma once

#include "ops/deed/deed.h"

#include <map>
#include <string>
#include <vector>

namespace bureau {

/// How the columns of a table are read.
struct ImportPlan {
  std::string kind{};
  std::map<std::string, std::string> columns{};    ///< field → column
  std::map<std::string, std::string> constants{};  ///< field → value
  std::map<std::string, std::string> splits{};     ///< field → what divides its list
  std::string date_format{};  ///< strptime's, for dates; empty: as people write them
  char separator = '\0';      ///< of the table; none: what its head has most of
  std::size_t skip = 0;       ///< lines above the head
};

/// The plan as it can be used for matters of this kind: `tags` is `tag`, and what a mapping can
/// have wrong is refused before any row is read: no title, a field twice, a field that an import
/// cannot set, one that is nearly a field, a list that is none. "fields.plate" insists on a field
/// of the record's own. Throws Error(usage).
ImportPlan checked(ImportPlan plan, const Kind& kind);

/// Opens one matter from the cells of a row. Fields that neither the matter nor its kind has are
/// kept as text among its fields. `document` names the paper that a task implements: a link when it
/// is registered, the origin's text when not. Throws Error.
Matter import_row(Deed& deed, const ImportPlan& plan,
                  const std::map<std::string, std::string>& row);

/// The fields that a row may fill besides the kind's own.
std::vector<std::string_view> importable_fields();

}  // namespace bureau
