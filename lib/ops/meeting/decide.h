// Decisions of meetings and instructions of leaders: what becomes a task.
#pragma once

#include "ops/deed/deed.h"
#include "ops/matter/open.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

struct DecideInput {
  std::string text{};
  std::string result{};   ///< as decision_result() reads it
  std::string no_task{};  ///< why it needs no task
  NewMatter task{};       ///< unit, co, due, within … of the task it gives
};
void declare(Fields& fields, DecideInput& input);

/// Records a decision of a meeting; with a unit or a due time it opens the task that carries it out
/// and ties both. A meeting whose time has come is held by that.
Item decide(Deed& deed, Ref ref, const DecideInput& input);

struct InstructInput {
  std::string text{};
  bool oral = false;
  std::string confirms{};  ///< an oral one that this writing confirms: i1
  std::string witness{};
  bool task = false;
  NewMatter given{};
};
void declare(Fields& fields, InstructInput& input);

/// A leader's instruction on a matter, or on nothing: then it opens the task whose origin it is and
/// stands in that. `--by` names the leader. Gives the item; its task is in it.
Item instruct(Deed& deed, std::optional<Ref> ref, const InstructInput& input);

}  // namespace bureau
