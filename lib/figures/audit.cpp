#include "figures/audit.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/text_form.h"
#include "figures/parts.h"

#include <algorithm>
#include <map>
#include <set>

namespace bureau {

namespace {

/// Collects the holes of one office at one instant.
class Auditor {
 public:
  Auditor(const History& history, Instant now, const Scope& scope)
      : history_{history}, now_{now}, scope_{scope} {
    for (Link& link : history_.links()) {
      if (link.kind == "implements" && !link.sub.empty()) {
        carried_out_.insert(to_text(link.to) + "/" + link.sub);
      }
      if (link.kind == "answers") {
        answered_with_[link.from].push_back(link.to);
      }
    }
  }

  Audit run() {
    std::map<std::int64_t, Matter> matters;
    // Ended matters are looked at only where a hole can be in them.
    history_.each_to_audit(to_archive(), [&](Matter&& matter) {
      if (matter.state == void_state) {
        return;
      }
      if (matter.secrecy.level > scope_.office.ceiling()) {
        ++audit_.hidden;
      } else if (scope_.may_show(matter, now_)) {
        matters.emplace(matter.ref.key(), std::move(matter));
      }
    });
    for (const auto& [key, matter] : matters) {
      look_at(matter);
    }
    const auto open_task = [&](Ref ref) {
      const auto found = matters.find(ref.key());
      return found != matters.end() && found->second.open ? &found->second : nullptr;
    };
    for (const LatePart& part : late_parts(history_, now_, open_task)) {
      hole("part-late", to_text(part.ref),
           localized("{} helps and has not answered, due {}", part.who, to_short_text(part.due)),
           fmt::format("bureau urge {} …", part.ref));
    }
    history_.each_item("dei", std::nullopt, [&](Item&& item) { look_at(item, matters); });
    // T9 before T10, M1/d2 before M1/d10.
    const auto order = [](const Hole& hole) {
      const std::size_t slash = hole.ref.find('/');
      const std::string_view sub =
          std::string_view{hole.ref}.substr(std::min(slash, hole.ref.size()));
      return std::tuple{std::string_view{hole.id}, parse<Ref>(hole.ref.substr(0, slash)),
                        sub.size(), sub};
    };
    std::ranges::stable_sort(audit_.holes, {}, order);
    std::ranges::stable_sort(audit_.notices, {}, order);
    return std::move(audit_);
  }

 private:
  /// The ended states from which a step says where the thing ended.
  std::vector<StateOfKind> to_archive() const {
    std::vector<StateOfKind> states;
    for (const std::string& id : scope_.office.kinds().ids()) {
      const Kind& kind = scope_.office.kind(id);
      for (const State& state : kind.states) {
        if (!state.open() && kind.find_step(Effect::whereabouts, state.id) != nullptr) {
          states.push_back({kind.id, state.id});
        }
      }
    }
    return states;
  }

  void hole(const char* id, std::string ref, std::string text, std::string command) {
    audit_.holes.push_back({id, std::move(ref), std::move(text), std::move(command)});
  }

  void look_at(const Matter& matter) {
    const std::string ref = to_text(matter.ref);
    if (!matter.waiver.empty()) {
      audit_.notices.push_back({"waived", ref, localized("no answer: {}", matter.waiver), ""});
    }
    if (const Kind* kind = scope_.office.find_kind(matter)) {
      look_at_time(matter, *kind, ref);
      look_at_whereabouts(matter, *kind, ref);
    }
    if (matter.ref.reg == Register::task) {
      look_at_task(matter, ref);
    } else if (matter.ref.reg == Register::doc) {
      look_at_paper(matter, ref);
    }
  }

  /// What can be recorded as held and had its time.
  void look_at_time(const Matter& matter, const Kind& kind, const std::string& ref) {
    const std::optional<Instant> end = matter.ends_at ? matter.ends_at : matter.starts_at;
    const Step* hold = kind.find_step(Effect::hold, matter.state);
    if (hold != nullptr && end && *end < now_) {
      hole("meeting-not-held", ref, localized("its time has passed and it is not recorded as held"),
           fmt::format(
               "bureau {} {} --when {}{}", hold->verb, ref, *end,
               now_ > plus_days(*end, scope_.office.settings().back_days) ? " --reason …" : ""));
    }
  }

  /// What has ended and can still be archived.
  void look_at_whereabouts(const Matter& matter, const Kind& kind, const std::string& ref) {
    const Step* archive = kind.find_step(Effect::whereabouts, matter.state);
    if (archive != nullptr && !matter.open && matter.closed_at &&
        now_ > plus_days(*matter.closed_at, scope_.office.settings().archive_days)) {
      hole("not-archived", ref,
           localized("ended {} and not archived", to_short_text(*matter.closed_at)),
           fmt::format("bureau {} {} --whereabouts …", archive->verb, ref));
    }
  }

  void look_at_task(const Matter& matter, const std::string& ref) {
    if (!matter.open) {
      return;
    }
    if (matter.unit.empty() && matter.person.empty()) {
      hole("no-owner", ref, localized("no unit is in charge"),
           fmt::format("bureau assign {} --unit …", ref));
    }
    if (!matter.due) {
      hole("no-limit", ref, localized("no due time"), fmt::format("bureau edit {} --due …", ref));
    }
    const bool presses = matter.urgency != Urgency::normal || matter.importance == Importance::high;
    // The words about a state secret are not kept in clear, these neither.
    if (presses && matter.standard.empty() && !is_state_secret(matter.secrecy.level)) {
      hole("no-standard", ref, localized("it presses, and nothing says what the result must be"),
           fmt::format("bureau edit {} --standard …", ref));
    }
    if (is_stuck(matter, now_, scope_)) {
      hole("no-progress", ref, localized("no progress report in its cycle ({})", matter.cycle),
           fmt::format("bureau progress {} …", ref));
    }
  }

