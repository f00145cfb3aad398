// TOML read by what is asked for: every key that nobody asked for is a mistake, and every mistake
// has its place. Nothing here throws for what stands in a file; raise() does, with the first
// complaint.
#pragma once

#include "base/error.h"
#include "base/i18n.h"
#include "base/text_form.h"
#include "model/kind.h"
#include "time/date.h"

#include <toml++/toml.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// A table of a document while it is read.
class Section {
 public:
  Section(Document& document, const toml::table& table) : document_{document}, table_{table} {}

  /// False when the key is absent or its value is wrong, which is then a complaint.
  template <class T>
  bool read(std::string_view key, T& into) {
    const toml::node* node = ask(key);
    return node != nullptr && take(key, *node, into);
  }

  template <class T>
  void require(std::string_view key, T& into) {
    if (!read(key, into) && !has(key)) {
      complain(localized("'{}' is missing", key));
    }
  }

  /// Every table of [[key]], or the one of [key].
  void each(std::string_view key, const std::function<void(Section&)>& read_one);
  void one(std::string_view key, const std::function<void(Section&)>& read_it);

  /// A value that may be written in two ways, as text or as a table.
  bool is_text(std::string_view key) const;

  bool has(std::string_view key) const { return table_.contains(key); }
  void complain(std::string text) { document_.complain(table_.source(), std::move(text)); }
  void complain(std::string_view key, std::string text);
  std::string where(std::string_view key) const;

  /// Complains about every key that was not asked for.
  void finish();

 private:
  const toml::node* ask(std::string_view key);
  bool wrong(std::string_view key, const toml::node& node, const char* expected);
  bool take(std::string_view key, const toml::node& node, std::string& into);
  bool take(std::string_view key, const toml::node& node, bool& into);
  bool take(std::string_view key, const toml::node& node, std::int64_t& into);
  bool take(std::string_view key, const toml::node& node, int& into);
  bool take(std::string_view key, const toml::node& node, Date& into);
  bool take(std::string_view key, const toml::node& node, std::filesystem::path& into);
  bool take(std::string_view key, const toml::node& node, std::optional<Language>& into);
  bool take(std::string_view key, const toml::node& node, Bilingual& into);
  bool take(std::string_view key, const toml::node& node, std::map<std::string, std::string>& into);

  template <HasTextForm T>
  bool take(std::string_view key, const toml::node& node, T& into) {
    std::string text;
    if (!take(key, node, text)) {
      return false;
    }
    try {
      from_text(text, into);
      return true;
    } catch (const Error& error) {
      document_.complain(node.source(), fmt::format("{}: {}", key, error.what()));
      return false;
    }
  }

  template <class T>
  bool take(std::string_view key, const toml::node& node, std::vector<T>& into) {
    const toml::array* array = node.as_array();
    if (array == nullptr) {
      return wrong(key, node, mark("a list"));
    }
    into.clear();
    bool good = true;
    for (const toml::node& element : *array) {
      good = take(key, element, into.emplace_back()) && good;
    }
    return good;
  }

  Document& document_;
  const toml::table& table_;
  std::vector<std::string_view> asked_{};
};

/// "en", "zh", or empty: that of the environment. Throws Error(usage).
std::optional<Language> read_language(std::string_view text);

/// True when every line is blank or a comment: such a file says nothing.
bool says_nothing(std::string_view toml);

}  // namespace bureau::schema
