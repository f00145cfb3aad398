#include "cli/session/one_matter.h"

#include "base/error.h"

namespace bureau::cli {

void declare_matter(Fields& fields, OneMatter& args) {
  fields.refs(args.refs, "The matter");
}

Ref one_ref(const OneMatter& args, Session& session, std::string_view verb) {
  const std::vector<Ref> refs = resolve_refs(args.refs, session.reading());
  if (refs.size() != 1) {
    throw Error(ErrorKind::usage, "say which matter: 'bureau {} D1'", verb);
  }
  session.office().check_ceiling(get_matter(session.reading(), refs.front()));
  return refs.front();
}

std::string state_word(Session& session, const Matter& matter) {
  return text_of(cell_of({.matter = matter}, "state", session.now(), finder(session)),
                 session.screen());
}

}  // namespace bureau::cli
