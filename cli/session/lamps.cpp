// The lamp rules in force, read from the settings and the kinds.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/session.h"

namespace bureau::cli {

std::vector<LampRule> Session::read_lamps(const std::vector<std::string>& rules) {
  std::vector<LampRule> lamps;
  for (const std::string& rule : rules) {
    const std::size_t colon = rule.find(':');
    if (colon == std::string::npos) {
      throw Error(ErrorKind::usage, "the lamp rule '{}' has no colon: write \"red: overdue\"",
                  rule);
    }
    LampRule& lamp = lamps.emplace_back();
    from_text(trimmed(std::string_view{rule}.substr(0, colon)), lamp.lamp);
    lamp.text = trimmed(std::string_view{rule}.substr(colon + 1));
    lamp.when = filter(lamp.text);
  }
  return lamps;
}

const std::vector<LampRule>& Session::lamps(std::string_view kind) {
  const auto known = lamps_.find(kind);
  if (known != lamps_.end()) {
    return known->second;
  }
  const Kind* found = kind.empty() ? nullptr : kinds().find(kind);
  if (found == nullptr || found->lamps.empty()) {
    const auto office = lamps_.find("");
    return office != lamps_.end() ? office->second
                                  : lamps_.emplace("", read_lamps(settings().lamps)).first->second;
  }
  return lamps_.emplace(kind, read_lamps(found->lamps)).first->second;
}

}  // namespace bureau::cli
