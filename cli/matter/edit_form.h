// A matter as a text that is given to an editor: what `edit` may change of it, a line each.
#pragma once

#include "cli/session/session.h"
#include "model/matter.h"
#include "ops/matter/edit.h"

#include <map>
#include <string>
#include <string_view>

namespace bureau::cli {

class EditForm {
 public:
  /// With the names of the day in it.
  EditForm(const Matter& matter, Session& session);

  /// TOML, with comments that say what each line takes.
  const std::string& text() const { return text_; }

  /// What is otherwise than it was given out; a line that was taken out is left as it is. Throws
  /// Error(usage) for what is no TOML, with its place, and for a key that was not given out.
  EditInput changes(std::string_view edited, std::string_view file) const;

 private:
  void add(const std::string& key, const std::string& value, const std::string& help);

  std::map<std::string, std::string> given_{};  ///< by key; a field of the kind as "fields.amount"
  std::string text_{};
};

}  // namespace bureau::cli
