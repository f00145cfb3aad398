#include "ops/task/progress.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/deed/authority.h"
#include "ops/matter/step.h"
#include "ops/task/part.h"

#include <algorithm>

namespace bureau {

void follow_reports(Deed& deed, Matter& matter) {
  const Progress progress = progress_by(items_of(deed.database(), matter.ref, 'p'));
  matter.progress_at = progress.at;
  if (!matter.claimed_at) {
    matter.progress = progress.percent;
  }
}

namespace {

/// "-5", "5.5" and "5.5%": numbers that are no percentage, and not meant as words.
bool is_fraction_or_negative(std::string_view word) {
  for (const std::string_view sign : {"%", "％"}) {
    if (word.ends_with(sign)) {
      word.remove_suffix(sign.size());
    }
  }
  const bool negative = word.starts_with('-');
  word.remove_prefix(negative ? 1 : 0);
  const std::size_t point = std::min(word.find('.'), word.size());
  const auto is_number = [](std::string_view digits) {
    return !digits.empty() &&
           std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool fraction = point < word.size();
  return is_number(word.substr(0, point)) && (negative || fraction) &&
         (!fraction || is_number(word.substr(point + 1)));
}

/// Takes a leading "60 " or "60%" off the text.
void split_percent(std::string& text, std::string& percent) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    ++digits;
  }
  const std::string_view rest = std::string_view{text}.substr(digits);
  const std::size_t sign = rest.starts_with('%')    ? 1
                           : rest.starts_with("％") ? std::string_view{"％"}.size()
                                                    : 0;
  const std::size_t end = digits + sign;
  const std::string first = text.substr(0, text.find(' '));
  if (is_fraction_or_negative(first)) {
    static_cast<void>(percentage(first));  // refuses it
  }
  if (digits == 0 || (sign == 0 && end < text.size() && text[end] != ' ')) {
    return;
  }
  percent = text.substr(0, digits);
  text = std::string{trimmed(std::string_view{text}.substr(end))};
}

}  // namespace

void declare(Fields& fields, ProgressInput& input) {
  fields.text("text", input.text, "How far it is; a number before it is the percentage");
  fields.option("--percent", input.percent, "How far it is, 0 to 100");
  fields.option("--problem", input.problem, "What stands in the way");
  fields.option("--next", input.next, "What comes next");
}

Item report_progress(Deed& deed, Ref ref, const ProgressInput& input) {
  Matter matter = deed.get_open(ref, "progress");
  std::string text = input.text;
  std::string percent = input.percent;
  if (percent.empty()) {
    split_percent(text, percent);
  }
  Item item{.by = deed.acts_for(matter.unit.empty() ? deed.office().name()
                                                    : deed.office().called(matter.unit)),
            .text = deed.words(matter, "text", text),
            .problem = deed.words(matter, "problem", input.problem),
            .next = deed.words(matter, "next", input.next)};
  if (!percent.empty()) {
    item.percent = percentage(percent);
  }
  if (item.text.empty() && item.percent < 0) {
    throw Error(ErrorKind::usage, "say how far {} is: 'bureau progress {} 60 TEXT'", ref, ref);
  }
  if (!is_in_charge(deed.office(), matter, item.by)) {
    if (std::optional<Part> part = part_of(deed, ref, item.by)) {
      return report_part(deed, matter, *std::move(part), std::move(item));
    }
    check_in_charge(deed, matter, "progress", item.by);
  }
  // A report of before one already recorded is kept, but does not take the matter back.
  const bool newest = !matter.progress_at || *matter.progress_at <= deed.happened();
  if (newest) {
    matter.progress_at = deed.happened();
    matter.progress = item.percent >= 0 ? item.percent : matter.progress;
  }
  const Item report = deed.add_item(ref, 'p', std::move(item));
  if (!newest) {
    follow_reports(deed, matter);
  }
  deed.save(matter);
  take_step_of(deed, ref, "progress", report.text);
  return report;
}

}  // namespace bureau
