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

/// What the head has most of, outside of quotes.
char separator_of(std::string_view text) {
  std::string head;
  bool quoted = false;
  for (const char c : text.substr(0, text.find('\n'))) {
    quoted = quoted != (c == '"');
    head += quoted ? '"' : c;
  }
  constexpr std::array candidates{',', ';', '\t'};
  return *std::ranges::max_element(candidates, {},
                                   [&](char c) { return std::ranges::count(head, c); });
}

/// A spreadsheet writes ="2026-12-05" lest it be read as anything but text.
void take_off_formula(std::string& cell) {
  if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"') &&
      cell.find('"', 2) == cell.size() - 1) {
    cell = cell.substr(2, cell.size() - 3);
  }
}

bool is_utf16(std::string_view text) {
  return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

void refuse_utf16(std::string_view text) {
  if (is_utf16(text)) {
    throw Error(ErrorKind::rejected, "the file is UTF-16: save it as CSV in UTF-8");
  }
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
  refuse_utf16(text);
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
  Reader(std::string_view text, const CsvForm& form) : text_{text} {
    for (; line_ <= form.skip && at_ < text_.size(); ++line_) {
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    }
    const std::string_view head = text_.substr(at_);
    constexpr std::string_view said = "sep=";
    const bool says = head.starts_with(said) && head.size() > said.size() + 1 &&
                      (head[said.size() + 1] == '\n' || head[said.size() + 1] == '\r');
    if (says) {
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
      ++line_;
    }
    separator_ = form.separator != '\0' ? form.separator
                 : says                 ? head[said.size()]
                                        : separator_of(head);
  }

  /// A spreadsheet ends its table in rows of separators alone: they are no rows.
  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row = next();
      if (std::ranges::any_of(row.cells,
                              [](const std::string& cell) { return !trimmed(cell).empty(); })) {
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
      take_off_formula(row.cells.back());
    }
    return row;
  }

  /// True when another cell of the row follows.
  bool cell(std::string& into) {
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t began = line_;
      quoted(into);
      if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
          text_[at_] != '\r') {
        throw Error(ErrorKind::rejected,
                    "line {} goes on behind a quote that is closed: a quote within a cell is "
                    "written twice, and the cell stands in quotes",
                    began);
      }
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
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text, const CsvForm& form) {
  constexpr std::string_view mark_of_order = "\xef\xbb\xbf";
  if (text.starts_with(mark_of_order)) {
    text.remove_prefix(mark_of_order.size());
  }
  check_encoding(text);
  if (text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos) {
    std::string lines{text};  // as spreadsheets of old end them
    std::ranges::replace(lines, '\r', '\n');
    return Reader{lines, form}.rows();
  }
  return Reader{text, form}.rows();
}

std::string from_gb18030(std::string_view text) {
  refuse_utf16(text);
  const bool plain =
      std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!plain && first_bad_utf8(text) == std::string_view::npos) {
    throw Error(ErrorKind::rejected, "the file is UTF-8: leave out --encoding");
  }
  std::optional<std::string> utf8 = converted(text, "GB18030");
  if (!utf8) {
    throw Error(ErrorKind::rejected, "the file is not GB18030 either");
  }
  return *std::move(utf8);
}

}  // namespace bureau
