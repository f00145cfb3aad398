#include "cli/session/paging.h"

#include "base/text.h"

#include <algorithm>
#include <ostream>
#include <utility>

namespace bureau::cli {

namespace {

/// How many rows of the screen a line takes; colours take no room.
std::size_t rows_of(std::string_view line, std::size_t columns) {
  std::string plain;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\x1b') {
      at = std::min(line.find('m', at), line.size());
    } else {
      plain += line[at];
    }
  }
  const std::size_t wide = width(plain);
  return columns == 0 || wide == 0 ? 1 : (wide + columns - 1) / columns;
}

}  // namespace

std::string pager_wanted(const Environment& environment, const Globals& globals,
                         const Settings& settings) {
  if (!environment.out_is_terminal || !environment.page || globals.no_pager ||
      environment.variable("TERM").value_or("") == "dumb") {
    return {};
  }
  std::string pager = "less";
  if (const auto own = environment.variable("BUREAU_PAGER")) {
    pager = *own;
  } else if (!settings.pager.empty()) {
    pager = settings.pager;
  } else if (const auto usual = environment.variable("PAGER")) {
    pager = *usual;
  }
  pager = trimmed(pager);
  return pager == "cat" ? "" : pager;
}

void Paging::write(std::string_view piece) {
  if (!waits_) {
    environment_.out << piece;
    return;
  }
  waiting_ += piece;
  for (std::size_t end = waiting_.find('\n', line_from_); end != std::string::npos;
       end = waiting_.find('\n', line_from_)) {
    rows_ += rows_of(std::string_view{waiting_}.substr(line_from_, end - line_from_),
                     environment_.width);
    line_from_ = end + 1;
    // The last row is the prompt's.
    if (rows_ >= environment_.height) {
      static_cast<void>(environment_.page(pager_));  // where none can be begun, it is printed
      finish();
      return;
    }
  }
}

void Paging::finish() {
  waits_ = false;
  environment_.out << std::exchange(waiting_, {});
}

}  // namespace bureau::cli
