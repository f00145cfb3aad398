// Words for people, in their language. The only global state there is: gettext keeps the language
// of the process, and i18n.cpp owns it.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace bureau {

enum class Language { en, zh };

/// Sets the language of every text from now on. `catalogues` is the folder that holds
/// zh_CN/LC_MESSAGES/bureau.mo; English needs none and costs nothing.
void set_language(Language language, const std::filesystem::path& catalogues);
Language language();

/// The translation of an English text, or the text itself.
const char* tr(const char* text);

/// Marks a text for the catalogue where it cannot be translated yet.
constexpr const char* mark(const char* text) {
  return text;
}

/// A translated text with its values: the format is checked when compiled, in English.
template <class... Args>
std::string localized(fmt::format_string<Args...> text, Args&&... args) {
  const fmt::string_view english = text;
  return fmt::vformat(tr(english.data()), fmt::make_format_args(args...));
}

}  // namespace bureau
