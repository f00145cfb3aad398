#include "ops/matter/answer.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/deed/authority.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"

#include <algorithm>

namespace bureau {

std::optional<Instant> issued_at(const Office& office, const Matter& paper) {
  if (paper.ref.reg != Register::doc || paper.received_at) {
    return std::nullopt;
  }
  const bool ended_well = !paper.open && office.ending_of(paper) == Ending::done;
  return paper.claimed_at || !ended_well ? paper.claimed_at : paper.closed_at;
}

std::string named_paper(const Matter& matter, const Matter& paper) {
  return paper.secrecy.level > matter.secrecy.level ? to_text(paper.ref)
         : paper.number.empty()                     ? paper.title
                                                    : paper.title + "（" + paper.number + "）";
}

namespace {

Ref carrier_of(Deed& deed, Ref ref, const std::string& with) {
  const Ref paper = named_ref(deed.database(), with);
  if (paper.reg != Register::doc || paper == ref) {
    throw Error(ErrorKind::usage, "--with {}: the answer to {} is carried by another paper (D2)",
                paper, ref);
  }
  return paper;
}

/// When an answer that a paper carries was given: a paper of our own gives it when it is issued.
std::optional<Instant> given_at(const Deed& deed, const Matter& matter, const Matter& paper) {
  if (paper.received_at) {
    return deed.happened();
  }
  const std::optional<Instant> issued = issued_at(deed.office(), paper);
  return issued && matter.opened_at ? std::max(issued, matter.opened_at) : issued;
}

/// Kept beside the answer that is judged: it leaves the matter as it is.
void record_beside(Deed& deed, const Matter& matter, const AnswerInput& input, const char* result) {
  Item reply{.by = deed.acts_for(deed.office().name()),
             .text = deed.words(matter, "answer", input.text),
             .result = result};
  if (!input.with.empty()) {
    const Matter paper = deed.referred(carrier_of(deed, matter.ref, input.with));
    add_link(
        deed,
        {.from = paper.ref, .kind = input.interim ? "acknowledges" : "answers", .to = matter.ref});
    reply.text = reply.text.empty() ? named_paper(matter, paper) : reply.text;
  }
  if (reply.text.empty()) {
    throw Error(ErrorKind::usage, "say what the answer to {} is: a text or --with PAPER",
                matter.ref);
  }
  for (const Item& item : items_of(deed.database(), matter.ref, 'y')) {
    if (item.text == reply.text && item.result == reply.result) {
      throw Error(ErrorKind::refused, "{} says the same: nothing was recorded", item.ref);
    }
  }
  deed.add_item(matter.ref, 'y', reply);
}

/// Whether it says what was answered already.
bool is_same_answer(Deed& deed, const Matter& matter, const AnswerInput& input) {
  if (input.with.empty()) {
    return input.text.empty() || input.text == matter.answer;
  }
  const Ref paper = carrier_of(deed, matter.ref, input.with);
  return std::ranges::any_of(links_of(deed.database(), paper), [&](const Link& link) {
    return link.from == paper && link.kind == "answers" && link.to == matter.ref;
  });
}

void record(Deed& deed, Matter matter, const AnswerInput& input) {
  const Ref ref = matter.ref;
  const std::string by = deed.acts_for(deed.office().name());
  if (ref.reg == Register::doc || !input.waive.empty()) {
    check_office_act(deed, matter, "answer", by);
  } else {
    check_not_outsider(deed, matter, "answer", by);
  }
  if (input.interim && !input.waive.empty()) {
    throw Error(ErrorKind::usage, "--interim and --waive at once: give one of them");
  }
  if (input.interim && matter.answered_at) {
    throw Error(ErrorKind::refused, "{} was answered on {}: an interim answer comes before that",
                ref, to_short_text(*matter.answered_at));
  }
  const bool goes_beside = input.interim || (matter.answered_at && input.waive.empty());
  if (matter.answered_at && (!goes_beside || is_same_answer(deed, matter, input))) {
    throw Error(ErrorKind::refused,
                "{} was answered on {}: use 'bureau correct {} answer=…' to mend it", ref,
                to_short_text(*matter.answered_at), ref);
  }
  if (!input.waive.empty()) {
    matter.waiver = normalized("reason", input.waive);
    if (matter.waiver.empty()) {
      throw Error(ErrorKind::usage, "say why no answer to {} is owed: --waive REASON", ref);
    }
    deed.save(matter);
    return;
  }
  if (matter.opened_at && deed.happened() < *matter.opened_at) {
    throw Error(ErrorKind::refused, "{} was opened {}: it was not answered on {}", ref,
                to_short_text(*matter.opened_at), to_short_text(deed.happened()));
  }
  if (goes_beside) {
    record_beside(deed, matter, input, input.interim ? "interim" : "further");
    deed.say(
        input.interim
            ? localized("{}: the answer itself is still owed", ref)
            : localized("{} was answered on {} and is judged by that: this is a further answer",
                        ref, to_short_text(*matter.answered_at)));
    return;
  }
  matter.answered_at = deed.happened();
  matter.answer = deed.words(matter, "answer", input.text);
  if (!input.with.empty()) {
    const Matter paper = deed.referred(carrier_of(deed, ref, input.with));
    add_link(deed, {.from = paper.ref, .kind = "answers", .to = ref});
    if (matter.answer.empty()) {
      matter.answer = named_paper(matter, paper);
    }
    matter.answered_at = given_at(deed, matter, paper);
    if (!matter.answered_at) {
      deed.say(localized("{} counts as answered when {} is issued", ref, paper.ref));
    }
  }
  if (matter.answer.empty()) {
    if (!deed.is_wordless(matter)) {
      throw Error(ErrorKind::usage,
                  "say what the answer to {} is: a text, --with PAPER, or --waive REASON", ref);
    }
    matter.answer = cover_text(matter);
  }
  deed.save(matter);
}

}  // namespace

void declare(Fields& fields, AnswerInput& input) {
  fields.text("text", input.text, "The answer");
  fields.reference("--with", input.with, "The paper that carries it");
  fields.reference("--also", input.also,
                   "Another matter that it answers too; may be given several times");
  fields.flag("--interim", input.interim, "It only says that the answer will follow");
  fields.option("--waive", input.waive, "Why no answer is owed after all");
}

void record_answer(Deed& deed, Ref ref, const AnswerInput& input) {
  record(deed, deed.get(ref), input);
  for (const std::string& other : input.also) {
    record(deed, deed.referred(named_ref(deed.database(), other)), input);
  }
}

void answer_by_issue(Deed& deed, const Matter& paper) {
  for (const Link& link : links_of(deed.database(), paper.ref)) {
    if (link.from != paper.ref || link.kind != "answers") {
      continue;
    }
    Matter answered = get_matter(deed.database(), link.to);
    if (!answered.open || answered.answered_at || !answered.waiver.empty()) {
      continue;
    }
    answered.answered_at = deed.happened();
    if (answered.answer.empty()) {
      answered.answer = named_paper(answered, paper);
    }
    deed.save(answered);
    if (deed.office().may_show(answered)) {
      deed.say(localized("{} is answered with {}", answered.ref, paper.ref));
    }
  }
}

Matter answer_matter(Deed& deed, Ref ref, const AnswerInput& input) {
  std::vector<Ref> moved{ref};
  for (const std::string& other : input.also) {
    moved.push_back(named_ref(deed.database(), other));
  }
  std::erase_if(moved, [&](Ref one) {
    return input.interim || get_matter(deed.database(), one).answered_at;
  });
  record_answer(deed, ref, input);
  for (const Ref one : moved) {
    take_step_of(deed, one, "answer", input.text);
  }
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
