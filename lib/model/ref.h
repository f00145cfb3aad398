// Refs: a matter's name in the terminal, and the names of things inside it.
#pragma once

#include "base/text_form.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bureau {

enum class Register { doc, meeting, task };

std::string to_text(Register reg);  ///< doc, meeting, task
void from_text(std::string_view text, Register& reg);
char letter_of(Register reg);  ///< D, M, T

/// D12, M3, T45. Given once, never reused. Lower case is read too.
struct Ref {
  Register reg = Register::task;
  std::int64_t n = 0;

  /// The matter's key in the store: refs of all registers in one line of numbers.
  std::int64_t key() const { return n * 4 + static_cast<std::int64_t>(reg); }
  static Ref of_key(std::int64_t key) { return {static_cast<Register>(key % 4), key / 4}; }
  friend auto operator<=>(Ref, Ref) = default;
};

std::string to_text(Ref ref);
void from_text(std::string_view text, Ref& ref);

/// Something inside a matter: M3/d2. Letters: a agenda item, c copy, d decision, e extension, f
/// file, i instruction, n note, o option, p progress report, u urging, y reply beside the answer.
struct SubRef {
  Ref ref{};
  char letter = 'n';
  std::int64_t n = 0;
  friend auto operator<=>(const SubRef&, const SubRef&) = default;
};

std::string to_text(const SubRef& ref);
void from_text(std::string_view text, SubRef& ref);

/// A ref or a sub-ref: figures keep one for each of all that they count. In 16 bytes and not in 8,
/// so that every number that a ref may have fits. Sorted by register, number, letter, number in it.
class AnyRef {
 public:
  AnyRef() = default;
  AnyRef(Ref ref);             // NOLINT(google-explicit-constructor): each ref is one
  AnyRef(const SubRef& item);  // NOLINT(google-explicit-constructor)
  Ref matter() const;          ///< it, or what it is in
  bool is_item() const { return inside_ != 0; }
  SubRef item() const;
  friend auto operator<=>(const AnyRef&, const AnyRef&) = default;

 private:
  std::uint64_t matter_ = 0;  ///< the register in the two upper bits
  std::uint64_t inside_ = 0;  ///< the letter in the upper byte; 0: the matter itself
};
std::string to_text(const AnyRef& ref);

/// True for words in the shape of a ref or sub-ref, however large the number.
bool looks_like_ref(std::string_view text);

}  // namespace bureau
