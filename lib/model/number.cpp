#include "model/number.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

using Form = DocumentNumber::Form;

constexpr std::u32string_view opening = U"〔[【(（［{〈＜<﹝｛";
constexpr std::u32string_view closing = U"〕]】)）］}〉＞>﹞｝";
constexpr std::u32string_view chinese_digits = U"〇一二三四五六七八九";

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// A number without its blanks and with plain digits, eaten from the left; what was mended is kept.
class Reader {
 public:
  explicit Reader(std::string_view text) {
    for (char32_t c : to_code_points(text)) {
      if (c == U' ' || c == U'\u3000' || c == U'\u00A0' || is_hidden(c)) {
        blanks_ = true;
        continue;
      }
      if (c >= U'０' && c <= U'９') {
        c = U'0' + (c - U'０');
        wide_ = true;
      }
      text_ += c;
    }
  }

  /// Starts again with another form of number.
  void restart() {
    at_ = 0;
    brackets_ = ordinal_ = zeros_ = ending_ = false;
  }

  bool done() const { return at_ == text_.size(); }
  void skip_ending() { ending_ = true; }

  bool eat(char32_t c) {
    if (done() || text_[at_] != c) {
      return false;
    }
    ++at_;
    return true;
  }
  void eat_ordinal() { ordinal_ = eat(U'第') || ordinal_; }

  /// Any bracket of a kind; which one it should have been is known.
  bool eat_bracket(std::u32string_view kind) {
    if (done() || kind.find(text_[at_]) == std::u32string_view::npos) {
      return false;
    }
    brackets_ = brackets_ || text_[at_] != kind.front();
    ++at_;
    return true;
  }

  std::string eat_han(char32_t but = 0) {
    std::string word;
    while (!done() && is_han(text_[at_]) && text_[at_] != but && text_[at_] != U'〇') {
      append_code_point(word, text_[at_++]);
    }
    return word;
  }

  /// Digits as a number of at most four figures, 0 when there are none.
  int eat_number(bool is_year) {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) {
      ++end;
    }
    const std::size_t all = end - at_;
    while (!is_year && at_ + 1 < end && text_[at_] == U'0') {
      ++at_;
      zeros_ = true;
    }
    if (all == 0 || end - at_ > 4 || (is_year && all != 4)) {
      return 0;
    }
    int value = 0;
    for (; at_ < end; ++at_) {
      value = value * 10 + static_cast<int>(text_[at_] - U'0');
    }
    return is_year && value < 1900 ? 0 : value;
  }

  /// 十六, 二十, 一百二十 or 二〇二四, 0 when there is none.
  int eat_chinese_number() {
    int total = 0;
    int digit = 0;
    const std::size_t from = at_;
    for (; !done(); ++at_) {
      const std::size_t place = chinese_digits.find(text_[at_]);
      const int unit = text_[at_] == U'十' ? 10 : text_[at_] == U'百' ? 100 : 0;
      if (place == std::u32string_view::npos && unit == 0) {
        break;
      }
      if (at_ - from >= 7) {
        return 0;
      }
      if (unit > 0) {
        total += (digit == 0 ? 1 : digit) * unit;
        digit = 0;
      } else {
        digit = digit * 10 + static_cast<int>(place);
      }
    }
    return total + digit;
  }

  std::vector<std::string> mended(std::string_view text) const {
    std::vector<std::string> all;
    const auto add = [&](bool happened, std::string what) {
      if (happened) {
        all.push_back(std::move(what));
      }
    };
    add(wide_, localized("'{}': full-width digits were made plain", text));
    add(blanks_, localized("'{}': blanks were taken out", text));
    add(brackets_, localized("'{}': the brackets of the year are 〔〕", text));
    add(ordinal_, localized("'{}': 第 does not belong in a document number", text));
    add(zeros_, localized("'{}': leading zeros were taken out", text));
    add(ending_, localized("'{}': 号 was added", text));
    return all;
  }

 private:
  std::u32string text_{};
  std::size_t at_ = 0;
  bool wide_ = false;
  bool blanks_ = false;
  bool brackets_ = false;
  bool ordinal_ = false;
  bool zeros_ = false;
  bool ending_ = false;
};

