#include "figures/facts.h"

#include "base/text_form.h"

#include <algorithm>
#include <array>

namespace bureau {

Times times_of(const Period& period, Instant as_of, const Office& office) {
  return {.period = period,
          .next = after(period, office.calendar(), office.settings().week_cutoff),
          .end = std::min(period.to, as_of)};
}

Ties::Ties(const History& history, const Looks& looks) {
  if (looks.links) {
    history.each_link([&](Link&& link) {
      if (link.kind == "implements" && !link.sub.empty()) {
        carried_out_.emplace_back(parse<SubRef>(fmt::format("{}/{}", link.to, link.sub)));
      } else if (link.kind == "answers") {
        answers_.emplace_back(link.from, link.to);
      }
    });
    std::ranges::sort(carried_out_);
    std::ranges::stable_sort(answers_, {}, &std::pair<Ref, Ref>::first);
  }
  // They come by the keys of their matters.
  const auto keep = [&](std::string_view role, std::vector<OpenPart>& parts) {
    history.each_unanswered_part(role, [&](Part&& part) {
      parts.push_back({.matter = part.ref.key(),
                       .who = std::move(part.who),
                       .due = part.due,
                       .since = part.since,
                       .for_whom = std::move(part.answer)});
    });
  };
  if (looks.parts) {
    keep("co", parts_);
    keep("successor", successors_);
  }
  if (looks.replies) {
    keep("replier", replies_);
  }
  if (looks.orderers) {
    keep("orderer", orderers_);
  }
  if (looks.signers) {
    keep("signer", signers_);
    std::erase_if(signers_, [](const OpenPart& part) { return part.for_whom.empty(); });
  }
}

bool Ties::is_carried_out(const AnyRef& item) const {
  return std::ranges::binary_search(carried_out_, item);
}

std::vector<Ref> Ties::answered_with(Ref paper) const {
  std::vector<Ref> papers;
  const auto found = std::ranges::equal_range(answers_, paper, {}, &std::pair<Ref, Ref>::first);
  std::ranges::transform(found, std::back_inserter(papers), &std::pair<Ref, Ref>::second);
  return papers;
}

namespace {

std::span<const OpenPart> those_of(const std::vector<OpenPart>& parts, Ref matter) {
  const auto found = std::ranges::equal_range(parts, matter.key(), {}, &OpenPart::matter);
  return {found.begin(), found.end()};
}

}  // namespace

std::span<const OpenPart> Ties::open_parts(Ref matter) const {
  return those_of(parts_, matter);
}

std::span<const OpenPart> Ties::awaited(Ref paper) const {
  return those_of(replies_, paper);
}

std::span<const OpenPart> Ties::handed_over(Ref matter) const {
  return those_of(successors_, matter);
}

const OpenPart* Ties::unheard(Ref task) const {
  const std::span<const OpenPart> orderers = those_of(orderers_, task);
  return orderers.empty() ? nullptr : &orderers.front();
}

const OpenPart* Ties::signed_for(Ref paper) const {
  const std::span<const OpenPart> signers = those_of(signers_, paper);
  return signers.empty() ? nullptr : &signers.front();
}

std::vector<Ref> Ties::looked_at() const {
  std::vector<Ref> papers;
  for (const std::vector<OpenPart>* parts : {&replies_, &signers_, &orderers_}) {
    std::ranges::transform(*parts, std::back_inserter(papers),
                           [](const OpenPart& part) { return Ref::of_key(part.matter); });
  }
  std::ranges::sort(papers);
  return papers;
}

bool Facts::is_of_period() const {
  return matter.open ||
         std::ranges::any_of(std::array{matter.opened_at, matter.received_at, matter.claimed_at,
                                        matter.answered_at, matter.closed_at},
                             [&](const std::optional<Instant>& moment) {
                               return moment && *moment > times.period.from;
                             });
}

bool Facts::ended_in_vain() const {
  return !matter.open && office.ending_of(matter) != Ending::done;
}

bool Facts::is_stuck() const {
  if (!known_stuck) {
    known_stuck = bureau::is_stuck(matter, times.end, office);
  }
  return *known_stuck;
}

const Kind* Facts::kind() const {
  if (!known_kind) {
    known_kind = office.find_kind(matter);
  }
  return *known_kind;
}

std::vector<OpenPart> Facts::late_parts() const {
  std::vector<OpenPart> late;
  if (!is(Register::task) || !was_open() || matter.suspended_at) {
    return late;
  }
  for (OpenPart part : ties.open_parts(matter.ref)) {
    part.due = part.due ? part.due : matter.due;
    if (part.due && *part.due < times.end) {
      late.push_back(std::move(part));
    }
  }
  return late;
}

const Owner& ItemFacts::owner() const {
  if (!known_owner) {
    known_owner = find_owner(item.ref.ref);
  }
  return *known_owner;
}

bool is_stuck(const Matter& matter, Instant now, const Office& office) {
  if (!matter.open || matter.ref.reg != Register::task || matter.cycle.empty() ||
      matter.claimed_at || matter.suspended_at || (matter.starts_at && *matter.starts_at > now)) {
    return false;
  }
  const std::optional<Instant> last = matter.progress_at ? matter.progress_at : matter.opened_at;
  if (!last) {
    return false;
  }
  auto cycle = parse<Limit>(matter.cycle);
  cycle.n *= office.settings().stuck_factor;
  // A cycle of days or more ends at the end of its last day at the earliest: most need not be
  // counted.
  if (cycle.unit >= LimitUnit::day && now < plus_days(*last, cycle.n - 1)) {
    return false;
  }
  return end_of(cycle, *last, office.calendar(), office.hours()) < now;
}

}  // namespace bureau
