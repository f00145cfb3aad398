// Changing what is recorded of a matter: edit while it is open, correct a wrong entry at any time.
#pragma once

#include "ops/deed/deed.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau {

/// New values by the name of the field; an empty text clears it.
struct EditInput {
  std::map<std::string, std::optional<std::string>> values{};
  std::vector<std::string> tags{};
  std::vector<std::string> untag{};
  std::vector<std::string> fields{};
  /// What a list printed besides, by the name of the field: held against the matter, never set.
  Fields::Printed printed{};
};
void declare(Fields& fields, EditInput& input);

/// What a matter has already is not set again: an object that a list printed may be given whole.
/// Throws Error: refused for an ended matter, conflict where what was printed does not hold (any
/// more).
Matter edit_matter(Deed& deed, Ref ref, const EditInput& input);

/// Mends wrong entries, "FIELD=VALUE" each, also on ended matters; needs a reason. The old values
/// stay in the journal.
Matter correct_matter(Deed& deed, Ref ref, const std::vector<std::string>& pairs);

/// What every correction needs: a reason, and something to correct. Throws Error(refused, usage).
void check_correction(const Deed& deed, std::string_view ref,
                      const std::vector<std::string>& pairs);

/// Field and value of each "FIELD=VALUE". Throws Error(usage).
std::vector<std::pair<std::string, std::string>> read_pairs(const std::vector<std::string>& pairs);

}  // namespace bureau
