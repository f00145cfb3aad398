#include "cli/session/one_matter.h"

#include "base/error.h"
#include "base/json.h"

#include <algorithm>
#include <iterator>

namespace bureau::cli {

void declare_matters(Fields& fields, NamedMatters& args) {
  fields.refs(args.refs, "The matters");
}

std::vector<Ref> some_refs(const NamedMatters& args, Session& session, std::string_view verb) {
  if (args.refs.empty()) {
    throw Error(ErrorKind::usage, "say which matter: 'bureau {} D1'", verb);
  }
  static_cast<void>(named_matters(session, args.refs));  // there are, and they may be shown
  return resolve_refs(args.refs, session.reading());
}

std::string told_together(const std::vector<std::string>& texts, bool are_json) {
  if (are_json && texts.size() > 1) {
    std::vector<Json> all;
    std::ranges::transform(texts, std::back_inserter(all),
                           [](const std::string& text) { return parse_json(text); });
    return to_pretty_json(Json{Json::Array(all.begin(), all.end())}) + "\n";
  }
  return fmt::format("{}", fmt::join(texts, "\n"));
}

std::string state_word(Session& session, const Matter& matter) {
  return text_of(cell_of({.matter = matter}, "state", session.now(), finder(session)),
                 session.screen());
}

}  // namespace bureau::cli
