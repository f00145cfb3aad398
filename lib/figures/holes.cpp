// The holes (漏项) of the self-check (product rule 2), each with the command that fills it, and
// what is no hole and still must be seen.
#include "base/i18n.h"
#include "base/text.h"
#include "figures/registry.h"
#include "figures/waiting.h"
#include "office/standing.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

using Words = FindingWords;

bool is_open_task(const Facts& facts) {
  return facts.is(Register::task) && facts.matter.open;
}

/// The command that takes a matter on its way.
std::string next_step(const Kind* kind, const Matter& matter) {
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

/// The command that presses for it: units are urged for their tasks, papers are the office's own.
std::string press(const Facts& facts) {
  return facts.is(Register::task) ? fmt::format("bureau urge {} …", facts.matter.ref)
                                  : next_step(facts.kind(), facts.matter);
}

std::string state_of(const Facts& facts) {
  return facts.kind() == nullptr ? facts.matter.state
                                 : facts.kind()->word_of_state(facts.matter.state);
}

void no_owner(const Facts& facts, Findings& out) {
  if (lacks_owner(facts.office, facts.matter)) {
    out.add("no-owner", [&] {
      return Words{localized("no unit is in charge"),
                   fmt::format("bureau assign {} --unit …", facts.matter.ref)};
    });
  }
}

void no_limit(const Facts& facts, Findings& out) {
  if (lacks_limit(facts.office, facts.matter)) {
    out.add("no-limit", [&] {
      return Words{localized("no due time"),
                   fmt::format("bureau edit {} --due …", facts.matter.ref)};
    });
  }
}

/// The words about a state secret are not kept in clear, these neither.
void no_standard(const Facts& facts, Findings& out) {
  const Matter& matter = facts.matter;
  const bool presses = matter.urgency != Urgency::normal || matter.importance == Importance::high;
  if (is_open_task(facts) && presses && matter.standard.empty() &&
      !is_state_secret(matter.secrecy.level)) {
    out.add("no-standard", [&] {
      return Words{localized("it presses, and nothing says what the result must be"),
                   fmt::format("bureau edit {} --standard …", matter.ref)};
    });
  }
}

bool is_unanswered(const Facts& facts) {
  return facts.is(Register::doc) && facts.matter.due && *facts.matter.due < facts.times.end &&
         is_to_be_done(facts.office, facts.matter);
}

void overdue(const Facts& facts, Findings& out) {
  if (facts.is_overdue() && !done_at(facts.matter) && !is_unanswered(facts)) {
    out.add("overdue", [&] {
      return Words{localized("it was due {}", to_short_text(*facts.matter.due)), press(facts)};
    });
  }
}

void step_late(const Facts& facts, Findings& out) {
  const Matter& matter = facts.matter;
  // A step that was to be taken with the whole matter is told with it, and one that nobody can take
  // with that.
  if (is_step_overdue(matter, facts.times.end) && !lacks_owner(facts.office, matter) &&
      !(facts.is_overdue() && *matter.step_due >= *matter.due)) {
    out.add("step-late", [&] {
      return Words{localized("it is still {}: this step was due {}", state_of(facts),
                             to_short_text(*matter.step_due)),
                   press(facts)};
    });
  }
}

void idle(const Facts& facts, Findings& out) {
  if (const auto since = idle_since(facts.office, facts.matter, facts.times.end)) {
    out.add("idle", [&] {
      return Words{localized("it is {} since {}, and nothing has moved", state_of(facts),
                             to_short_text(*since)),
                   facts.office.phase_of(facts.matter) == Phase::waiting
                       ? fmt::format("bureau where {}", facts.matter.ref)
                       : next_step(facts.kind(), facts.matter)};
    });
  }
}

void no_progress(const Facts& facts, Findings& out) {
  if (is_open_task(facts) && facts.is_stuck()) {
    out.add("no-progress", [&] {
      return Words{localized("no progress report in its cycle ({})", facts.matter.cycle),
                   fmt::format("bureau progress {} …", facts.matter.ref)};
    });
  }
}

void part_late(const Facts& facts, Findings& out) {
  for (const OpenPart& part : facts.late_parts()) {
    out.add("part-late", [&] {
      return Words{localized("{} helps and has not answered, due {}", facts.office.called(part.who),
                             to_short_text(*part.due)),
                   fmt::format("bureau urge {} …", facts.matter.ref)};
    });
  }
}

/// Whoever has it now has not said so since the day on which it was handed over.
void not_taken_over(const Facts& facts, Findings& out) {
  for (const OpenPart& part : facts.ties.handed_over(facts.matter.ref)) {
    if (facts.matter.open && part.since && facts.times.end >= end_of_day(local(*part.since).date)) {
      out.add("not-taken-over", [&] {
        return Words{
            localized("handed over to {} on {} and not taken over", facts.office.called(part.who),
                      to_short_text(*part.since)),
            fmt::format("bureau handover {} --accept", shell_word(facts.office.called(part.who)))};
      });
    }
  }
}

/// What we asked for and have not got (请示未批复).
void reply_late(const Facts& facts, Findings& out) {
  for (const OpenPart& part : facts.ties.awaited(facts.matter.ref)) {
    if (part.since && is_reply_late(facts.office, *part.since, part.due, facts.times.end)) {
      out.add("reply-late", [&] {
        const std::string who = facts.office.called(part.who);
        return Words{
            part.due ? localized("{} owes us an answer, due {}", who, to_short_text(*part.due))
                     : localized("{} owes us an answer since {}", who, to_short_text(*part.since)),
            fmt::format("bureau urge {} …", facts.matter.ref)};
      });
    }
  }
}

/// What can be recorded as held and had its time.
void meeting_not_held(const Facts& facts, Findings& out) {
  const Matter& matter = facts.matter;
  const std::optional<Instant> end = matter.ends_at ? matter.ends_at : matter.starts_at;
  if (!end || *end >= facts.times.end) {
    return;
  }
  const Kind* kind = facts.kind();
  const Step* hold = kind == nullptr ? nullptr : kind->find_step(Effect::hold, matter.state);
  if (hold != nullptr) {
    out.add("meeting-not-held", [&] {
      const bool needs_reason =
          facts.times.end > plus_days(*end, facts.office.settings().back_days);
      return Words{localized("its time has passed and it is not recorded as held"),
                   fmt::format("bureau {} {} --when {}{}", hold->verb, matter.ref, *end,
                               needs_reason ? " --reason …" : "")};
    });
  }
}

/// What has ended and can still be archived.
void not_archived(const Facts& facts, Findings& out) {
  const Matter& matter = facts.matter;
  if (matter.open || !matter.closed_at ||
      facts.times.end <= plus_days(*matter.closed_at, facts.office.settings().archive_days)) {
    return;
  }
  const Kind* kind = facts.kind();
  const Step* archive =
      kind == nullptr ? nullptr : kind->find_step(Effect::whereabouts, matter.state);
  if (archive != nullptr) {
    out.add("not-archived", [&] {
      return Words{localized("ended {} and not archived", to_short_text(*matter.closed_at)),
                   fmt::format("bureau {} {} --whereabouts …", archive->verb, matter.ref)};
    });
  }
}

void unanswered(const Facts& facts, Findings& out) {
  const Matter& matter = facts.matter;
  if (is_unanswered(facts)) {
    out.add("unanswered", [&] {
      return Words{localized("its answer was due {}", to_short_text(*matter.due)),
                   fmt::format("bureau answer {} …", matter.ref)};
    });
  }
}

void answer_not_issued(const Facts& facts, Findings& out) {
  const Matter& matter = facts.matter;
  if (!facts.is(Register::doc) || !matter.open || matter.claimed_at || matter.received_at) {
    return;
  }
  const std::vector<Ref> answered = facts.ties.answered_with(matter.ref);
  if (!answered.empty()) {
    out.add("answer-not-issued", [&] {
      return Words{localized("it is recorded as the answer to {} and not issued",
                             fmt::join(answered, tr(", "))),
                   next_step(facts.kind(), matter)};
    });
  }
}

void decision_without_task(const ItemFacts& facts, Findings& out) {
  if (facts.item.ref.letter == 'd' && lacks_task(facts.item, facts.is_carried_out()) &&
      facts.owner().shown) {
    out.add("decision-without-task", [&] {
      return Words{
          localized("no task carries it out and no reason says why not"),
          fmt::format("bureau link T… --to {} --kind implements", to_text(facts.item.ref))};
    });
  }
}

void oral_unconfirmed(const ItemFacts& facts, Findings& out) {
  const Item& item = facts.item;
  if (item.ref.letter == 'i' && item.means == "oral" && !item.decided_at && facts.owner().shown) {
    out.add("oral-unconfirmed", [&] {
      return Words{localized("spoken and never confirmed in writing"),
                   fmt::format("bureau instruct {} --confirms {}{} --by {} …", item.ref.ref,
                               item.ref.letter, item.ref.n, shell_word(item.by))};
    });
  }
}

void instruction_without_task(const ItemFacts& facts, Findings& out) {
  const Item& item = facts.item;
  if (item.ref.letter != 'i' || item.ref.ref.reg == Register::task || facts.is_carried_out()) {
    return;
  }
  const bool acts = std::ranges::any_of(
      facts.office.settings().order_words,
      [&](const std::string& word) { return item.text.find(word) != std::string::npos; });
  if (acts && facts.owner().shown) {
    out.add("instruction-without-task", [&] {
      return Words{localized("it orders something and no task carries it out"),
                   fmt::format("bureau link T… --to {} --kind implements", to_text(item.ref))};
    });
  }
}

void extension_undecided(const ItemFacts& facts, Findings& out) {
  const Item& item = facts.item;
  if (item.ref.letter == 'e' && !item.decided_at && facts.owner().shown && facts.owner().open) {
    out.add("extension-undecided", [&] {
      return Words{localized("filed {} and not decided", to_short_text(item.at)),
                   fmt::format("bureau extend {} --grant", item.ref.ref)};
    });
  }
}

void waived(const Facts& facts, Findings& out) {
  if (!facts.matter.waiver.empty()) {
    out.add("waived", [&] { return Words{localized("no answer: {}", facts.matter.waiver), ""}; });
  }
}

void signed_for(const Facts& facts, Findings& out) {
  if (const OpenPart* signer = facts.ties.signed_for(facts.matter.ref)) {
    out.add("signed-for", [&] {
      return Words{localized("{} signed for {}", facts.office.called(signer->who),
                             facts.office.called(signer->for_whom)),
                   ""};
    });
  }
}

/// Done, or ended as such, without the last word of the leader who ordered it.
void unseen(const Facts& facts, Findings& out) {
  const OpenPart* orderer = facts.ties.unheard(facts.matter.ref);
  const Phase phase = facts.office.phase_of(facts.matter);
  if (orderer == nullptr || facts.ended_in_vain() ||
      (facts.matter.open && phase != Phase::review && phase != Phase::done)) {
    return;
  }
  out.add("unseen", [&] {
    const std::string who = facts.office.called(orderer->who);
    return facts.matter.open
               ? Words{localized("{} ordered it and has not seen what was done", who),
                       fmt::format("bureau present {} --to {} 请审定", facts.matter.ref,
                                   shell_word(who))}
               : Words{localized("closed without the last word of {}, who ordered it", who), ""};
  });
}

/// What is no hole of a matter and must be seen.
void notices_of(const Facts& facts, Findings& out) {
  waived(facts, out);
  signed_for(facts, out);
  unseen(facts, out);
}

void adjusted(const ItemFacts& facts, Findings& out) {
  const Item& item = facts.item;
  if (item.ref.letter == 'e' && item.result == "adjusted" && facts.owner().shown) {
    out.add("adjusted", [&] {
      return Words{localized("{} changed the due time: {}", item.by, item.text), ""};
    });
  }
}

void all_in(const Facts& facts, Findings& out) {
  for (const auto find : {no_owner, no_limit, no_standard, overdue, step_late, idle, no_progress,
                          part_late, meeting_not_held, not_archived, unanswered, answer_not_issued,
                          reply_late, not_taken_over}) {
    find(facts, out);
  }
}

void all_inside(const ItemFacts& facts, Findings& out) {
  for (const auto find :
       {decision_without_task, oral_unconfirmed, instruction_without_task, extension_undecided}) {
    find(facts, out);
  }
}

constexpr auto figures = std::to_array<Figure>({
    {.name = "holes",
     .looks = {.ended = true,
               .links = true,
               .parts = true,
               .replies = true,
               .letters = "dei",
               .back = true},
     .find = all_in,
     .find_in = all_inside},
    {.name = "answer_not_issued", .looks = {.links = true}, .find = answer_not_issued},
    {.name = "decision_without_task",
     .looks = {.links = true, .letters = "d", .back = true},
     .find_in = decision_without_task},
    {.name = "extension_undecided",
     .looks = {.letters = "e", .back = true},
     .find_in = extension_undecided},
    {.name = "idle", .find = idle},
    {.name = "instruction_without_task",
     .looks = {.links = true, .letters = "i", .back = true},
     .find_in = instruction_without_task},
    {.name = "meeting_not_held", .find = meeting_not_held},
    {.name = "no_limit", .find = no_limit},
    {.name = "no_owner", .find = no_owner},
    {.name = "no_progress", .find = no_progress},
    {.name = "no_standard", .find = no_standard},
    {.name = "not_archived", .looks = {.ended = true}, .find = not_archived},
    {.name = "not_taken_over", .looks = {.parts = true}, .find = not_taken_over},
    {.name = "oral_unconfirmed",
     .looks = {.letters = "i", .back = true},
     .find_in = oral_unconfirmed},
    {.name = "overdue", .find = overdue},
    {.name = "part_late", .looks = {.parts = true}, .find = part_late},
    {.name = "reply_late", .looks = {.replies = true}, .find = reply_late},
    {.name = "step_late", .find = step_late},
    {.name = "unanswered", .find = unanswered},
    {.name = "notices",
     .looks = {.waived = true, .signers = true, .orderers = true, .letters = "e", .back = true},
     .find = notices_of,
     .find_in = adjusted},
    {.name = "waived", .looks = {.waived = true}, .find = waived},
    {.name = "unseen", .looks = {.orderers = true}, .find = unseen},
    {.name = "signed_for", .looks = {.signers = true}, .find = signed_for},
    {.name = "adjusted", .looks = {.letters = "e", .back = true}, .find_in = adjusted},
});

}  // namespace

std::span<const Figure> figures_of_holes() {
  return figures;
}

}  // namespace bureau
