#include "ops/matter/ties.h"

#include "base/error.h"
#include "ops/doc/reply.h"

#include <algorithm>
#include <set>

namespace bureau {

namespace {

void say_if_ended(Deed& deed, const Matter& task, Ref carried) {
  const Matter above = get_matter(deed.database(), carried);
  if (task.open && carried.reg == Register::doc && !above.open && deed.office().may_show(above)) {
    deed.say(localized("{} is open and carries out {}, which is {}", task.ref, carried,
                       deed.office().kind_of(above).word_of_state(above.state)));
  }
}

}  // namespace

std::vector<Ref> tasks_of(Deed& deed, const Item& item) {
  std::vector<Ref> tasks;
  if (item.task) {
    tasks.push_back(*item.task);
  }
  const std::string sub = fmt::format("{}{}", item.ref.letter, item.ref.n);
  for (const Link& link : links_of(deed.database(), item.ref.ref)) {
    if (link.to == item.ref.ref && link.kind == "implements" && link.sub == sub &&
        link.from != item.task) {
      tasks.push_back(link.from);
    }
  }
  return tasks;
}

bool is_part_of(Database& database, std::optional<Ref> part, Ref whole) {
  for (std::set<Ref> met; part && met.insert(*part).second;
       part = get_matter(database, *part).parent) {
    if (*part == whole) {
      return true;
    }
  }
  return false;
}

void add_link(Deed& deed, const Link& link) {
  const Row row = row_of(link);
  if (current_row(deed.database(), link_table(), row)) {
    return;
  }
  deed.journal().insert(link_table(), row);
  if (link.kind == "implements") {
    say_if_ended(deed, get_matter(deed.database(), link.from), link.to);
  } else if (link.kind == "answers") {
    take_reply(deed, link.from, link.to);
  }
}

void say_ended_above(Deed& deed, const Matter& task) {
  for (const Link& link : links_of(deed.database(), task.ref)) {
    if (link.from == task.ref && link.kind == "implements") {
      say_if_ended(deed, task, link.to);
    }
  }
}

Item note_matter(Deed& deed, Ref ref, std::string_view text) {
  const std::string clean = deed.words(deed.get(ref), "note", text);
  if (clean.empty()) {
    throw Error(ErrorKind::usage, "there is nothing to note of {}: give a text", ref);
  }
  return deed.add_item(ref, 'n', {.by = deed.acts_for(deed.office().name()), .text = clean});
}

const std::vector<std::string_view>& link_kinds() {
  static const std::vector<std::string_view> kinds{
      "answers", "acknowledges", "implements", "decided-at", "cites", "replaces", "part-of"};
  return kinds;
}

void link_matters(Deed& deed, Ref from, std::string_view kind, std::string_view to) {
  const std::vector<std::string_view>& kinds = link_kinds();
  if (std::ranges::find(kinds, kind) == kinds.end()) {
    throw Error(ErrorKind::usage, "'{}' is no kind of link: use one of {}", kind,
                fmt::join(kinds, ", "));
  }
  const std::size_t slash = looks_like_ref(to) ? to.find('/') : std::string_view::npos;
  const Ref target = named_ref(deed.database(), std::string{to});
  deed.get(from);
  deed.referred(target);
  if (from == target) {
    throw Error(ErrorKind::usage, "{} is not linked to itself", from);
  }
  std::string sub;
  if (slash != std::string_view::npos) {
    const auto item = parse<SubRef>(to);
    if (!find_item(deed.database(), item)) {
      throw Error(ErrorKind::not_found, "there is no {}", item);
    }
    sub = to.substr(slash + 1);
  }
  deed.acts_for(deed.office().name());
  add_link(deed, {.from = from, .kind = std::string{kind}, .to = target, .sub = sub});
}

}  // namespace bureau
