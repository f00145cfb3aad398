#include "cli/session/opening.h"

namespace bureau::cli {

namespace {

/// The kind that is meant: the one that is named, else that of the model, where this has the
/// register of the verb, else the one that the verb opens.
const Kind& kind_meant(const NewMatter& draft, std::string_view verb, Register reg, Deed& deed) {
  if (!draft.kind.empty()) {
    return deed.office().kind(draft.kind);
  }
  if (!draft.like.empty()) {
    const Kind& kind =
        deed.office().kind(deed.referred(named_ref(deed.database(), draft.like)).kind);
    if (kind.reg == reg) {
      return kind;
    }
  }
  return deed.office().kinds().opened_by(verb);
}

}  // namespace

Outcome open_by(std::string_view verb, Register reg, const OpenArgs& args, Deed& deed,
                Session& session) {
  NewMatter draft = args.matter;
  const Kind& kind = kind_meant(draft, verb, reg, deed);
  if (kind.reg != reg) {
    throw Error(ErrorKind::usage, "'{}' is no kind of {}", draft.kind, tr(to_text(reg).c_str()));
  }
  draft.kind = kind.id;
  const Matter matter = open_matter(deed, std::move(draft));
  return changed(session, deed.database(), {matter.ref}, true);
}

}  // namespace bureau::cli
