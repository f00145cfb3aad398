// Commands that open a matter: of the kind that is named, else of the register's usual one.
#pragma once

#include "base/error.h"
#include "cli/session/listing.h"
#include "ops/open.h"

#include <string_view>

namespace bureau::cli {

struct OpenArgs : WriteArgs {
  NewMatter matter{};
};

template <void (*Declare)(Fields&, NewMatter&)>
void declare_opening(Fields& fields, OpenArgs& args) {
  Declare(fields, args.matter);
}

/// Opens what is asked for, as a matter of the kind `usual` where none is named. Throws
/// Error(usage) for a kind of another register.
Outcome open_of_kind(const OpenArgs& args, std::string_view usual, Deed& deed, Session& session);

}  // namespace bureau::cli
