// The directory changes: a unit or a person is called otherwise, or several become one.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

/// From `since` on (nothing: today) what is called `former` is called `name`. What was recorded
/// stays as it is and is shown by the name of the day. Gives what was recorded. Throws Error:
/// not_found for one that neither the directory nor a matter has, refused for the name of another.
std::vector<Renaming> rename_party(Deed& deed, const std::string& former, const std::string& name,
                                   std::optional<Date> since);

/// From `since` on all of them are `into`, which may be one of them. Throws as rename_party().
std::vector<Renaming> merge_parties(Deed& deed, const std::vector<std::string>& formers,
                                    const std::string& into, std::optional<Date> since);

}  // namespace bureau
