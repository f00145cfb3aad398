#include "figures/trace.h"

#include "base/error.h"

#include <algorithm>
#include <set>

namespace bureau {

namespace {

/// Below a matter stands what came of it: what implements, answers, replaces or is part of it.
struct Edge {
  Ref below{};
  std::string how{};
};

std::vector<Edge> edges_below(const History& history, Ref ref) {
  std::vector<Edge> edges;
  for (const Link& link : history.links("WHERE target = $1", {ref.key()})) {
    if (link.to == ref) {
      edges.push_back({link.from, link.kind + (link.sub.empty() ? "" : " " + link.sub)});
    }
  }
  for (const Matter& child : history.matters("WHERE parent = $1", {ref.key()})) {
    if (child.parent == ref) {
      edges.push_back({child.ref, "part-of"});
    }
  }
  for (const Item& item : history.items("WHERE matter = $1 AND task IS NOT NULL", {ref.key()})) {
    const bool linked = std::ranges::any_of(
        edges, [&](const Edge& edge) { return item.task && edge.below == *item.task; });
    if (item.ref.ref == ref && item.task && !linked) {
      edges.push_back({*item.task, fmt::format("implements {}{}", item.ref.letter, item.ref.n)});
    }
  }
  return edges;
}

std::optional<Ref> above(const History& history, const Matter& matter) {
  if (matter.parent) {
    return matter.parent;
  }
  for (const Link& link : history.links("WHERE source = $1", {matter.ref.key()})) {
    if (link.from == matter.ref) {
      return link.to;
    }
  }
  return std::nullopt;
}

std::optional<Matter> matter_at(const History& history, Ref ref) {
  for (Matter& matter : history.matters("WHERE id = $1", {ref.key()})) {
    if (matter.ref == ref) {
      return std::move(matter);
    }
  }
  return std::nullopt;
}

/// What is above the ceiling is no part of a trace; `hidden` counts what was met.
struct Walk {
  const History& history;
  Level ceiling;
  std::set<Ref> seen{};
  int hidden = 0;

  std::optional<Matter> shown(Ref ref) {
    std::optional<Matter> matter = matter_at(history, ref);
    if (matter && matter->secrecy.level > ceiling) {
      ++hidden;
      return std::nullopt;
    }
    return matter;
  }
};

TraceNode node_of(Walk& walk, Matter matter, std::string how) {
  const History& history = walk.history;
  TraceNode node{.matter = std::move(matter), .how = std::move(how)};
  walk.seen.insert(node.matter.ref);
  for (Item& item : history.items("WHERE matter = $1", {node.matter.ref.key()})) {
    if (item.ref.ref == node.matter.ref &&
        std::string_view{"dip"}.find(item.ref.letter) != std::string_view::npos) {
      node.items.push_back(std::move(item));
    }
  }
  // What hangs on this matter itself stands here, not under something else that it hangs on too.
  std::vector<Edge> edges = edges_below(history, node.matter.ref);
  std::erase_if(edges, [&](const Edge& edge) { return !walk.seen.insert(edge.below).second; });
  for (Edge& edge : edges) {
    if (std::optional<Matter> below = walk.shown(edge.below)) {
      node.below.push_back(node_of(walk, *std::move(below), std::move(edge.how)));
    }
  }
  return node;
}

}  // namespace

Trace trace(const History& history, Ref ref, Level ceiling) {
  Walk walk{.history = history, .ceiling = ceiling};
  std::optional<Matter> root = matter_at(history, ref);
  if (!root) {
    throw Error(ErrorKind::not_found, "there is no {}", ref);
  }
  std::set<Ref> climbed{ref};
  for (std::optional<Ref> next = above(history, *root); next && climbed.insert(*next).second;
       next = above(history, *root)) {
    std::optional<Matter> up = walk.shown(*next);
    if (!up) {
      break;
    }
    root = std::move(up);
  }
  TraceNode node = node_of(walk, *std::move(root), "");
  return {.root = std::move(node), .hidden = walk.hidden};
}

}  // namespace bureau
