// The kind that a matter goes by: the newest while it has the matter's state, else the version that
// the matter is pinned to.

#include "base/error.h"
#include "cli/session.h"
#include "store/matters.h"
#include "store/versions.h"

#include <algorithm>

namespace bureau::cli {

namespace {

bool has_state(const Kind* kind, std::string_view state) {
  return kind != nullptr &&
         (kind->find_state(state) != nullptr || state == cancelled_state || state == void_state);
}

/// A version of former days; nothing when the program cannot read it any more.
std::optional<Kind> read_version(const std::string& toml) {
  try {
    return parse_kind(toml, "kind");
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

const Kind* Session::find_kind(const Matter& matter) {
  const Kind* newest = kinds_.find(matter.kind);
  if (has_state(newest, matter.state)) {
    return newest;
  }
  const auto [pinned, is_new] = pinned_.try_emplace(matter.kind_version);
  if (is_new) {
    pinned->second = read_version(kind_source(reading(), matter.kind_version));
  }
  return pinned->second && has_state(&*pinned->second, matter.state) ? &*pinned->second : newest;
}

const Kind& Session::kind_of(const Matter& matter) {
  const Kind* kind = find_kind(matter);
  return kind != nullptr ? *kind : kinds_.get(matter.kind);
}

std::vector<Matter> Session::stranded() {
  if (!writing_ && !store_ && !std::filesystem::exists(store_file())) {
    return {};
  }
  std::vector<Matter> matters = select_matters(reading(), "WHERE open = 1 ORDER BY id", {});
  std::erase_if(matters, [&](const Matter& matter) {
    return has_state(kinds_.find(matter.kind), matter.state);
  });
  return matters;
}

std::vector<const Kind*> Session::stranded_kinds() {
  std::vector<const Kind*> kinds;
  try {
    for (const Matter& matter : stranded()) {
      const Kind* kind = find_kind(matter);
      if (kind != nullptr && std::ranges::find(kinds, kind) == kinds.end()) {
        kinds.push_back(kind);
      }
    }
  } catch (const Error&) {  // the complaint is of the word that nobody knows
    return {};
  }
  return kinds;
}

}  // namespace bureau::cli
