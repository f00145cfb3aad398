#include "ops/doc/reply.h"

#include "base/error.h"
#include "ops/matter/answer.h"
#include "ops/task/part.h"

#include <algorithm>

namespace bureau {

namespace {

constexpr const char* replier = "replier";

std::vector<Part> repliers_of(Deed& deed, Ref paper) {
  std::vector<Part> parts = parts_of(deed.database(), paper);
  std::erase_if(parts, [](const Part& part) { return part.role != replier; });
  return parts;
}

/// Whoever it is addressed to is waited for, and nobody else; a time they were given stays.
void keep_recipients(Deed& deed, const Matter& paper, std::optional<Instant> since,
                     std::optional<Instant> due) {
  std::vector<Part> former = repliers_of(deed, paper.ref);
  for (const std::string& who : names_in(deed, paper.recipient)) {
    const auto known = std::ranges::find(former, who, &Part::who);
    if (known == former.end()) {
      const auto usual =
          std::ranges::find_if(former, [](const Part& p) { return p.due.has_value(); });
      const std::optional<Instant> given = due || usual == former.end() ? due : usual->due;
      deed.journal().insert(
          part_table(),
          row_of(
              Part{.ref = paper.ref, .role = replier, .who = who, .since = since, .due = given}));
      continue;
    }
    Part part = *known;
    former.erase(known);
    part.since = since;
    part.due = due ? due : part.due;
    deed.journal().update(part_table(), row_of(part));
  }
  for (const Part& gone : former) {
    deed.journal().remove(part_table(), row_of(gone));
  }
}

}  // namespace

bool wants_reply(const Kind& kind, const Matter& paper) {
  return !kind.received && (paper.need == Need::act ||
                            std::ranges::find(kind.replied, paper.type) != kind.replied.end());
}

void check_answerable(Deed& deed, Ref paper) {
  if (!issued_at(deed.office(), deed.referred(paper))) {
    throw Error(ErrorKind::refused,
                "{} is no paper of our own that was issued: nothing from outside answers it",
                paper);
  }
}

bool is_awaited(Deed& deed, Ref paper) {
  const std::vector<Part> parts = repliers_of(deed, paper);
  return std::ranges::any_of(parts,
                             [](const Part& part) { return part.since && !part.answered_at; });
}

void expect_reply(Deed& deed, const Matter& paper, const Moment& due) {
  if (paper.recipient.empty()) {
    throw Error(ErrorKind::usage, "{} is addressed to nobody who could answer: --to WHOM",
                paper.ref);
  }
  keep_recipients(deed, paper, std::nullopt, due.at);
  if (!deed.office().calendar().works(due.date)) {
    deed.say(localized("{} is a day off", to_text(due.date)));
  }
}

void await_replies(Deed& deed, const Matter& paper) {
  const bool is_expected = !repliers_of(deed, paper.ref).empty();
  if (!is_expected && !wants_reply(deed.office().kind_of(paper), paper)) {
    return;
  }
  if (paper.recipient.empty()) {
    deed.say(localized("{} wants an answer and is addressed to nobody", paper.ref));
    return;
  }
  keep_recipients(deed, paper, deed.happened(), std::nullopt);
  deed.say(
      localized("{} waits for the answer of {}", paper.ref, deed.office().called(paper.recipient)));
}

void take_reply(Deed& deed, Ref received, Ref paper) {
  const Matter reply = get_matter(deed.database(), received);
  const Matter ours = get_matter(deed.database(), paper);
  if (!reply.received_at || ours.received_at || paper.reg != Register::doc) {
    return;
  }
  const std::vector<Part> recipients = repliers_of(deed, paper);
  auto by = std::ranges::find_if(
      recipients, [&](const Part& part) { return deed.office().is_same(part.who, reply.origin); });
  if (by == recipients.end() && recipients.size() == 1) {
    by = recipients.begin();
  }
  if (by == recipients.end()) {
    deed.say(localized("{} is none of those who owe an answer to {}",
                       deed.office().called(reply.origin), paper));
    return;
  }
  Part part = *by;
  if (part.answered_at) {
    return;
  }
  if (!part.since) {
    throw Error(ErrorKind::refused, "{} is not issued: nothing answers it yet", paper);
  }
  part.answered_at = std::max(*reply.received_at, *part.since);
  part.answer = named_paper(ours, reply);
  deed.journal().update(part_table(), row_of(part));
  if (deed.office().may_show(ours)) {
    deed.say(localized("{} has the answer of {}", paper, deed.office().called(part.who)));
  }
}

}  // namespace bureau
