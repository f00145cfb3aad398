#include "ops/doc/sign.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/task/part.h"

#include <algorithm>

namespace bureau {

namespace {

/// Whom the paper needs; "" where anybody may sign it.
std::string principals_for(const Deed& deed, const Kind& kind, const Matter& matter) {
  if (std::ranges::find(kind.principal_signs, matter.type) == kind.principal_signs.end()) {
    return {};
  }
  std::string names;
  for (const Person& person : deed.office().directory().people) {
    if (person.principal) {
      names += (names.empty() ? "" : "|") + shell_word(person.name);
    }
  }
  return names;
}

bool is_principal(const Deed& deed, std::string_view name) {
  const Person* person = deed.office().directory().find_person(name);
  return person != nullptr && person->principal;
}

void check_signer(const Deed& deed, const Kind& kind, std::string_view by,
                  const std::string& for_whom, const std::string& reason, const Matter& matter) {
  const std::string principals = principals_for(deed, kind, matter);
  if (for_whom.empty()) {
    if (!principals.empty() && !is_principal(deed, by)) {
      throw Error(ErrorKind::refused,
                  "{}, {}, is signed by a principal: --by {}, or --for {} --reason … where {} "
                  "stands in",
                  matter.ref, matter.type, principals, principals, by);
    }
    return;
  }
  if (!is_principal(deed, for_whom)) {
    throw Error(ErrorKind::usage, "--for {}: the directory has no principal of that name",
                for_whom);
  }
  if (deed.office().is_same(canonical_party(deed.office().directory(), for_whom), by)) {
    throw Error(ErrorKind::usage, "{} signs for nobody else: leave out --for", by);
  }
  if (reason.empty()) {
    throw Error(ErrorKind::usage, "say why {} signs for {}: --reason …", by, for_whom);
  }
}

}  // namespace

void sign(Deed& deed, const Kind& kind, std::string_view by, const std::string& for_whom,
          const std::string& reason, Matter& matter) {
  check_signer(deed, kind, by, for_whom, reason, matter);
  const Date today = local(deed.happened()).date;
  if (matter.dated && *matter.dated != today) {
    deed.say(localized("{} has the date of its signing, {}, and not {}", matter.ref, to_text(today),
                       to_text(*matter.dated)));
  }
  matter.dated = today;
  for (const Part& part : parts_of(deed.database(), matter.ref)) {
    if (part.role == "signer") {
      deed.journal().remove(part_table(), row_of(part));
    }
  }
  const Directory& directory = deed.office().directory();
  deed.journal().insert(
      part_table(),
      row_of(Part{.ref = matter.ref,
                  .role = "signer",
                  .who = canonical_party(directory, by),
                  .since = deed.happened(),
                  .answer = for_whom.empty() ? "" : canonical_party(directory, for_whom)}));
}

}  // namespace bureau
