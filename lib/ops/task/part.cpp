#include "ops/task/part.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/deed/authority.h"

#include <algorithm>

namespace bureau {

namespace {

void save_part(Deed& deed, const Part& part) {
  deed.journal().update(part_table(), row_of(part));
}

void answer_part(Deed& deed, const Matter& matter, Part part, const std::string& text) {
  part.answered_at = deed.happened();
  part.answer = !text.empty() ? text : deed.is_wordless(matter) ? cover_text(matter) : "100%";
  save_part(deed, part);
}

[[noreturn]] void refuse_unknown(Ref ref, std::string_view unit) {
  throw Error(ErrorKind::not_found, "{} does not help with {}: 'bureau show {}' tells who does",
              unit, ref, ref);
}

/// The part of a unit as it is typed.
Part part_named(Deed& deed, Ref ref, const std::string& unit) {
  for (Part& part : parts_of(deed.database(), ref)) {
    if (part.role == "co" && deed.office().is_same(part.who, unit)) {
      return std::move(part);
    }
  }
  refuse_unknown(ref, unit);
}

std::string names_of(const Office& office, const std::vector<Part>& parts) {
  std::string names;
  for (const Part& part : parts) {
    names += (names.empty() ? "" : tr(", ")) + office.called(part.who);
  }
  return names;
}

std::vector<std::string> all_units(Deed& deed, const std::vector<std::string>& texts) {
  std::vector<std::string> units;
  for (const std::string& text : texts) {
    std::ranges::move(units_in(deed, text), std::back_inserter(units));
  }
  return units;
}

}  // namespace

std::vector<Part> open_parts(Database& database, Ref ref) {
  std::vector<Part> parts = parts_of(database, ref);
  std::erase_if(parts, [](const Part& part) { return part.role != "co" || part.answered_at; });
  return parts;
}

std::optional<Part> part_of(Deed& deed, Ref ref, std::string_view who) {
  for (Part& part : parts_of(deed.database(), ref)) {
    if (part.role == "co" && is_of_unit(deed.office(), who, part.who)) {
      return std::move(part);
    }
  }
  return std::nullopt;
}

Item report_part(Deed& deed, const Matter& matter, Part part, Item report) {
  constexpr std::int64_t all = 100;
  report.unit = part.who;
  const Item added = deed.add_item(matter.ref, 'p', std::move(report));
  if (added.percent == all && !part.answered_at) {
    answer_part(deed, matter, std::move(part), added.text);
  }
  return added;
}

void set_part_due(Deed& deed, Ref ref, const std::vector<std::string>& units, Instant due) {
  for (const std::string& unit : all_units(deed, units)) {
    Part part = part_named(deed, ref, unit);
    part.due = due;
    save_part(deed, part);
  }
}

void take_off_parts(Deed& deed, Ref ref, const std::vector<std::string>& texts) {
  for (const std::string& unit : all_units(deed, texts)) {
    deed.journal().remove(part_table(), row_of(part_named(deed, ref, unit)));
  }
}

void close_parts(Deed& deed, const Matter& matter, std::string_view verb,
                 const std::vector<std::string>& without, const std::string& reason) {
  const std::vector<std::string> units = all_units(deed, without);
  if (!units.empty() && reason.empty()) {
    throw Error(ErrorKind::refused, "{} is not finished without {} for no reason: --reason WHY",
                matter.ref, fmt::join(units, tr(", ")));
  }
  for (const std::string& unit : units) {
    Part part = part_named(deed, matter.ref, unit);
    if (!part.answered_at) {
      answer_part(deed, matter, std::move(part), reason);
    }
  }
  std::vector<Part> open = open_parts(deed.database(), matter.ref);
  // A unit that was merged with the one in charge answers with the task.
  std::erase_if(open,
                [&](const Part& part) { return deed.office().is_same(part.who, matter.unit); });
  if (!open.empty()) {
    throw Error(
        ErrorKind::refused,
        "{} cannot take '{}' yet: not answered by {}: 'bureau progress {} 100 … --by {}', or "
        "--without {} --reason WHY",
        matter.ref, deed.office().kind_of(matter).typed(verb), names_of(deed.office(), open),
        matter.ref, open.front().who, open.front().who);
  }
}

void check_lead(Deed& deed, const Matter& matter) {
  for (const Part& part : open_parts(deed.database(), matter.ref)) {
    const std::string who = deed.office().called(part.who);
    if (deed.office().is_same(who, matter.unit)) {
      throw Error(ErrorKind::usage, "{} helps with {}: first 'bureau assign {} --no-co {}'", who,
                  matter.ref, matter.ref, shell_word(who));
    }
  }
}

void add_part(Deed& deed, Ref ref, std::string_view role, std::string_view who) {
  const Row row = row_of(Part{
      .ref = ref, .role = std::string{role}, .who = std::string{who}, .since = deed.happened()});
  if (!current_row(deed.database(), part_table(), row)) {
    deed.journal().insert(part_table(), row);
  }
}

std::vector<std::string> names_in(Deed& deed, std::string_view text) {
  const Directory& directory = deed.office().directory();
  const bool is_one =
      directory.find_unit(text) != nullptr || directory.find_person(text) != nullptr;
  return is_one ? std::vector<std::string>{std::string{text}} : split_list(text, U",，、;；");
}

std::vector<std::string> units_in(Deed& deed, std::string_view text) {
  std::vector<std::string> units = names_in(deed, text);
  std::ranges::transform(units, units.begin(),
                         [&](const std::string& unit) { return deed.unit(unit); });
  return units;
}

void add_units(Deed& deed, Ref ref, const std::vector<std::string>& units) {
  const std::string lead = units.empty() ? std::string{} : get_matter(deed.database(), ref).unit;
  for (const std::string& unit : units) {
    if (!lead.empty() && deed.office().is_same(unit, lead)) {
      throw Error(ErrorKind::usage, "{} is in charge and does not help too: leave it out of --co",
                  unit);
    }
    add_part(deed, ref, "co", unit);
  }
}

void add_co(Deed& deed, Ref ref, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    add_units(deed, ref, units_in(deed, text));
  }
}

}  // namespace bureau
