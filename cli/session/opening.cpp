#include "cli/session/opening.h"

namespace bureau::cli {

Outcome open_of_kind(const OpenArgs& args, std::string_view usual, Deed& deed, Session& session) {
  NewMatter draft = args.matter;
  if (draft.kind.empty()) {
    draft.kind = usual;
  }
  const Register reg = deed.office().kind(usual).reg;
  if (deed.office().kind(draft.kind).reg != reg) {
    throw Error(ErrorKind::usage, "'{}' is no kind of {}", draft.kind, tr(to_text(reg).c_str()));
  }
  const Matter matter = open_matter(deed, std::move(draft));
  return changed(session, deed.database(), {matter.ref}, true);
}

}  // namespace bureau::cli
