#include "figures/walk.h"

#include "model/matter_table.h"

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace bureau {

namespace {

/// The ended states from which a step says where the thing ended.
std::vector<StateOfKind> to_archive(const Office& office) {
  std::vector<StateOfKind> states;
  for (const std::string& id : office.kinds().ids()) {
    const Kind& kind = office.kind(id);
    for (const State& state : kind.states) {
      if (!state.open() && kind.find_step(Effect::whereabouts, state.id) != nullptr) {
        states.push_back({kind.id, state.id});
      }
    }
  }
  return states;
}

std::vector<AnyRef> sorted(std::vector<AnyRef> refs) {
  std::ranges::sort(refs);
  return refs;
}

std::string text_of(const FilterValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? "" : *text;
}

}  // namespace

bool MatterList::stands_before(const Row& a, const Row& b) const {
  if (order_.stands_before(a.keys, b.keys)) {
    return true;
  }
  return !order_.stands_before(b.keys, a.keys) && a.matter->ref < b.matter->ref;
}

void MatterList::take(const MatterFacts& facts, std::shared_ptr<const Matter>& kept) {
  if (where_ && !where_(facts.matter, facts.now)) {
    return;
  }
  refs_.emplace_back(facts.matter.ref);
  if (limit_ == 0) {
    return;
  }
  std::vector<FilterValue> keys = order_.values_of(facts);
  if (is_full_ && !order_.stands_before(keys, rows_.back().keys) &&
      (order_.stands_before(rows_.back().keys, keys) ||
       rows_.back().matter->ref < facts.matter.ref)) {
    return;
  }
  if (!kept) {
    kept = std::make_shared<const Matter>(facts.matter);
  }
  rows_.push_back({std::move(keys), kept});
  if (limit_ && rows_.size() >= 2 * *limit_ + 16) {
    keep_first();
  } else if (is_full_) {
    std::swap(rows_.back(), rows_[rows_.size() - 2]);  // the last that is known stays the last
  }
}

void MatterList::keep_first() {
  std::ranges::sort(rows_, [&](const Row& a, const Row& b) { return stands_before(a, b); });
  if (limit_ && rows_.size() >= *limit_) {
    rows_.resize(*limit_);
    is_full_ = true;
  }
}

std::vector<AnyRef> MatterList::refs() const {
  return sorted(refs_);
}

std::vector<std::shared_ptr<const Matter>> MatterList::shown() {
  keep_first();
  std::vector<std::shared_ptr<const Matter>> matters;
  for (Row& row : rows_) {
    matters.push_back(std::move(row.matter));
  }
  return matters;
}

void Counted::tell(std::optional<std::size_t> limit) {
  told_ = told_ && limit ? std::optional{std::max(*told_, *limit)} : std::nullopt;
  findings_.tell_at_least(limit);
}

std::vector<AnyRef> Counted::refs() const {
  return sorted(refs_);
}

void Counted::keep(const Item& item) {
  if (told_ && items_.size() >= *told_ && (items_.empty() || items_.back().ref < item.ref)) {
    return;
  }
  items_.insert(std::ranges::upper_bound(items_, item.ref, {}, &Item::ref), item);
  if (told_ && items_.size() > *told_) {
    items_.pop_back();
  }
}

Counted& Walk::count(const FigureName& name) {
  const auto known = std::ranges::find(counted_, &name, &Counted::name);
  if (known != counted_.end()) {
    return *known;
  }
  Counted& counted = counted_.emplace_back();
  counted.name = &name;
  counted.figure = counted_by(name.name);
  if (counted.figure == nullptr) {
    throw std::logic_error{"nothing counts " + std::string{name.name}};
  }
  return counted;
}

Counted& Walk::choose(Register reg, Selects where) {
  Counted& counted = counted_.emplace_back();
  counted.reg = reg;
  counted.where = std::move(where);
  return counted;
}

std::size_t Walk::group_by(const std::string& field) {
  const auto known = std::ranges::find(fields_, field);
  const auto place = static_cast<std::size_t>(known - fields_.begin());
  if (known == fields_.end()) {
    fields_.push_back(field);
  }
  return place;
}

Looks Walk::looks() {
  Looks all;
  for (const Counted& one : counted_) {
    const Looks its = one.figure == nullptr ? Looks{} : one.figure->looks;
    all.ended = all.ended || its.ended;
    all.waived = all.waived || its.waived;
    all.links = all.links || its.links;
    all.parts = all.parts || its.parts;
    all.replies = all.replies || its.replies;
    all.signers = all.signers || its.signers;
    all.orderers = all.orderers || its.orderers;
    all.back = all.back || its.back;
    for (const char letter : its.letters) {
      letters_ += letters_.find(letter) == std::string::npos ? std::string(1, letter) : "";
    }
  }
  return all;
}

void Walk::run(bool whole_period) {
  const Looks wanted = looks();
  ties_ = Ties{history_, wanted};
  history_.each_matter(
      {.since = whole_period ? std::optional{times_.period.from} : std::nullopt,
       .states = wanted.ended ? to_archive(scope_.office) : std::vector<StateOfKind>{},
       .waived = wanted.waived,
       .also = ties_.looked_at()},
      [&](Matter&& matter) { look_at(matter, whole_period); });
  if (!letters_.empty()) {
    const std::function<Owner(Ref)> find_owner = [&](Ref ref) { return known(ref).owner; };
    history_.each_item(letters_, wanted.back ? std::nullopt : std::optional{times_.period.from},
                       [&](Item&& item) { look_at(item, find_owner); });
  }
}

void Walk::look_at(const Matter& matter, bool whole_period) {
  const Facts facts{matter, times_, scope_.office, ties_};
  if (!scope_.office.may_show(matter)) {
    hidden_ += matter.state != void_state && (!whole_period || facts.is_of_period()) ? 1U : 0U;
    return;
  }
  const bool is_shown = matter.state != void_state && scope_.may_show(matter, times_.end);
  const MatterFacts fields{.matter = matter, .now = times_.end};
  std::vector<std::uint32_t> groups;
  if (is_shown) {
    groups = groups_of(fields);
  }
  if (!letters_.empty()) {
    owners_.push_back({matter.ref.key(), {.shown = is_shown, .open = matter.open}, groups});
  }
  std::shared_ptr<const Matter> kept;
  for (auto one = counted_.begin(); is_shown && one != counted_.end(); ++one) {
    const Figure* figure = one->figure;
    if (figure != nullptr && figure->find != nullptr) {
      one->findings_.begin(matter.ref);
      figure->find(facts, one->findings_);
      add(*one, matter.ref, one->findings_.found(), groups);
      continue;
    }
    const bool counts = figure == nullptr ? one->reg == matter.ref.reg && facts.is_of_period() &&
                                                (!one->where || one->where(matter, times_.end))
                                          : figure->counts != nullptr && figure->counts(facts);
    if (counts) {
      add(*one, matter.ref, 1, groups);
      for (MatterList& list : one->lists) {
        list.take(fields, kept);
      }
    }
  }
}

void Walk::look_at(const Item& item, const std::function<Owner(Ref)>& find_owner) {
  const ItemFacts facts{item, times_, scope_.office, ties_, find_owner};
  for (Counted& one : counted_) {
    std::size_t times = 0;
    if (one.figure != nullptr && one.figure->find_in != nullptr) {
      one.findings_.begin(item.ref);
      one.figure->find_in(facts, one.findings_);
      times = one.findings_.found();
    } else if (one.figure != nullptr && one.figure->counts_item != nullptr &&
               one.figure->counts_item(facts)) {
      one.keep(item);
      times = 1;
    }
    if (times > 0) {
      add(one, item.ref, times,
          fields_.empty() ? std::vector<std::uint32_t>{} : known(item.ref.ref).groups);
    }
  }
}

void Walk::add(Counted& counted, const AnyRef& ref, std::size_t times,
               const std::vector<std::uint32_t>& groups) {
  for (; times > 0; --times) {
    counted.refs_.push_back(ref);
    counted.groups_.insert(counted.groups_.end(), groups.begin(), groups.end());
  }
}

std::vector<std::uint32_t> Walk::groups_of(const MatterFacts& facts) {
  std::vector<std::uint32_t> groups;
  for (const std::string& field : fields_) {
    std::string value = text_of(value_of(facts, field));
    if (const MatterField* known = find_matter_field(field); known && known->is_party()) {
      value = scope_.office.called(value);
    }
    const auto next = static_cast<std::uint32_t>(values_.size());
    const auto [number, is_new] = numbers_.try_emplace(value, next);
    if (is_new) {
      values_.push_back(std::move(value));
    }
    groups.push_back(number->second);
  }
  return groups;
}

/// Something stands in a matter that was not walked where that ended long ago.
const Walk::Known& Walk::known(Ref ref) {
  const auto walked = std::ranges::lower_bound(owners_, ref.key(), {}, &Known::key);
  if (walked != owners_.end() && walked->key == ref.key()) {
    return *walked;
  }
  const auto [other, is_new] = others_.try_emplace(ref.key());
  if (is_new) {
    if (const std::optional<Matter> matter = history_.matter(ref)) {
      other->second.owner = {
          .shown = matter->state != void_state && scope_.may_show(*matter, times_.end),
          .open = matter->open};
      other->second.groups = groups_of({.matter = *matter, .now = times_.end});
    }
    other->second.groups.resize(fields_.size());
  }
  return other->second;
}

std::map<std::string, std::vector<AnyRef>> Walk::grouped(const Counted& counted,
                                                         std::size_t field) const {
  std::map<std::string, std::vector<AnyRef>> all;
  for (std::size_t i = 0; i < counted.refs_.size(); ++i) {
    const std::uint32_t number = counted.groups_.at(i * fields_.size() + field);
    all[values_.at(number)].push_back(counted.refs_[i]);
  }
  for (auto& one : all) {
    std::ranges::sort(one.second);
  }
  return all;
}

}  // namespace bureau
