// What a report says, as text, so that two can be told apart.
#pragma once

#include "figures/report.h"
#include "store/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace bureau {

/// What a report says of each matter, as text. What was entered late is left out where it is asked
/// what a period came to.
class Said {
 public:
  explicit Said(const Report& report, bool with_late = true) {
    for (const ReportPart& part : report.parts) {
      const std::string key = part.asked->key + ": ";
      for (std::size_t i = 0; i < part.figures.size(); ++i) {
        say_all(part.figures[i].now.refs, key + part.asked->figures[i].key);
      }
      for (const GroupLine& line : part.groups) {
        for (std::size_t i = 0; i < line.values.size(); ++i) {
          say_all(line.values[i].refs, key + line.name + " " + part.asked->figures[i].key);
        }
      }
      if (with_late || !std::holds_alternative<std::vector<EnteredLate>>(part.rows)) {
        say_all(part.refs, key);
        std::visit(
            [&](const auto& rows) {
              std::ranges::for_each(rows, [&](const auto& row) { say(row); });
            },
            part.rows);
      }
    }
  }
  const std::map<std::string, std::string>& all() const { return said_; }

 private:
  void say(const AnyRef& ref, std::string text) {
    said_[to_text(ref.matter())] += std::move(text) + "; ";
  }
  void say_all(const std::vector<AnyRef>& refs, const std::string& text) {
    std::ranges::for_each(refs, [&](const AnyRef& ref) { say(ref, text + " " + to_text(ref)); });
  }
  void say(const Item& item) { say(item.ref, item.text + item.result + item.unit); }
  void say(const Finding& found) { say(found.ref, found.id + found.text + found.command); }
  void say(const EnteredLate& late) {
    say(late.ref, fmt::format("{} {} {} {}", to_text(late.ref), late.verb, late.happened, late.at));
  }
  void say(const ListedMatter& listed) {
    if (!named_.insert(listed.matter.ref).second) {
      return;
    }
    Matter matter = listed.matter;
    matter.version = 0;  // it says how often something was recorded
    for (const Value& value : row_of(matter)) {
      const auto* number = std::get_if<std::int64_t>(&value);
      const auto* word = std::get_if<std::string>(&value);
      say(matter.ref, number != nullptr ? std::to_string(*number) : word != nullptr ? *word : "");
    }
  }

  std::map<std::string, std::string> said_{};
  std::set<Ref> named_{};  ///< whose rows were said
};

/// All that a report says, as text, but the instant as of which it is.
inline std::string dump(const Report& report) {
  std::string text = fmt::format("{} {}\n", report.period.name, report.hidden);
  const Said said{report};
  for (const auto& [ref, words] : said.all()) {
    text += fmt::format("{}: {}\n", ref, words);
  }
  return text;
}

}  // namespace bureau
