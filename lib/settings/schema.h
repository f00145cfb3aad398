// TOML read by what is asked for: every key that nobody asked for is a mistake, and every mistake
// has its place. Nothing here throws for what stands in a file; raise() does, with the first
// complaint.
#pragma once

#include "base/error.h"
#include "base/i18n.h"
#include "base/text_form.h"
#include "model/kind.h"
#include "settings/document.h"
#include "time/date.h"

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

namespace bureau::schema {

class Section;

/// What stands in a list or a table: a text, or a table of its own; both nullptr for anything else.
struct Element {
  std::string name{};  ///< in a table
  const std::string* text = nullptr;
  Section* table = nullptr;
  std::function<void(std::string)> complain{};  ///< with its place
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

  /// Everything in a list, or in a table, in the order in which it was written.
  void each_element(std::string_view key, const std::function<void(const Element&)>& take);

  /// A value that may be written in two ways, as text or as a table.
  bool is_text(std::string_view key) const;
  bool is_table(std::string_view key) const;

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
