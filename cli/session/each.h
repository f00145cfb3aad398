// Verbs of every register: one operation for each of their matters.
#pragma once

#include "base/error.h"
#include "cli/session/listing.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

/// Throws Error(usage) where a verb is given no matter.
void need_refs(const std::vector<Ref>& refs, std::string_view verb);

/// Runs one operation for each ref.
template <class Operation>
Outcome each(const std::vector<Ref>& refs, std::string_view verb, Deed& deed, Session& session,
             Operation operation) {
  need_refs(refs, verb);
  for (const Ref ref : refs) {
    operation(ref);
  }
  return changed(session, deed.database(), refs, false);
}

/// Says where a matter stands now.
void say_state(Deed& deed, const Matter& matter);

/// A verb that takes a text.
struct TextArgs : WriteArgs {
  std::string text{};
};

/// Declares its text as the reason.
void declare_reason(Fields& fields, TextArgs& args);

}  // namespace bureau::cli