  void look_at_paper(const Matter& matter, const std::string& ref) {
    const Kind* kind = scope_.office.find_kind(matter);
    const bool owes = kind != nullptr && (kind->answer_required ||
                                          (kind->answer_when_act && matter.need == Need::act));
    if (matter.open && owes && !matter.answered_at && matter.waiver.empty() && matter.due &&
        *matter.due < now_) {
      hole("unanswered", ref, localized("its answer was due {}", to_short_text(*matter.due)),
           fmt::format("bureau answer {} …", ref));
    }
    if (matter.open && matter.claimed_at == std::nullopt && answered_with_.contains(matter.ref)) {
      std::string answered;
      for (const Ref other : answered_with_.at(matter.ref)) {
        answered += (answered.empty() ? "" : tr(", ")) + to_text(other);
      }
      hole("answer-not-issued", ref,
           localized("it is recorded as the answer to {} and not issued", answered),
           next_step(kind, matter));
    }
  }

  /// The command that takes a matter on its way.
  static std::string next_step(const Kind* kind, const Matter& matter) {
    const auto onward = [&](const Step& step) {
      return std::ranges::find(step.from, matter.state) != step.from.end() &&
             kind->rank_of(step.to) > kind->rank_of(matter.state);
    };
    if (kind != nullptr) {
      const auto step = std::ranges::find_if(kind->steps, onward);
      if (step != kind->steps.end()) {
        return fmt::format("bureau {} {}", step->verb, matter.ref);
      }
    }
    return fmt::format("bureau show {}", matter.ref);
  }

  void look_at(const Item& item, const std::map<std::int64_t, Matter>& matters) {
    const std::string ref = to_text(item.ref);
    const auto known = matters.find(item.ref.ref.key());
    const std::optional<Matter> owner =
        known != matters.end() ? std::optional{known->second} : history_.matter(item.ref.ref);
    if (!owner || owner->state == void_state || !scope_.may_show(*owner, now_)) {
      return;
    }
    const bool carried = item.task.has_value() || carried_out_.contains(ref);
    if (item.ref.letter == 'd' && lacks_task(item, carried)) {
      hole("decision-without-task", ref,
           localized("no task carries it out and no reason says why not"),
           fmt::format("bureau link T… --to {} --kind implements", ref));
    }
    if (item.ref.letter == 'i') {
      look_at_instruction(item, ref, carried);
    }
    if (item.ref.letter == 'e' && !item.decided_at && owner->open) {
      hole("extension-undecided", ref,
           localized("filed {} and not decided", to_short_text(item.at)),
           fmt::format("bureau extend {} --grant", item.ref.ref));
    }
    if (item.ref.letter == 'e' && item.result == "adjusted") {
      audit_.notices.push_back(
          {"adjusted", ref, localized("{} changed the due time: {}", item.by, item.text), ""});
    }
  }

  void look_at_instruction(const Item& item, const std::string& ref, bool carried) {
    if (item.means == "oral" && !item.decided_at) {
      hole("oral-unconfirmed", ref, localized("spoken and never confirmed in writing"),
           fmt::format("bureau instruct {} --confirms {}{} --by {} …", item.ref.ref,
                       item.ref.letter, item.ref.n, shell_word(item.by)));
    }
    const bool acts = std::ranges::any_of(
        scope_.office.settings().order_words,
        [&](const std::string& word) { return item.text.find(word) != std::string::npos; });
    if (acts && !carried && item.ref.ref.reg != Register::task) {
      hole("instruction-without-task", ref,
           localized("it orders something and no task carries it out"),
           fmt::format("bureau link T… --to {} --kind implements", ref));
    }
  }

  const History& history_;
  Instant now_;
  const Scope& scope_;
  std::set<std::string> carried_out_{};
  std::map<Ref, std::vector<Ref>> answered_with_{};
  Audit audit_{};
};

}  // namespace

bool is_stuck(const Matter& matter, Instant now, const Scope& scope) {
  if (!matter.open || matter.ref.reg != Register::task || matter.cycle.empty() ||
      matter.claimed_at || matter.suspended_at || (matter.starts_at && *matter.starts_at > now)) {
    return false;
  }
  const std::optional<Instant> last = matter.progress_at ? matter.progress_at : matter.opened_at;
  if (!last) {
    return false;
  }
  auto cycle = parse<Limit>(matter.cycle);
  cycle.n *= scope.office.settings().stuck_factor;
  // A cycle of days or more ends at the end of its last day at the earliest: most need not be
  // counted.
  if (cycle.unit >= LimitUnit::day && now < plus_days(*last, cycle.n - 1)) {
    return false;
  }
  return end_of(cycle, *last, scope.office.calendar(), scope.office.hours()) < now;
}

Audit audit(const History& history, Instant now, const Scope& scope) {
  return Auditor{history, now, scope}.run();
}

}  // namespace bureau
