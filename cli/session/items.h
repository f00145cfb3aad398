// Commands that make an item in each matter, and print the items' refs.
#pragma once

#include "base/error.h"
#include "cli/session/listing.h"
#include "model/item.h"

#include <string>
#include <vector>

namespace bureau::cli {

/// Runs an operation that makes an item in each matter; prints the items' refs.
template <class Input>
using Make = Item (*)(Deed&, Ref, const Input&);

template <class Input, Make<Input> Operation, bool Created>
Outcome run_each(const With<Input>& args, const std::vector<Ref>& refs, Deed& deed,
                 Session& session) {
  if (refs.empty()) {
    throw Error(ErrorKind::usage, "give the ref of the matter, T1, or --where");
  }
  std::vector<std::string> made;
  made.reserve(refs.size());
  for (const Ref ref : refs) {
    made.push_back(to_text(Operation(deed, ref, args.input).ref));
  }
  Outcome outcome = changed(session, deed.database(), refs, Created);
  outcome.refs = std::move(made);
  return outcome;
}

/// Item and task, one a line: "D1/i1", "T1".
Outcome made_of(Session& session, Deed& deed, const Item& item);

}  // namespace bureau::cli
