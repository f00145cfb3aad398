// A file of TOML and what is wrong with it, each complaint with its place.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

static_assert(TOML_HEADER_ONLY == 0,
              "header-only toml++ ends the program on a stray '[': link bureau_toml");

namespace bureau::schema {

struct Complaint {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string text{};
};

/// A file and what is wrong with it.
class Document {
 public:
  /// `any_key`: written by the program of another day, of which no key is a mistake.
  Document(std::string_view text, std::string_view file, bool any_key = false);
  bool takes_any_key() const { return any_key_; }

  const toml::table& root() const { return root_; }
  void complain(const toml::source_region& where, std::string text);

  std::vector<std::string> complaints() const;  ///< "file:line:column: text", in its order
  bool good() const { return complaints_.empty(); }
  bool complains_of(const toml::source_region& where) const;  ///< of something in that line

  /// Throws Error(usage) with the first complaint.
  void raise() const;

  /// "file:line:column"
  std::string where(const toml::source_region& source) const;

 private:
  std::string file_;
  bool any_key_;
  toml::table root_{};
  std::vector<Complaint> complaints_{};
};

}  // namespace bureau::schema
