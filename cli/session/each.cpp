#include "cli/session/each.h"

namespace bureau::cli {

void need_refs(const std::vector<Ref>& refs, std::string_view verb) {
  if (refs.empty()) {
    throw Error(ErrorKind::usage, "'{}' needs a ref: 'bureau {} T1', or --where", verb, verb);
  }
}

void say_state(Deed& deed, const Matter& matter) {
  deed.say(
      localized("{}: {}", matter.ref, deed.office().kind_of(matter).word_of_state(matter.state)));
}

void declare_reason(Fields& fields, TextArgs& args) {
  fields.text("reason_text", args.text, "Why");
}

}  // namespace bureau::cli
