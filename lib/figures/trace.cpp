#include "figures/trace.h"

#include "base/error.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace bureau {

namespace {

std::string how_of(const Link& link) {
  return link.kind + (link.sub.empty() ? "" : " " + link.sub);
}

/// The ties of what came of a matter: what implements, answers, replaces or is part of it.
std::vector<Link> ties_below(const History& history, Ref ref) {
  std::vector<Link> ties = history.links_to(ref);
  for (const Matter& child : history.children_of(ref)) {
    ties.push_back({.from = child.ref, .kind = "part-of", .to = ref});
  }
  for (const Item& item : history.items_of(ref, "di")) {
    const bool linked = std::ranges::any_of(
        ties, [&](const Link& tie) { return item.task && tie.from == *item.task; });
    if (item.task && !linked) {
      ties.push_back({.from = *item.task,
                      .kind = "implements",
                      .to = ref,
                      .sub = fmt::format("{}{}", item.ref.letter, item.ref.n)});
    }
  }
  return ties;
}

/// The ties of a matter to what it came of.
std::vector<Link> ties_above(const History& history, const Matter& matter) {
  std::vector<Link> ties;
  if (matter.parent) {
    ties.push_back({.from = matter.ref, .kind = "part-of", .to = *matter.parent});
  }
  std::ranges::move(history.links_from(matter.ref), std::back_inserter(ties));
  return ties;
}

/// What is above the ceiling is no part of a trace; `hidden` is what was met of it.
struct Walk {
  const History& history;
  const Office& office;
  std::set<Ref> seen{};
  std::set<Ref> hidden{};

  std::optional<Matter> shown(Ref ref) {
    std::optional<Matter> matter = history.matter(ref);
    if (matter && !office.may_show(*matter)) {
      hidden.insert(ref);
      return std::nullopt;
    }
    return matter;
  }
};

TraceNode node_of(Walk& walk, Matter matter, std::string how) {
  const History& history = walk.history;
  TraceNode node{.matter = std::move(matter), .how = std::move(how)};
  walk.seen.insert(node.matter.ref);
  node.items = history.items_of(node.matter.ref, "dip");
  // What hangs on this matter itself stands here, not under something else that it hangs on too.
  std::vector<Link> hanging;
  for (Link& tie : ties_below(history, node.matter.ref)) {
    (walk.seen.insert(tie.from).second ? hanging : node.also).push_back(std::move(tie));
  }
  std::erase_if(node.also, [&](const Link& tie) { return !walk.shown(tie.from); });
  for (const Link& tie : hanging) {
    if (std::optional<Matter> below = walk.shown(tie.from)) {
      node.below.push_back(node_of(walk, *std::move(below), how_of(tie)));
    }
  }
  return node;
}

/// A tie to what stands in the tree stands there; here are those that lead out of it.
void add_ties_outward(Walk& walk, TraceNode& node) {
  for (Link& tie : ties_above(walk.history, node.matter)) {
    if (!walk.seen.contains(tie.to) && walk.shown(tie.to)) {
      node.also.push_back(std::move(tie));
    }
  }
  for (TraceNode& below : node.below) {
    add_ties_outward(walk, below);
  }
}

}  // namespace

Trace trace(const History& history, Ref ref, const Office& office) {
  Walk walk{.history = history, .office = office};
  std::optional<Matter> root = history.matter(ref);
  if (!root) {
    throw Error(ErrorKind::not_found, "there is no {}", ref);
  }
  const auto next_above = [&]() -> std::optional<Ref> {
    const std::vector<Link> ties = ties_above(history, *root);
    return ties.empty() ? std::nullopt : std::optional{ties.front().to};
  };
  std::set<Ref> climbed{ref};
  for (std::optional<Ref> next = next_above(); next && climbed.insert(*next).second;
       next = next_above()) {
    std::optional<Matter> up = walk.shown(*next);
    if (!up) {
      break;
    }
    root = std::move(up);
  }
  TraceNode node = node_of(walk, *std::move(root), "");
  add_ties_outward(walk, node);
  return {.root = std::move(node), .hidden = std::ssize(walk.hidden)};
}

}  // namespace bureau
