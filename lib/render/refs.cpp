#include "base/error.h"
#include "base/text.h"
#include "render/writers.h"

#include <algorithm>
#include <unordered_set>

namespace bureau {

void write_refs(const View& view, const Sink& sink) {
  const auto found = std::ranges::find(view.columns, "ref", &Column::name);
  if (found == view.columns.end()) {
    throw Error(ErrorKind::usage,
                "this output has no refs: use another format, or --fields with ref");
  }
  const auto place = static_cast<std::size_t>(found - view.columns.begin());
  // Each once: a matter may have several holes, and what reads the refs acts on each of them.
  std::unordered_set<std::string> seen;
  each_row(view, [&](const ViewRow& row) {
    if (is_empty(row.cells.at(place))) {
      return;
    }
    std::string ref = cleaned(machine_text_of(row.cells[place]));
    if (seen.insert(ref).second) {
      sink(ref + '\n');
    }
  });
}

}  // namespace bureau
