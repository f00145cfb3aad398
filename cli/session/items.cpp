#include "cli/session/items.h"

namespace bureau::cli {

Outcome made_of(Session& session, Deed& deed, const Item& item) {
  Outcome outcome = changed(session, deed.database(), {item.task.value_or(item.ref.ref)}, true);
  outcome.refs = {to_text(item.ref)};
  if (item.task) {
    outcome.refs.push_back(to_text(*item.task));
  }
  return outcome;
}

}  // namespace bureau::cli