/// 国办发〔2026〕15号
bool read_standard(Reader& in, DocumentNumber& number) {
  number.code = in.eat_han();
  const std::size_t length = to_code_points(number.code).size();
  if (length < 1 || length > 12 || !in.eat_bracket(opening)) {
    return false;
  }
  number.year = in.eat_number(true);
  if (number.year == 0 || !in.eat_bracket(closing)) {
    return false;
  }
  in.eat_ordinal();
  number.sequence = in.eat_number(false);
  if (number.sequence > 0 && !in.eat(U'号')) {
    in.skip_ending();
  }
  number.form = Form::standard;
  number.text = fmt::format("{}〔{}〕{}号", number.code, number.year, number.sequence);
  return number.sequence > 0 && in.done();
}

/// 〔1996〕武司字第82号
bool read_legacy(Reader& in, DocumentNumber& number) {
  if (!in.eat_bracket(opening)) {
    return false;
  }
  number.year = in.eat_number(true);
  if (number.year == 0 || !in.eat_bracket(closing)) {
    return false;
  }
  number.code = in.eat_han(U'第');
  const bool ordinal = in.eat(U'第');
  number.sequence = in.eat_number(false);
  number.form = Form::legacy;
  number.text =
      fmt::format("〔{}〕{}{}{}号", number.year, number.code, ordinal ? "第" : "", number.sequence);
  return !number.code.empty() && number.sequence > 0 && in.eat(U'号') && in.done();
}

/// 第706号, 国务院令第706号
bool read_order(Reader& in, DocumentNumber& number) {
  number.code = in.eat_han(U'第');
  if ((!number.code.empty() && !number.code.ends_with("令")) || !in.eat(U'第')) {
    return false;
  }
  number.sequence = in.eat_number(false);
  number.form = Form::order;
  number.text = fmt::format("{}第{}号", number.code, number.sequence);
  return number.sequence > 0 && in.eat(U'号') && in.done();
}

/// 第12期, 2024年第12期, 总第12期. Chinese numerals are read and kept as they are printed.
bool read_issue(Reader& in, std::string_view printed, DocumentNumber& number) {
  number.year = in.eat_number(true);
  const bool spelled = number.year == 0;
  if (spelled) {
    number.year = in.eat_chinese_number();
  }
  if (number.year != 0 && (number.year < 1900 || number.year > 9999 || !in.eat(U'年'))) {
    return false;
  }
  const bool total = in.eat(U'总');
  if (!in.eat(U'第')) {
    return false;
  }
  number.sequence = in.eat_number(false);
  const bool plain = number.sequence > 0 && (!spelled || number.year == 0);
  if (number.sequence == 0) {
    number.sequence = in.eat_chinese_number();
  }
  number.form = Form::issue;
  number.text =
      plain ? fmt::format("{}{}第{}期", number.year == 0 ? "" : fmt::format("{}年", number.year),
                          total ? "总" : "", number.sequence)
            : std::string{printed};
  return number.sequence > 0 && in.eat(U'期') && in.done();
}

/// The text around {n}, with the year filled in, and the width of the number.
struct Pattern {
  std::string before{};
  std::string after{};
  int width = 0;
};

Pattern read_pattern(std::string_view pattern, int year) {
  Pattern result;
  bool has_number = false;
  for (std::size_t at = 0; at < pattern.size();) {
    std::string& into = has_number ? result.after : result.before;
    if (pattern[at] != '{' && pattern[at] != '}') {
      into += pattern[at++];
      continue;
    }
    const std::size_t end = pattern.find('}', at);
    const std::string_view part =
        pattern.substr(at, end == std::string_view::npos ? end : end + 1 - at);
    const bool padded =
        part.size() == 5 && part.starts_with("{n:") && part[3] >= '1' && part[3] <= '9';
    if (part == "{year}") {
      into += fmt::format("{:04}", year);
    } else if ((part == "{n}" || padded) && !has_number) {
      has_number = true;
      result.width = padded ? part[3] - '0' : 0;
    } else {
      throw Error(ErrorKind::usage,
                  "the pattern '{}' has an unknown part '{}': use {{year}}, {{n}} or {{n:4}}",
                  pattern, part);
    }
    at = end + 1;
  }
  if (!has_number) {
    throw Error(ErrorKind::usage, "the pattern '{}' has no {{n}}: every number would be the same",
                pattern);
  }
  return result;
}

}  // namespace

