#include "ops/matter/secrecy.h"

#include "base/error.h"
#include "model/item_table.h"
#include "model/matter_table.h"
#include "store/erasure.h"

#include <set>

namespace bureau {

namespace {

/// Takes out what was said about a matter while it was no state secret. Items that are register
/// data stay: a number that was given up (v), and files where the office takes them (f).
void take_out_words(Deed& deed, Matter& matter) {
  const std::string cover = cover_text(matter);
  const auto hide = [&](std::string& text) {
    if (!text.empty()) {
      text = cover;
    }
  };
  for (const char letter : {'d', 'e', 'i', 'n', 'p', 'u', 'y'}) {
    for (Item& item : items_of(deed.database(), matter.ref, letter)) {
      for (const ItemField& field : item_fields) {
        if (const auto* text = std::get_if<std::string Item::*>(&field.access);
            text != nullptr && field.may(ItemUse::worded | ItemUse::erased)) {
          hide(item.**text);
        }
      }
      deed.save_item(item);
    }
  }
  for (Part& part : parts_of(deed.database(), matter.ref)) {
    hide(part.answer);
    deed.journal().update(part_table(), row_of(part));
  }
  for (const MatterField& field : matter_fields) {
    if (const auto* text = std::get_if<std::string Matter::*>(&field.access);
        text != nullptr && field.may(Use::worded)) {
      hide(matter.**text);
    }
  }
  deed.save(matter);
}

std::set<Ref> tied_to(Deed& deed, const Matter& matter) {
  std::set<Ref> tied;
  for (const Link& link : links_of(deed.database(), matter.ref)) {
    tied.insert(link.from == matter.ref ? link.to : link.from);
  }
  for (const Matter& part : children_of(deed.database(), matter.ref)) {
    tied.insert(part.ref);
  }
  return tied;
}

/// A task of a decision has its meeting's title for origin: the ref says as much, and no secret.
void take_out_origins(Deed& deed, const Matter& matter, const std::set<Ref>& tied) {
  std::set<std::string> titles = titles_ever(deed.database(), matter.ref);
  titles.erase(matter.title);  // the cover
  for (const Ref ref : tied) {
    Matter other = get_matter(deed.database(), ref);
    const std::string before = other.origin;
    for (const std::string& title : titles) {
      for (std::size_t at = 0; (at = other.origin.find(title, at)) != std::string::npos;) {
        other.origin.replace(at, title.size(), to_text(matter.ref));
        at += to_text(matter.ref).size();
      }
    }
    if (other.origin != before) {
      deed.save(other);
    }
    erase_origins(deed.database(), ref, titles);
  }
}

/// What is tied to a matter may say the same, and keeps the level that it has.
void name_less_secret(Deed& deed, const Matter& matter, const std::set<Ref>& tied) {
  for (const Ref ref : tied) {
    const Matter other = get_matter(deed.database(), ref);
    if (!is_state_secret(other.secrecy.level)) {
      deed.say(localized("{} is linked to {} and is {}: see whether it says the same", other.ref,
                         matter.ref, word_of(other.secrecy.level)));
    }
  }
}

}  // namespace

void become_secret(Deed& deed, Matter& matter) {
  if (!deed.is_wordless(matter) && matter.title_public) {
    return;
  }
  if (!deed.agreed()) {
    throw Error(ErrorKind::usage,
                "as a state secret {} loses what it says in words for good, undo does not bring it "
                "back: give --yes",
                matter.ref);
  }
  deed.must_be_allowed(Risk::permanent);
  if (deed.is_wordless(matter)) {
    take_out_words(deed, matter);
  }
  const std::set<Ref> tied = tied_to(deed, matter);
  if (!matter.title_public) {
    take_out_origins(deed, matter, tied);
  }
  erase_past(deed.database(), matter.ref);
  deed.say(
      localized("what {} said in words is taken out of the store, its past included", matter.ref));
  name_less_secret(deed, matter, tied);
}

}  // namespace bureau
