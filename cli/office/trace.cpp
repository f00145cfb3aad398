// bureau trace: from a paper to its tasks and answers, and back.

#include "figures/trace.h"

#include "base/text.h"
#include "cli/session/one_matter.h"
#include "cli/shell/commands.h"

#include <algorithm>

namespace bureau::cli {

namespace {

/// "implements i1" in the reader's language.
std::string how_of(const TraceNode& node) {
  if (node.how.empty()) {
    return {};
  }
  const std::size_t space = node.how.find(' ');
  return std::string{tr(node.how.substr(0, space).c_str())} +
         (space == std::string::npos ? "" : node.how.substr(space)) + "  ";
}

/// A trace drawn as a tree, with a mark on the matter that was asked for.
class Tree {
 public:
  Tree(Session& session, Ref wanted) : session_{session}, wanted_{wanted} {}

  std::string draw(const TraceNode& root) {
    add_matter("", "", root);
    add_below(root, "");
    return std::move(text_);
  }

 private:
  void add_matter(const std::string& branch, const std::string& further, const TraceNode& node) {
    text_ += wrapped(
        branch, further + "   ",
        fmt::format("{}{} {} [{}]{}", how_of(node), node.matter.ref, cleaned(node.matter.title),
                    state_word(session_, node.matter), node.matter.ref == wanted_ ? " ◀" : ""),
        session_.screen());
  }

  /// What happened to a matter, beside the line down to what came of it.
  void add_items(const TraceNode& node, const std::string& indent) {
    const std::string beside = indent + (node.below.empty() ? "   " : "│  ") + " ";
    const auto add = [&](const std::string& line) {
      text_ += wrapped(beside, beside + "  ", line, session_.screen());
    };
    for (const Item& item : node.items) {
      add(fmt::format("{} {}{}{}", item.ref, cleaned(item.by),
                      item.percent >= 0 ? fmt::format(" {}%", item.percent) : "",
                      item.text.empty() ? "" : tr(": ") + cleaned(item.text)));
    }
    if (node.matter.answered_at) {
      add(localized("answered {}: {}", to_short_text(*node.matter.answered_at),
                    cleaned(node.matter.answer)));
    }
    for (const Link& link : node.also) {
      add(words_of_link(link, node.matter.ref));
    }
  }

  void add_below(const TraceNode& node, const std::string& indent) {
    add_items(node, indent);
    for (const TraceNode& one : node.below) {
      const bool last = &one == &node.below.back();
      add_matter(indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "), one);
      add_below(one, indent + (last ? "   " : "│  "));
    }
  }

  Session& session_;
  Ref wanted_;
  std::string text_{};
};

Json json_of_node(const TraceNode& node, const Office& office) {
  Json json{Json::Object{
      {"ref", to_text(node.matter.ref)},
      {"how", node.how.empty() ? Json{} : Json{node.how}},
      {"state", node.matter.state},
      {"title", node.matter.title},
      {"answered_at", node.matter.answered_at ? Json{to_text(*node.matter.answered_at)} : Json{}}}};
  Json::Array items;
  std::ranges::transform(node.items, std::back_inserter(items), [&](Item item) {
    office.name_parties(item);
    return json_of(item);
  });
  json.set("items", std::move(items));
  Json::Array below;
  std::ranges::transform(node.below, std::back_inserter(below),
                         [&](const TraceNode& one) { return json_of_node(one, office); });
  json.set("below", std::move(below));
  Json::Array links;
  std::ranges::transform(node.also, std::back_inserter(links),
                         [](const Link& link) { return json_of(link); });
  json.set("links", std::move(links));
  return json;
}

Outcome run_trace(const NamedMatters& args, Session& session) {
  const Format format = format_among(session, "trace", {Format::table, Format::json});
  std::vector<std::string> pages;
  std::int64_t all_hidden = 0;
  for (const Ref ref : some_refs(args, session, "trace")) {
    const auto [root, hidden] =
        trace(History{session.reading(), std::nullopt}, ref, session.office());
    all_hidden += hidden;
    pages.push_back(format == Format::json
                        ? to_pretty_json(json_of_node(root, session.office())) + "\n"
                        : Tree{session, ref}.draw(root));
  }
  say_hidden(session, all_hidden);
  return {.text = told_together(pages, format == Format::json)};
}

}  // namespace

Command trace() {
  return reading<NamedMatters>({.noun = Noun::office,
                                .verb = "trace",
                                .summary = "Walk from a paper to its tasks and answers, and back",
                                .examples = {"bureau trace D1", "bureau trace T2 -o json"},
                                .usage = "REF…"},
                               declare_matters, run_trace);
}

}  // namespace bureau::cli
