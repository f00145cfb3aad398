#include "model/item.h"

#include "base/i18n.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

constexpr std::array<Name, 4> results{{{"agreed", "agreed", "同意|通过"},
                                       {"in-principle", "agreed in principle", "原则同意|原则通过"},
                                       {"deferred", "deferred", "暂缓|缓议|另行研究"},
                                       {"rejected", "rejected", "不同意|不通过"}}};

}  // namespace

std::string decision_result(std::string_view text) {
  return std::string{results.at(text.empty() ? 0 : parse_name(mark("result"), results, text)).id};
}

std::string word_of_result(std::string_view id) {
  const auto found = std::ranges::find(results, id, &Name::id);
  return found == results.end() ? std::string{id} : std::string{word_of(*found)};
}

}  // namespace bureau
