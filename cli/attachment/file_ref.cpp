#include "cli/attachment/file_ref.h"

#include "base/error.h"
#include "base/text_form.h"

namespace bureau::cli {

SubRef file_ref(const std::string& word) {
  if (word.find('/') == std::string::npos) {
    throw Error(ErrorKind::usage, "say which file of it: '{}/f1'", word);
  }
  return parse<SubRef>(word);
}

}  // namespace bureau::cli
