#include "figures/trace.h"

#include "ops/matter/ties.h"
#include "reporting.h"

namespace bureau {

namespace {

void tie(Reporting& office, Ref from, const char* kind, Ref to) {
  office.act([&](Deed& deed) { add_link(deed, {.from = from, .kind = kind, .to = to}); });
}

/// Every tie of the tree, "T1 implements D1", in its order.
std::vector<std::string> ties_of(const TraceNode& node) {
  std::vector<std::string> ties;
  for (const Link& link : node.also) {
    ties.push_back(fmt::format("{} {} {}", link.from, link.kind, link.to));
  }
  for (const TraceNode& below : node.below) {
    ties.push_back(fmt::format("{} {} {}", below.matter.ref, below.how, node.matter.ref));
    for (std::string& tie : ties_of(below)) {
      ties.push_back(std::move(tie));
    }
  }
  return ties;
}

}  // namespace

TEST_SUITE_BEGIN("figures/trace");

TEST_CASE("two matters that are tied both ways stand in the tree once, with both ties") {
  Reporting office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "来文", .values = {{"origin", "市委"}}}).ref;
  const Ref task = office.task().ref;
  tie(office, task, "implements", paper);
  tie(office, paper, "cites", task);
  for (const Ref start : {paper, task}) {
    std::vector<std::string> ties =
        ties_of(trace(History{office.database, std::nullopt}, start, office.house).root);
    std::ranges::sort(ties);
    CHECK(ties == std::vector<std::string>{"D1 cites T1", "T1 implements D1"});
  }
}

TEST_CASE("a tie that leads out of the tree is told, but not of what lies above the ceiling") {
  Reporting office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "来文", .values = {{"origin", "市委"}}}).ref;
  const Ref other =
      office.open({.kind = "incoming", .title = "旧文", .values = {{"origin", "市委"}}}).ref;
  const Ref hidden = office
                         .open({.kind = "incoming",
                                .title = "密件",
                                .values = {{"secrecy", "internal"}, {"origin", "市委"}}})
                         .ref;
  const Ref task = office
                       .open({.kind = "task",
                              .title = "整改",
                              .values = {{"unit", "后勤处"}, {"parent", to_text(paper)}}})
                       .ref;
  tie(office, task, "cites", other);
  tie(office, task, "cites", hidden);
  office.settings.ceiling = Level::open;
  const Trace found = trace(History{office.database, std::nullopt}, task, office.house);
  CHECK(ties_of(found.root) == std::vector<std::string>{"T1 part-of D1", "T1 cites D2"});
  CHECK(found.hidden == 1);
}

TEST_SUITE_END();

}  // namespace bureau
