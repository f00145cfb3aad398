#include "ops/task/urge.h"

#include "base/text.h"
#include "ops/doc/reply.h"
#include "ops/task/part.h"

namespace bureau {

namespace {

/// Who helps and has not answered, each with the time by which it should.
std::string waited_for(Deed& deed, const Matter& matter) {
  std::string names;
  for (const Part& part : open_parts(deed.database(), matter.ref)) {
    const std::optional<Instant> due = due_of(part, matter);
    names += (names.empty() ? "" : tr(", ")) + deed.office().called(part.who) +
             (due ? " " + to_short_text(*due) : "");
  }
  return names;
}

}  // namespace

void declare(Fields& fields, UrgeInput& input) {
  fields.text("text", input.text, "What was said");
  fields.option("--means", input.means, "How: phone, in writing, on the spot (电话 书面 实地)");
}

Item urge_matter(Deed& deed, Ref ref, const UrgeInput& input) {
  const Matter matter = is_awaited(deed, ref) ? deed.get(ref) : deed.get_open(ref, "urge");
  if (const std::string names = waited_for(deed, matter); !names.empty()) {
    deed.say(localized("{}: not answered yet by {}", ref, names));
  }
  return deed.add_item(ref, 'u',
                       {.by = deed.acts_for(deed.office().name()),
                        .text = deed.words(matter, "text", input.text),
                        .means = normalized("means", input.means)});
}

}  // namespace bureau
