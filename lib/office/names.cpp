// What units and people are called, and what may be shown of them.

#include "base/text.h"
#include "model/item_table.h"
#include "model/matter_table.h"
#include "office/office.h"
#include "store/party_records.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace bureau {

namespace {

/// Whether a text may be the code of a directory: letters, digits and signs of ASCII, no blanks.
bool may_be_code(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

using Member = std::string Matter::*;

constexpr bool is_party_member(const MatterField& field) {
  return field.is_party() && std::holds_alternative<Member>(field.access);
}

constexpr auto party_count =
    static_cast<std::size_t>(std::ranges::count_if(matter_fields, is_party_member));

/// Where a matter has a unit or a person, by the table of fields.
constexpr std::array<Member, party_count> parties = [] {
  std::array<Member, party_count> members{};
  auto next = members.begin();
  for (const MatterField& field : matter_fields) {
    if (is_party_member(field)) {
      *next++ = std::get<Member>(field.access);
    }
  }
  return members;
}();

}  // namespace

const Directory& Office::directory() const {
  if (!directory_) {
    if (!file_) {
      file_ = load_directory(sources_);
    }
    directory_ = file_;
    directory_->rename(renamings(), day_);
    directory_->take_absences(absences());
  }
  return *directory_;
}

void Office::use(Directory directory) {
  file_ = std::move(directory);
  directory_.reset();
}

const Renamings& Office::renamings() const {
  if (!records_) {
    Database* const store = store_();
    records_ = store == nullptr ? PartyRecords{} : party_records(History{*store});
  }
  return records_->renamings;
}

const std::vector<KnownAbsence>& Office::absences() const {
  renamings();
  return records_->absences;
}

void Office::forget_party_records() const {
  records_.reset();
  directory_.reset();
}

void Office::stand_on(Date day) {
  day_ = day;
  directory_.reset();
}

std::string Office::called(std::string_view kept) const {
  if (kept.empty()) {
    return {};
  }
  std::string name = renamings().called(kept, day_);
  if (name == kept && may_be_code(kept)) {
    if (std::string of_code = directory().name_of_code(kept); !of_code.empty()) {
      return of_code;
    }
  }
  return name;
}

std::vector<std::string> Office::kept_for(std::string_view word) const {
  const std::string name = called(canonical_party(directory(), word));
  std::vector<std::string> kept = renamings().kept_for(name, day_);
  kept.push_back(name);
  const auto add = [&](const auto* entry) {
    if (entry != nullptr) {
      kept.insert(kept.end(), entry->aliases.begin(), entry->aliases.end());
      if (!entry->code.empty()) {
        kept.push_back(entry->code);
      }
    }
  };
  add(directory().find_unit(name));
  add(directory().find_person(name));
  std::ranges::sort(kept);
  kept.erase(std::ranges::unique(kept).begin(), kept.end());
  return kept;
}

bool Office::is_same(std::string_view one, std::string_view other) const {
  return one == other || compare_key(one) == compare_key(other) ||
         compare_key(called(one)) == compare_key(called(other));
}

void Office::name_parties(Matter& matter) const {
  for (const Member who : parties) {
    matter.*who = called(matter.*who);
  }
  const Kind* kind = matter.fields.empty() ? nullptr : find_kind(matter);
  for (auto& [id, value] : matter.fields) {
    const KindField* field = kind == nullptr ? nullptr : kind->find_field(id);
    const bool is_party =
        field != nullptr && (field->type == FieldType::unit || field->type == FieldType::person);
    if (const std::string* text = value.as_text(); is_party && text != nullptr) {
      value = Json{called(*text)};
    }
  }
}

void Office::name_parties(Item& item) const {
  for (const ItemField& field : item_fields) {
    if (const auto* who = std::get_if<std::string Item::*>(&field.access);
        who != nullptr && field.may(ItemUse::party)) {
      item.** who = called(item.**who);
    }
  }
}

void Office::name_parties(std::vector<std::string>& who) const {
  for (std::string& one : who) {
    one = called(one);
  }
}

std::size_t Office::reveal(std::vector<Matter>& matters) const {
  const std::size_t hidden =
      std::erase_if(matters, [&](const Matter& matter) { return !may_show(matter); });
  for (Matter& matter : matters) {
    name_parties(matter);
  }
  return hidden;
}

}  // namespace bureau
