// Commands that open a matter.
#pragma once

#include "base/error.h"
#include "cli/session/listing.h"
#include "ops/matter/open.h"

#include <string_view>

namespace bureau::cli {

struct OpenArgs : WriteArgs {
  NewMatter matter{};
};

template <void (*Declare)(Fields&, NewMatter&)>
void declare_opening(Fields& fields, OpenArgs& args) {
  Declare(fields, args.matter);
}

/// Opens what is asked for by a verb of a register: as a matter of the kind that is named, else of
/// the kind that says that the verb opens it. Throws Error(usage) for a kind of another register.
Outcome open_by(std::string_view verb, Register reg, const OpenArgs& args, Deed& deed,
                Session& session);

}  // namespace bureau::cli
