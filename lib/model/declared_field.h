// A field as an operation declares it: what the command line, `apply`, help and the schema read.
#pragma once

#include "base/text_form.h"

#include <functional>
#include <span>
#include <string>

namespace bureau {

/// How a field is given: as an option with a value or without, as the words of the verb, as
/// "key=value".
enum class FieldSort { value, flag, refs, reference, text, pairs };

/// What a value is, before it is read: a moment and a day are words of people.
enum class FieldForm { text, number, moment, day };

struct DeclaredField {
  std::string names{};  ///< "--from,--origin"
  const char* help = "";
  FieldSort sort = FieldSort::value;
  bool repeatable = false;
  bool may_be_empty = false;  ///< an empty text takes the value away
  FieldForm form = FieldForm::text;
  std::span<const Name> choices{};  ///< nothing: any
  std::function<void(const std::string& text)> take{};
};

}  // namespace bureau
