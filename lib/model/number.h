// Document numbers: 发文字号 by GB/T 9704-2012, 7.2.5, orders and bulletins beside them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// A number that was understood.
struct DocumentNumber {
  enum class Form {
    standard,  ///< 国办发〔2026〕15号
    order,     ///< 第706号: orders (令) have no year
    issue,     ///< 第12期, 二〇二四年第十六期: bulletins
    legacy,    ///< 〔1996〕武司字第82号: old, still quoted
    free,      ///< anything else that a sender prints
  };
  Form form = Form::free;
  std::string code{};  ///< 机关代字: 国办发
  int year = 0;        ///< 0: none
  int sequence = 0;    ///< 0: none
  std::string text{};  ///< normalised: what is stored and shown

  /// What was mended on the way, each a sentence for a warning: full-width digits, brackets, 第,
  /// zeros.
  std::vector<std::string> mended{};
};

/// Reads a number as printed or typed: any pair of brackets, full-width digits, blanks, 第, leading
/// zeros are mended and said so. Never fails for incoming papers: what follows no grammar is
/// `free`. Throws Error(usage) only for empty text or control characters.
DocumentNumber read_number(std::string_view text);

/// The key under which two spellings of a number are one: compare_key of the normalised text.
std::string number_key(std::string_view text);

/// Checks a number of our own by the grammar of its series: of the pattern's form for some year;
/// where that is the form of a document number, also one of another code of 2 to 12 Han characters.
/// The sequence runs from 1 to 9999, without zeros. Gives the complaints, each a sentence; empty
/// when in order.
std::vector<std::string> check_number(std::string_view text, std::string_view pattern);

/// The last number of a series of official numbers.
inline constexpr int last_sequence = 9999;

/// A pattern of a series, from a kind: "督〔{year}〕{n}号", "第{n}期", "{year}-{n:4}" (padded).
/// Throws Error(usage) for a pattern without {n} or with an unknown part.
std::string format_number(std::string_view pattern, int year, int n);

/// True when the pattern has {year}: the series starts again every year.
bool counts_by_year(std::string_view pattern);

/// The n of a number that follows the pattern for that year, if it does: for numbers given by hand.
std::optional<int> match_number(std::string_view pattern, int year, std::string_view number);

/// Where a number stands in the series of a pattern.
struct SeriesNumber {
  int year = 0;  ///< 0: the series does not count by the year
  int n = 0;
};

/// The same for the year that the number itself names.
std::optional<SeriesNumber> place_in_series(std::string_view pattern, std::string_view number);

}  // namespace bureau
