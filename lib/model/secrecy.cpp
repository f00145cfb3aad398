#include "model/secrecy.h"

#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bureau {

namespace {

constexpr std::array<Name, 5> level_names{{
    {"open", "open", "公开"},
    {"internal", "internal", "内部|内部资料"},
    {"secret", "secret", "秘密"},
    {"highly-secret", "highly secret", "机密"},
    {"top-secret", "top secret", "绝密"},
}};

/// 保守国家秘密法 2024, art 20, in years, for the three levels of state secrets.
constexpr std::array<int, 5> maximum_years{0, 0, 10, 20, 30};
constexpr std::string_view star = "★";

int maximum_of(Level level) {
  return maximum_years.at(static_cast<std::size_t>(level)) * 12;
}

/// Full-width digits, as an input method may give them, are digits.
std::string with_ascii_digits(std::string_view text) {
  std::string result;
  for (const char32_t c : to_code_points(text)) {
    append_code_point(result, c >= U'\uFF10' && c <= U'\uFF19' ? U'0' + (c - U'\uFF10') : c);
  }
  return result;
}

/// "10年", "6个月", "10y", "6m" in months. Throws Error(usage).
int read_period(std::string_view mark, std::string_view written) {
  constexpr std::array<std::string_view, 5> years{"年", "y", "year", "years", "Y"};
  constexpr std::array<std::string_view, 6> months{"个月", "月", "m", "month", "months", "M"};
  const std::string text = with_ascii_digits(written);
  int n = 0;
  const char* const last = text.data() + text.size();
  const auto [end, code] = std::from_chars(text.data(), last, n);
  const std::string_view unit = trimmed({end, static_cast<std::size_t>(last - end)});
  const bool in_years = std::ranges::find(years, unit) != years.end();
  const bool in_months = std::ranges::find(months, unit) != months.end();
  if (code != std::errc{} || !(in_years || in_months) || n <= 0 || n > 1200) {
    throw Error(ErrorKind::usage,
                "the period of '{}' is not understood: write it in Arabic numerals, 秘密★10年 or "
                "秘密★6个月",
                mark);
  }
  return in_years ? n * 12 : n;
}

void refuse_hidden(std::string_view text) {
  if (!is_utf8(text) || std::ranges::any_of(to_code_points(text), is_hidden)) {
    throw Error(ErrorKind::usage, "'{}' holds characters that cannot be seen: type the level anew",
                cleaned(text));
  }
}

/// "★10年", or nothing when none is given.
std::string period_of(const Secrecy& secrecy) {
  if (!is_state_secret(secrecy.level) || secrecy.months <= 0) {
    return {};
  }
  const bool years = secrecy.months % 12 == 0;
  return fmt::format("{}{}{}", star, years ? secrecy.months / 12 : secrecy.months,
                     years ? "年" : "个月");
}

}  // namespace

std::string to_text(Level level) {
  return std::string{level_names.at(static_cast<std::size_t>(level)).id};
}

void from_text(std::string_view text, Level& level) {
  refuse_hidden(text);
  level = static_cast<Level>(parse_name("secrecy level", level_names, text));
}

std::string word_of(Level level) {
  return std::string{word_of(level_names.at(static_cast<std::size_t>(level)))};
}

std::string to_text(const Secrecy& secrecy) {
  const Name& name = level_names.at(static_cast<std::size_t>(secrecy.level));
  if (!is_state_secret(secrecy.level)) {
    return std::string{name.id};
  }
  return std::string{name.chinese} + period_of(secrecy);
}

std::string word_of(const Secrecy& secrecy) {
  return word_of(secrecy.level) + period_of(secrecy);
}

void from_text(std::string_view text, Secrecy& secrecy) {
  refuse_hidden(text);
  std::size_t at = text.find(star);
  std::size_t after = at == std::string_view::npos ? at : at + star.size();
  if (at == std::string_view::npos && (at = text.find('*')) != std::string_view::npos) {
    after = at + 1;
  }
  Secrecy read;
  from_text(trimmed(text.substr(0, at)), read.level);
  if (at != std::string_view::npos) {
    // The mark itself claims a state secret (art 22): 内部★ is as wrong as 内部★1年.
    if (!is_state_secret(read.level)) {
      throw Error(ErrorKind::usage,
                  "'{}' is no state secret and takes neither mark nor period: write {}", text,
                  to_text(read.level));
    }
    const std::string_view period = trimmed(text.substr(after));
    read.months = period.empty() ? 0 : read_period(text, period);
    if (read.months > maximum_of(read.level)) {
      throw Error(ErrorKind::usage, "the period of '{}' is over the maximum of {} years", text,
                  maximum_of(read.level) / 12);
    }
  }
  secrecy = read;
}

}  // namespace bureau
