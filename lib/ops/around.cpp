#include "ops/around.h"

#include "base/error.h"
#include "base/text.h"
#include "store/bookings.h"
#include "store/contents.h"
#include "store/series.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace bureau {

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
  if (!current_row(deed.database(), link_table(), row)) {
    deed.journal().insert(link_table(), row);
  }
}

Item note_matter(Deed& deed, Ref ref, std::string_view text) {
  const std::string clean = deed.words(deed.get(ref), "note", text);
  if (clean.empty()) {
    throw Error(ErrorKind::usage, "there is nothing to note of {}: give a text", ref);
  }
  return deed.add_item(ref, 'n', {.by = deed.by(deed.office().name()), .text = clean});
}

const std::vector<std::string_view>& link_kinds() {
  static const std::vector<std::string_view> kinds{"answers", "implements", "decided-at",
                                                   "cites",   "replaces",   "part-of"};
  return kinds;
}

void link_matters(Deed& deed, Ref from, std::string_view kind, std::string_view to) {
  const std::vector<std::string_view>& kinds = link_kinds();
  if (std::ranges::find(kinds, kind) == kinds.end()) {
    throw Error(ErrorKind::usage, "'{}' is no kind of link: use one of {}", kind,
                fmt::join(kinds, ", "));
  }
  const std::size_t slash = to.find('/');
  const Ref target = parse<Ref>(to.substr(0, slash));
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
  deed.by(deed.office().name());
  add_link(deed, {.from = from, .kind = std::string{kind}, .to = target, .sub = sub});
}

void add_part(Deed& deed, Ref ref, std::string_view role, std::string_view who) {
  const Row row = row_of(Part{
      .ref = ref, .role = std::string{role}, .who = std::string{who}, .since = deed.happened()});
  if (!current_row(deed.database(), part_table(), row)) {
    deed.journal().insert(part_table(), row);
  }
}

namespace {

std::vector<std::string> tags_in(std::string_view text) {
  return split_list(normalized("tag", text), U",，");
}

}  // namespace

std::vector<std::string> units_in(Deed& deed, std::string_view text) {
  std::vector<std::string> units = split_list(text, U",，");
  std::ranges::transform(units, units.begin(),
                         [&](const std::string& unit) { return deed.unit(unit); });
  return units;
}

void add_co(Deed& deed, Ref ref, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    for (const std::string& unit : units_in(deed, text)) {
      add_part(deed, ref, "co", unit);
    }
  }
}

void add_tags(Matter& matter, std::string_view tags) {
  for (const std::string& tag : tags_in(tags)) {
    const auto place = std::ranges::lower_bound(matter.tags, tag);
    if (place == matter.tags.end() || *place != tag) {
      matter.tags.insert(place, tag);
    }
  }
}

void take_off_tags(Matter& matter, std::string_view tags) {
  for (const std::string& tag : tags_in(tags)) {
    std::erase(matter.tags, tag);
  }
}

namespace {

/// Takes out what the matter had booked and has not any more; true when `wanted` stands already.
bool settle_bookings(Deed& deed, Ref ref, const Row* wanted) {
  bool stands = false;
  for (const Row& row : bookings_of(deed.database(), ref)) {
    if (wanted != nullptr && row == *wanted) {
      stands = true;
    } else {
      deed.journal().remove(booking_table(), row);
    }
  }
  return stands;
}

}  // namespace

void book_place(Deed& deed, const Matter& matter) {
  if (!matter.place.empty() && matter.starts_at && !matter.ends_at && matter.open) {
    throw Error(ErrorKind::usage, "say how long {} lasts, {} is booked for that time: --for 2h",
                matter.ref, matter.place);
  }
  if (matter.place.empty() || !matter.starts_at || !matter.ends_at) {
    settle_bookings(deed, matter.ref, nullptr);
    return;
  }
  if (const std::optional<Ref> booked = find_booked(
          deed.database(), matter.place, *matter.starts_at, *matter.ends_at, matter.ref)) {
    const Matter other = get_matter(deed.database(), *booked);
    if (other.secrecy.level > deed.office().ceiling()) {
      throw Error(ErrorKind::conflict, "{} is taken then: take another room or time", matter.place);
    }
    throw Error(ErrorKind::conflict, "{} is booked from {} to {} for {}: take another room or time",
                matter.place, to_short_text(other.starts_at.value_or(Instant{})),
                to_short_text(other.ends_at.value_or(Instant{})), other.ref);
  }
  const Row row{matter.ref.key(), matter.place, matter.starts_at->seconds, matter.ends_at->seconds};
  if (!settle_bookings(deed, matter.ref, &row)) {
    deed.journal().insert(booking_table(), row);
  }
}

void attach_files(Deed& deed, const Matter& matter, const std::vector<std::string>& files) {
  if (!files.empty() && is_state_secret(matter.secrecy.level) &&
      !deed.office().settings().secret_bodies) {
    throw Error(ErrorKind::refused,
                "a file of a {} paper does not belong on an ordinary computer: {} takes none",
                word_of(matter.secrecy.level), matter.ref);
  }
  for (const std::string& file : files) {
    const StoredContent content =
        store_content(deed.database(), file, deed.office().settings().attachment_limit);
    const Item attachment{
        .ref = {matter.ref, 'f', next_item(deed.database(), matter.ref, 'f')},
        .at = deed.happened(),
        .by = deed.actor(),
        .text = normalized("file name", std::filesystem::path{file}.filename().string()),
        .size = content.size,
        .hash = content.hash};
    deed.journal().insert(item_table(), row_of(attachment));
  }
}

void remove_file(Deed& deed, const SubRef& file) {
  deed.get(file.ref);
  const std::optional<Item> item = find_item(deed.database(), file);
  if (!item || file.letter != 'f') {
    throw Error(ErrorKind::not_found,
                "there is no {}: 'bureau attachment list {}' shows what it has", file, file.ref);
  }
  if (deed.options().reason.empty()) {
    throw Error(ErrorKind::refused, "{} is not taken off without a reason: --reason WHY", file);
  }
  deed.by(deed.office().name());
  deed.journal().remove(item_table(), row_of(*item));
}

}  // namespace bureau
