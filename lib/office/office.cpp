#include "office/office.h"

#include "base/error.h"
#include "store/matters.h"
#include "store/party_records.h"
#include "store/versions.h"
#include "time/take_over.h"

#include <algorithm>

namespace bureau {

namespace {

bool has_state(const Kind* kind, std::string_view state) {
  return kind != nullptr &&
         (kind->find_state(state) != nullptr || state == cancelled_state || state == void_state);
}

/// A version of former days; nothing when the program cannot read it any more.
std::optional<Kind> read_version(const std::string& toml) {
  try {
    return parse_pinned_kind(toml);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

Office::Office(Settings settings, ConfigSources sources, std::function<Database*()> store)
    : settings_{std::move(settings)},
      sources_{std::move(sources)},
      store_{std::move(store)},
      kinds_{sources_} {
  kinds_.set_stranded([this] { return stranded_kinds(); });
}

const Kind* Office::find_kind(const Matter& matter) const {
  const Kind* newest = kinds_.find(matter.kind);
  if (has_state(newest, matter.state)) {
    return newest;
  }
  const auto [pinned, is_new] = pinned_.try_emplace(matter.kind_version);
  if (is_new) {
    Database* const store = store_();
    pinned->second =
        store == nullptr ? std::nullopt : read_version(kind_source(*store, matter.kind_version));
  }
  return pinned->second && has_state(&*pinned->second, matter.state) ? &*pinned->second : newest;
}

const Kind& Office::kind_of(const Matter& matter) const {
  const Kind* kind = find_kind(matter);
  return kind != nullptr ? *kind : kinds_.get(matter.kind);
}

std::vector<Matter> Office::stranded() const {
  Database* const store = store_();
  if (store == nullptr) {
    return {};
  }
  std::vector<Matter> matters = open_by_ref(*store);
  std::erase_if(matters, [&](const Matter& matter) {
    return has_state(kinds_.find(matter.kind), matter.state);
  });
  return matters;
}

std::vector<const Kind*> Office::stranded_kinds() const {
  std::vector<const Kind*> kinds;
  try {
    for (const Matter& matter : stranded()) {
      const Kind* kind = find_kind(matter);
      if (kind != nullptr && std::ranges::find(kinds, kind) == kinds.end()) {
        kinds.push_back(kind);
      }
    }
  } catch (const Error&) {  // the complaint is of the word that nobody knows
    return {};
  }
  return kinds;
}

Phase Office::phase_of(const Matter& matter) const {
  if (matter.phase) {
    return *matter.phase;
  }
  const Kind* kind = find_kind(matter);
  const State* state = kind == nullptr ? nullptr : kind->find_state(matter.state);
  return state != nullptr ? state->phase : matter.open ? Phase::in_hand : Phase::ended;
}

Ending Office::ending_of(const Matter& matter) const {
  if (matter.state == cancelled_state || matter.state == void_state) {
    return matter.state == cancelled_state ? Ending::cancelled : Ending::none;
  }
  const Kind* kind = find_kind(matter);
  const State* state = kind == nullptr ? nullptr : kind->find_state(matter.state);
  return state != nullptr ? state->ending : Ending::done;
}

const WorkCalendar& Office::calendar() const {
  if (!calendar_) {
    calendar_ = load_calendar(sources_, settings_.calendar);
    if (Database* const store = store_()) {
      take_over(*calendar_, imported_calendar(History{*store, std::nullopt}));
    }
  }
  return *calendar_;
}

void Office::count_as_of(const History& history) {
  calendar_ = load_calendar(sources_, settings_.calendar);
  take_over(*calendar_, imported_calendar(history));
  records_ = party_records(history);
  directory_.reset();
  if (const auto instant = history.happened() ? history.happened() : history.recorded()) {
    stand_on(local(*instant).date);
  }
}

void Office::check_ceiling(const Matter& matter) const {
  if (!may_show(matter)) {
    throw Error(ErrorKind::refused, "{} is {}, above the ceiling {}: give --ceiling {}", matter.ref,
                word_of(matter.secrecy.level), word_of(ceiling()), matter.secrecy.level);
  }
}

}  // namespace bureau
