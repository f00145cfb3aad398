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

TraceNode node_of(const History& history, Matter matter, std::string how, std::set<Ref>& seen) {
  TraceNode node{.matter = std::move(matter), .how = std::move(how)};
  seen.insert(node.matter.ref);
  for (Item& item : history.items("WHERE matter = $1", {node.matter.ref.key()})) {
    if (item.ref.ref == node.matter.ref &&
        std::string_view{"dip"}.find(item.ref.letter) != std::string_view::npos) {
      node.items.push_back(std::move(item));
    }
  }
  // What hangs on this matter itself stands here, not under something else that it hangs on too.
  std::vector<Edge> edges = edges_below(history, node.matter.ref);
  std::erase_if(edges, [&](const Edge& edge) { return !seen.insert(edge.below).second; });
  for (Edge& edge : edges) {
    if (std::optional<Matter> below = matter_at(history, edge.below)) {
      node.below.push_back(node_of(history, *std::move(below), std::move(edge.how), seen));
    }
  }
  return node;
}

}  // namespace

TraceNode trace(const History& history, Ref ref) {
  std::optional<Matter> root = matter_at(history, ref);
  if (!root) {
    throw Error(ErrorKind::not_found, "there is no {}", ref);
  }
  std::set<Ref> climbed{ref};
  for (std::optional<Ref> next = above(history, *root); next && climbed.insert(*next).second;
       next = above(history, *root)) {
    std::optional<Matter> up = matter_at(history, *next);
    if (!up) {
      break;
    }
    root = std::move(up);
  }
  std::set<Ref> seen;
  return node_of(history, *std::move(root), "", seen);
}

}  // namespace bureau
