#include "figures/forecast.h"

#include "office/whose.h"
#include "store/matters.h"

#include <algorithm>

namespace bureau {

namespace {

/// Whether a step leads on, to what is open or was done.
bool leads_on(const Kind& kind, const Step& step, const State& from) {
  const State* to = kind.find_state(step.to);
  return to != nullptr && to != &from && !to->rests() && !step.has(Effect::unclaim) &&
         (to->open() || to->ending == Ending::done) &&
         (from.rests() || kind.rank_of(to->id) > kind.rank_of(from.id)) &&
         std::ranges::find(step.from, from.id) != step.from.end();
}

/// The step to the nearest state of the flow.
const Step* next_step(const Kind& kind, const State& from) {
  const Step* next = nullptr;
  for (const Step& step : kind.steps) {
    if (leads_on(kind, step, from) &&
        (next == nullptr || kind.rank_of(step.to) < kind.rank_of(next->to))) {
      next = &step;
    }
  }
  return next;
}

class Forecast {
 public:
  Forecast(Database& database, const Office& office, const Matter& matter, Instant now)
      : database_{database},
        office_{office},
        matter_{matter},
        now_{now},
        kind_{office.find_kind(matter)},
        from_{now},
        ends_{matter.open ? matter.due : std::nullopt} {}

  std::vector<Coming> tell() {
    const State* state = kind_ == nullptr ? nullptr : kind_->find_state(matter_.state);
    if (state == nullptr) {
      return {};
    }
    add_desks();
    if (state->rests()) {
      ends_.reset();  // the waiting is given back when it goes on
    }
    done_ = done_at(matter_).has_value();
    for (const Step* step = next_step(*kind_, *state); step != nullptr;
         step = next_step(*kind_, *state)) {
      if (step->has(Condition::answer) && step->verb != "answer") {
        add_answer();
      }
      add(*step, *state);
      state = kind_->find_state(step->to);
    }
    return std::move(coming_);
  }

 private:
  bool owes_answer() const {
    return kind_->wants_answer(matter_) && !matter_.answered_at && matter_.waiver.empty();
  }

  /// The leaders before whom it lies, and will lie.
  void add_desks() {
    for (const Part& desk : desks_of(database_, matter_.ref)) {
      Coming coming{.verb = "instruct", .who = office_.called(desk.who), .latest = desk.due};
      coming.person = coming.who;
      say_beyond(coming, desk.due.value_or(now_));
      put(std::move(coming));
    }
  }

  void add_answer() {
    if (owes_answer() && !is_told_) {
      is_told_ = true;
      Coming coming{.verb = "answer", .who = office_.name()};
      coming.latest = done_ ? std::nullopt : ends_;
      say_beyond(coming, from_);
      put(std::move(coming));
    }
  }

  void add(const Step& step, const State& from) {
    Coming coming{.verb = step.verb, .state = step.to, .who = usual_actor(office_, matter_, step)};
    const bool is_charge = step.act == Act::unit;
    coming.person = is_charge && !matter_.person.empty() ? office_.called(matter_.person) : "";
    if (const std::optional<Instant> end = end_of_state(from)) {
      from_ = std::max(*end, now_);
      coming.latest = done_ || !ends_ ? *end : std::min(*end, *ends_);
    } else if (!done_) {
      coming.latest = ends_;
    }
    say_beyond(coming, from_);
    add_lacks(step, coming);
    put(std::move(coming));
    done_ = done_ || step.has(Effect::claim) || step.has(Effect::hold);
    is_first_ = false;
  }

  /// When the time in a state ends, as its kind counts it; for where it stands, from when it came.
  std::optional<Instant> end_of_state(const State& state) const {
    if (is_first_ && matter_.step_due && (!matter_.due || *matter_.step_due < *matter_.due)) {
      return matter_.step_due;  // as it was counted, or mended since
    }
    const auto limits = kind_->state_limits.find(state.id);
    if (limits == kind_->state_limits.end()) {
      return std::nullopt;
    }
    auto limit = limits->second.find(matter_.urgency);
    if (limit == limits->second.end()) {
      limit = limits->second.find(Urgency::normal);
    }
    if (limit == limits->second.end()) {
      return std::nullopt;
    }
    const Instant from = is_first_ ? matter_.state_since.value_or(now_) : from_;
    return end_of(limit->second, from, office_.calendar(), office_.hours());
  }

  void say_beyond(Coming& coming, Instant end) const {
    if (!done_ && ends_ && end > *ends_) {
      coming.beyond = end;
    }
  }

  void add_lacks(const Step& step, Coming& coming) const {
    for (const Condition need : step.needs) {
      const bool lacks = need == Condition::unit     ? matter_.unit.empty()
                         : need == Condition::due    ? !matter_.due.has_value()
                         : need == Condition::number ? matter_.number.empty()
                         : need == Condition::answer ? owes_answer()
                         : need == Condition::whereabouts
                             ? matter_.whereabouts.empty()
                             : need == Condition::tasks_closed && has_open_task();
      if (lacks) {
        coming.lacks.push_back(need);
      }
    }
  }

  bool has_open_task() const {
    return std::ranges::any_of(links_of(database_, matter_.ref), [&](const Link& link) {
      return link.to == matter_.ref && link.kind == "implements" &&
             get_matter(database_, link.from).open;
    });
  }

  /// Who does it for a unit is who heads it.
  void put(Coming coming) {
    const Directory& directory = office_.directory();
    if (const Unit* unit = directory.find_unit(coming.who);
        unit != nullptr && coming.person.empty()) {
      coming.person = unit->principal;
    }
    const std::string& name = coming.person.empty() ? coming.who : coming.person;
    if (const Person* person = directory.find_person(name)) {
      coming.person = person->name;
      const Date day = local(std::max(coming.latest.value_or(now_), now_)).date;
      if (const Absence* absence = person->absence_on(day)) {
        coming.away = absence->to;
        coming.deputy = absence->deputy.empty() ? person->deputy : absence->deputy;
      }
    }
    coming_.push_back(std::move(coming));
  }

  Database& database_;
  const Office& office_;
  const Matter& matter_;
  Instant now_;
  const Kind* kind_;
  Instant from_;                 ///< when the next step can begin at the latest
  std::optional<Instant> ends_;  ///< when all of it is due; nothing: nobody said
  bool done_ = false;            ///< it was claimed done: what is late after that is not late
  bool is_first_ = true;         ///< the step from where it stands
  bool is_told_ = false;         ///< that an answer is owed
  std::vector<Coming> coming_{};
};

}  // namespace

std::vector<Coming> forecast_of(Database& database, const Office& office, const Matter& matter,
                                Instant now) {
  return Forecast{database, office, matter, now}.tell();
}

}  // namespace bureau