DocumentNumber read_number(std::string_view text) {
  const std::string printed = normalized("number", text);
  if (printed.empty()) {
    throw Error(ErrorKind::usage, "a number may not be empty");
  }
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
  if (std::ranges::any_of(printed, is_control)) {
    throw Error(ErrorKind::usage, "the number '{}' holds control characters", cleaned(printed));
  }
  Reader in{printed};
  const auto try_form = [&](auto read) {
    in.restart();
    DocumentNumber number;
    return read(number) ? number : DocumentNumber{};
  };
  const auto read_any = [&] {
    DocumentNumber number = try_form([&](DocumentNumber& n) { return read_standard(in, n); });
    if (number.form == Form::free) {
      number = try_form([&](DocumentNumber& n) { return read_legacy(in, n); });
    }
    if (number.form == Form::free) {
      number = try_form([&](DocumentNumber& n) { return read_order(in, n); });
    }
    if (number.form == Form::free) {
      number = try_form([&](DocumentNumber& n) { return read_issue(in, printed, n); });
    }
    return number;
  };
  DocumentNumber number = read_any();
  if (number.form == Form::free) {
    number.text = printed;
  } else {
    number.mended = in.mended(printed);
  }
  return number;
}

std::string number_key(std::string_view text) {
  // A broken or empty number is the key of nothing, not a failure: the key is asked for by lookups.
  try {
    return compare_key(read_number(text).text);
  } catch (const Error&) {
    return compare_key(text);
  }
}

std::vector<std::string> check_number(std::string_view text, std::string_view pattern) {
  DocumentNumber number = read_number(text);
  std::vector<std::string> complaints = std::move(number.mended);
  if (const std::optional<SeriesNumber> place = place_in_series(pattern, text)) {
    if (place->n > last_sequence) {
      complaints.push_back(
          localized("'{}': numbers of a series run from 1 to {}", text, last_sequence));
    }
    return complaints;
  }
  const bool like_papers = read_number(format_number(pattern, 2026, 1)).form != Form::free;
  const bool has_code = number.form != Form::standard || to_code_points(number.code).size() >= 2;
  if (!like_papers || number.form == Form::free || number.form == Form::legacy || !has_code) {
    complaints.push_back(
        like_papers
            ? localized(
                  "'{}' has neither the form {} of its series nor that of a document number, "
                  "国办发〔2026〕15号: a code of 2 to 12 Han characters, a year of four digits, a "
                  "number from 1 to {}",
                  text, pattern, last_sequence)
            : localized("'{}' has not the form {} of its series", text, pattern));
  }
  return complaints;
}

std::string format_number(std::string_view pattern, int year, int n) {
  const Pattern parts = read_pattern(pattern, year);
  return fmt::format("{}{:0{}}{}", parts.before, n, parts.width, parts.after);
}

bool counts_by_year(std::string_view pattern) {
  return pattern.find("{year}") != std::string_view::npos;
}

std::optional<int> match_number(std::string_view pattern, int year, std::string_view number) {
  const Pattern parts = read_pattern(pattern, year);
  const std::string text = read_number(number).text;
  if (text.size() <= parts.before.size() + parts.after.size() || !text.starts_with(parts.before) ||
      !text.ends_with(parts.after)) {
    return std::nullopt;
  }
  const std::string_view digits = std::string_view{text}.substr(
      parts.before.size(), text.size() - parts.before.size() - parts.after.size());
  int n = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || n > 99'999'999) {
      return std::nullopt;
    }
    n = n * 10 + (c - '0');
  }
  return n > 0 ? std::optional{n} : std::nullopt;
}

std::optional<SeriesNumber> place_in_series(std::string_view pattern, std::string_view number) {
  if (!counts_by_year(pattern)) {
    const std::optional<int> n = match_number(pattern, 0, number);
    return n ? std::optional{SeriesNumber{0, *n}} : std::nullopt;
  }
  const std::string text = read_number(number).text;
  const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    const std::string figures = text.substr(i, 4);
    if (std::ranges::all_of(figures, is_figure)) {
      const int year = std::stoi(figures);
      if (const std::optional<int> n = match_number(pattern, year, text)) {
        return SeriesNumber{year, *n};
      }
    }
  }
  return std::nullopt;
}

}  // namespace bureau
