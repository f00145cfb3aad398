#include "model/idle.h"

#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"

namespace bureau {

std::string to_text(const IdleDays& idle) {
  std::string text;
  for (int i = 0; i < static_cast<int>(Phase::ended); ++i) {
    const auto phase = static_cast<Phase>(i);
    if (const std::optional<int> days = idle.of(phase)) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", to_text(phase), *days);
    }
  }
  return text;
}

void from_text(std::string_view text, IdleDays& idle) {
  IdleDays read;
  for (const std::string& one : split_list(text, U",，")) {
    const std::size_t blank = std::min(one.find(' '), one.size());
    const auto phase = parse<Phase>(std::string_view{one}.substr(0, blank));
    const std::string_view days = trimmed(std::string_view{one}.substr(blank));
    if (days.empty() || phase == Phase::rest || phase == Phase::ended) {
      throw Error(ErrorKind::usage,
                  "'{}' is no number of working days in a phase: write \"new 3, in-hand 10\"", one);
    }
    const std::int64_t n = parse_number("idle_days", days);
    if (n < 1 || n > 366) {
      throw Error(ErrorKind::usage, "idle_days: {} working days are out of range: from 1 to 366",
                  n);
    }
    read.set(phase, static_cast<int>(n));
  }
  idle = read;
}

}  // namespace bureau
