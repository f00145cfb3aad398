#include "base/error.h"
#include "base/text.h"
#include "render/writers.h"

#include <algorithm>

namespace bureau {

std::string write_refs(const View& view) {
  const auto found = std::ranges::find(view.columns, "ref", &Column::name);
  if (found == view.columns.end()) {
    throw Error(ErrorKind::usage,
                "this output has no refs: use another format, or --fields with ref");
  }
  const auto place = static_cast<std::size_t>(found - view.columns.begin());
  std::string out;
  for (const ViewRow& row : view.rows) {
    if (!is_empty(row.cells.at(place))) {
      out += cleaned(machine_text_of(row.cells[place]));
      out += '\n';
    }
  }
  return out;
}

}  // namespace bureau
