#include "model/ref.h"

#include "base/error.h"
#include "base/text_form.h"

#include <array>
#include <charconv>
#include <limits>

namespace bureau {

namespace {

constexpr std::array<Name, 3> register_names{{
    {"doc", "document|paper", "文件|公文"},
    {"meeting", "meeting", "会议"},
    {"task", "task", "任务|督办"},
}};
constexpr std::string_view register_letters = "DMT";
constexpr std::string_view item_letters = "acdefinopuvy";
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max() / 4 - 1;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A letter and its digits: D12, d2.
bool is_letter_and_digits(std::string_view text) {
  if (text.size() < 2 || upper(text[0]) < 'A' || upper(text[0]) > 'Z') {
    return false;
  }
  for (const char c : text.substr(1)) {
    if (!is_digit(c)) {
      return false;
    }
  }
  return true;
}

/// Reads "D12" if it is one; the number is not 0, has no leading zero and is not too large.
bool read_lettered(std::string_view text, std::string_view letters, std::size_t& letter,
                   std::int64_t& n) {
  if (!is_letter_and_digits(text) || text[1] == '0') {
    return false;
  }
  letter = letters.find(letters == register_letters ? upper(text[0]) : lower(text[0]));
  const auto [end, code] = std::from_chars(text.data() + 1, text.data() + text.size(), n);
  return letter != std::string_view::npos && code == std::errc{} && n <= greatest;
}

}  // namespace

std::string to_text(Register reg) {
  return std::string{register_names.at(static_cast<std::size_t>(reg)).id};
}

void from_text(std::string_view text, Register& reg) {
  reg = static_cast<Register>(parse_name("register", register_names, text));
}

char letter_of(Register reg) {
  return register_letters.at(static_cast<std::size_t>(reg));
}

std::string to_text(Ref ref) {
  return letter_of(ref.reg) + std::to_string(ref.n);
}

void from_text(std::string_view text, Ref& ref) {
  std::size_t letter = 0;
  std::int64_t n = 0;
  if (!read_lettered(text, register_letters, letter, n)) {
    throw Error(ErrorKind::usage, "'{}' is not a ref: write D12, M3 or T45", text);
  }
  ref = {static_cast<Register>(letter), n};
}

std::string to_text(const SubRef& ref) {
  return to_text(ref.ref) + '/' + ref.letter + std::to_string(ref.n);
}

void from_text(std::string_view text, SubRef& ref) {
  const std::size_t slash = text.find('/');
  std::size_t letter = 0;
  std::int64_t n = 0;
  if (slash == std::string_view::npos ||
      !read_lettered(text.substr(slash + 1), item_letters, letter, n)) {
    throw Error(ErrorKind::usage, "'{}' is not a part of a matter: write M3/d2 or T4/p3", text);
  }
  Ref matter;
  from_text(text.substr(0, slash), matter);
  ref = {matter, item_letters[letter], n};
}

namespace {

constexpr unsigned register_bits = 62;  // a number has 61 at most
constexpr unsigned letter_bits = 56;
constexpr std::uint64_t below(unsigned bits) {
  return (std::uint64_t{1} << bits) - 1;
}

}  // namespace

AnyRef::AnyRef(Ref ref)
    : matter_{static_cast<std::uint64_t>(ref.reg) << register_bits |
              static_cast<std::uint64_t>(ref.n)} {}

AnyRef::AnyRef(const SubRef& item) : AnyRef{item.ref} {
  inside_ = static_cast<std::uint64_t>(static_cast<unsigned char>(item.letter)) << letter_bits |
            (static_cast<std::uint64_t>(item.n) & below(letter_bits));
}

Ref AnyRef::matter() const {
  return {static_cast<Register>(matter_ >> register_bits),
          static_cast<std::int64_t>(matter_ & below(register_bits))};
}

SubRef AnyRef::item() const {
  return {matter(), static_cast<char>(inside_ >> letter_bits),
          static_cast<std::int64_t>(inside_ & below(letter_bits))};
}

std::string to_text(const AnyRef& ref) {
  return ref.is_item() ? to_text(ref.item()) : to_text(ref.matter());
}

bool looks_like_ref(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view matter = text.substr(0, slash);
  return is_letter_and_digits(matter) &&
         register_letters.find(upper(matter[0])) != std::string_view::npos &&
         (slash == std::string_view::npos || is_letter_and_digits(text.substr(slash + 1)));
}

}  // namespace bureau
