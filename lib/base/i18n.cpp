#include "base/i18n.h"

#include <libintl.h>

#include <clocale>
#include <cstdlib>
#include <utility>

// gettext reads LANGUAGE only when this number changes (glibc manual, "The Programmer's
// Interface").
extern "C" int _nl_msg_cat_cntr;  // NOLINT: a name that glibc gives

namespace bureau {

namespace {

Language current = Language::en;

}  // namespace

void set_language(Language language, const std::filesystem::path& catalogues) {
  const bool was_english = std::exchange(current, language) == Language::en;
  if (language == Language::en) {
    if (!was_english) {
      static_cast<void>(std::setlocale(LC_ALL, "C"));  // the C library's own messages too
    }
    return;
  }
  // C.UTF-8 is part of the C library, so no locale need be generated; LANGUAGE names the catalogue.
  static_cast<void>(std::setlocale(LC_ALL, "C.UTF-8"));
  static_cast<void>(setenv("LANGUAGE", "zh_CN", 1));
  static_cast<void>(bindtextdomain("bureau", catalogues.c_str()));
  static_cast<void>(bind_textdomain_codeset("bureau", "UTF-8"));
  ++_nl_msg_cat_cntr;
}

Language language() {
  return current;
}

const char* tr(const char* text) {
  return current == Language::en || *text == '\0' ? text : dgettext("bureau", text);
}

}  // namespace bureau
