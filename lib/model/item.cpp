#include "model/item.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bureau {

namespace {

constexpr std::array<Name, 7> results{{{"agreed", "agreed", "同意"},
                                       {"passed", "passed", "通过"},
                                       {"in-principle", "agreed in principle", "原则同意|原则通过"},
                                       {"heard", "heard", "听取"},
                                       {"studied", "to be studied further", "另行研究"},
                                       {"deferred", "deferred", "暂缓|缓议"},
                                       {"rejected", "rejected", "不同意|不通过"}}};

/// Of these nothing has to be carried out.
constexpr std::array<std::string_view, 4> without_task{"heard", "studied", "deferred", "rejected"};

}  // namespace

std::span<const Name> decision_results() {
  return results;
}

std::string decision_result(std::string_view text) {
  return std::string{results.at(text.empty() ? 0 : parse_name(mark("result"), results, text)).id};
}

bool lacks_task(const Item& decision, bool carried_out) {
  return !carried_out && decision.reason.empty() &&
         std::ranges::find(without_task, decision.result) == without_task.end();
}

bool is_of_part(const Item& report) {
  return report.ref.letter == 'p' && !report.unit.empty();
}

bool filed_in_time(const Item& extension) {
  return extension.means == "waiting" || (extension.due && extension.at <= *extension.due);
}

Progress progress_by(const std::vector<Item>& items) {
  Progress progress;
  std::optional<std::pair<Instant, std::int64_t>> newest;  // of those that say how far it is
  for (const Item& item : items) {
    if (item.ref.letter != 'p' || is_of_part(item)) {
      continue;
    }
    progress.at = std::max(progress.at, std::optional{item.at});
    const std::pair made{item.at, item.ref.n};
    if (item.percent >= 0 && (!newest || *newest < made)) {
      newest = made;
      progress.percent = item.percent;
    }
  }
  return progress;
}

std::int64_t percentage(std::string_view text) {
  for (const std::string_view sign : {"%", "％"}) {
    if (text.ends_with(sign)) {
      text.remove_suffix(sign.size());
    }
  }
  const std::int64_t percent = parse_number("percentage", text);
  if (percent < 0 || percent > 100) {
    throw Error(ErrorKind::usage, "{} per cent is no progress: give 0 to 100", percent);
  }
  return percent;
}

std::string word_of_result(std::string_view id) {
  const auto found = std::ranges::find(results, id, &Name::id);
  return found == results.end() ? std::string{id} : std::string{word_of(*found)};
}

}  // namespace bureau
