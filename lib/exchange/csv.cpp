#include "exchange/csv.h"

#include "base/error.h"
#include "base/text.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <optional>

namespace bureau {

namespace {

constexpr std::size_t largest_cell = std::size_t{1} << 20U;

/// Converts, or gives nothing when the bytes are not of that charset.
std::optional<std::string> converted(std::string_view text, const char* charset) {
  iconv_t converter = iconv_open("UTF-8", charset);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own error value
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    throw Error(ErrorKind::failed, "this system cannot convert {}", charset);
  }
  std::string in{text};
  std::string out(text.size() * 3 + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  const std::size_t result = iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) {
    return std::nullopt;
  }
  out.resize(out.size() - room);
  return out;
}

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  constexpr std::array candidates{',', ';', '\t'};
  return *std::ranges::max_element(candidates, {},
                                   [&](char c) { return std::ranges::count(first, c); });
}

/// Takes off exactly the mark that our own writer puts before a formula.
void take_off_mark(std::string& cell) {
  if (cell.size() > 1 && cell[0] == '\'') {
    const std::string_view rest = trimmed(std::string_view{cell}.substr(1));
    constexpr std::array starts{"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"};
    const bool ours = std::ranges::any_of(starts, [&](const char* start) {
      return rest.starts_with(start) || std::string_view{cell}.substr(1).starts_with(start);
    });
    if (ours) {
      cell.erase(0, 1);
    }
  }
}

void check_encoding(std::string_view text) {
  const std::size_t bad = first_bad_utf8(text);
  if (bad == std::string_view::npos) {
    return;
  }
  const auto line = std::ranges::count(text.substr(0, bad), '\n') + 1;
  if (converted(text, "GB18030")) {
    throw Error(ErrorKind::rejected,
                "line {} is not UTF-8 but reads as GB18030: give --encoding gb18030", line);
  }
  throw Error(ErrorKind::rejected, "line {} is not UTF-8 (byte {}): convert the file first", line,
              bad + 1);
}

/// Reads rows from text that is known to be UTF-8.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_{text}, separator_{separator_of(text)} {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row = next();
      if (row.cells.size() > 1 || !row.cells.front().empty()) {
        rows.push_back(std::move(row));
      }
    }
    return rows;
  }

 private:
  CsvRow next() {
    CsvRow row{.line = line_};
    for (bool more = true; more;) {
      more = cell(row.cells.emplace_back());
      if (row.cells.back().size() > largest_cell) {
        throw Error(ErrorKind::rejected, "line {} has a cell of more than a mebibyte", row.line);
      }
      take_off_mark(row.cells.back());
    }
    return row;
  }

  /// True when another cell of the row follows.
  bool cell(std::string& into) {
    if (at_ < text_.size() && text_[at_] == '"') {
      quoted(into);
    }
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == separator_) {
        return true;
      }
      if (c == '\n') {
        ++line_;
        return false;
      }
      if (c != '\r' || (at_ < text_.size() && text_[at_] != '\n')) {
        into += c;
      }
    }
    return false;
  }

  void quoted(std::string& into) {
    const std::size_t began = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return;
        }
        ++at_;
      }
      line_ += text_[at_] == '\n' ? 1U : 0U;
      into += text_[at_];
    }
    throw Error(ErrorKind::rejected, "line {} has a quote that is not closed", began);
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text) {
  constexpr std::string_view mark_of_order = "\xef\xbb\xbf";
  if (text.starts_with(mark_of_order)) {
    text.remove_prefix(mark_of_order.size());
  }
  check_encoding(text);
  return Reader{text}.rows();
}

std::string from_gb18030(std::string_view text) {
  std::optional<std::string> utf8 = converted(text, "GB18030");
  if (!utf8) {
    throw Error(ErrorKind::rejected, "the file is not GB18030 either");
  }
  return *std::move(utf8);
}

}  // namespace bureau
