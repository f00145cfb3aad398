// Findings while they are found: counted all, told as many as are asked for.
#pragma once

#include "model/finding.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau {

/// What a finding says, and the command that mends it.
struct FindingWords {
  std::string text{};
  std::string command{};
};

class Findings {
 public:
  /// Nothing: all are told.
  explicit Findings(std::optional<std::size_t> limit = std::nullopt) : limit_{limit} {}

  void tell_at_least(std::optional<std::size_t> limit) {
    limit_ = limit_ && limit ? std::optional{std::max(*limit_, *limit)} : std::nullopt;
  }

  /// What is looked at from now on.
  void begin(const AnyRef& ref) {
    ref_ = ref;
    found_ = 0;
  }
  std::size_t found() const { return found_; }  ///< in it

  /// `words` is asked only where they will be told.
  template <class Words>
  void add(std::string_view id, Words words) {
    ++found_;
    if (!is_told(id)) {
      return;
    }
    FindingWords said = words();
    keep({.id = std::string{id},
          .ref = ref_,
          .text = std::move(said.text),
          .command = std::move(said.command)});
  }

  /// Those that are told: the first by id, then by ref.
  const std::vector<Finding>& told();

 private:
  bool is_told(std::string_view id) const;
  void keep(Finding finding);

  std::optional<std::size_t> limit_;
  AnyRef ref_{};
  std::size_t found_ = 0;
  std::vector<Finding> told_{};
};

}  // namespace bureau
