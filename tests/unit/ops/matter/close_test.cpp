#include "ops/matter/close.h"

#include "config_folder.h"
#include "flow.h"

namespace bureau {

namespace {

/// A kind with a way of its own behind what is claimed to be done.
std::string errand(std::string_view ways) {
  return fmt::format(R"(
id = "errand"
register = "task"
name = "跑腿"
[[state]]
id = "asked"
name = "已派"
phase = "new"
[[state]]
id = "back"
name = "已回"
phase = "review"
[[state]]
id = "seen"
name = "已看"
phase = "done"
[[state]]
id = "over"
name = "已了"
phase = "ended"
[[step]]
verb = "run"
name = "跑"
from = ["asked"]
to = "back"
[[step]]
verb = "again"
name = "重跑"
from = ["back", "seen"]
to = "asked"
[[step]]
verb = "drop"
name = "作罢"
from = ["back", "seen"]
to = "over"
needs = ["reason"]
{})",
                     ways);
}

std::string way(std::string_view verb, std::string_view from, std::string_view to,
                std::string_view act = "office") {
  return fmt::format(
      "[[step]]\nverb = \"{0}\"\nname = \"{0}\"\nfrom = [\"{1}\"]\nto = \"{2}\"\nact = "
      "\"{3}\"\n",
      verb, from, to, act);
}

struct WithErrand {
  ConfigFolder folder{};
  explicit WithErrand(const std::string& ways) { folder.write("kinds/errand.toml", errand(ways)); }
};

struct Errands : WithErrand, Flow {
  Ref ref{};
  explicit Errands(const std::string& ways) : WithErrand{ways}, Flow{folder.sources()} {
    ref = open({.kind = "errand", .title = "送信", .values = {{"unit", "后勤处"}}}).ref;
  }
  Matter close(const DeedOptions& options = {}) {
    return act([&](Deed& deed) { return close_matter(deed, ref, ""); }, options);
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/matter/close");

TEST_CASE("closing goes on by the only step of the office that leads forward and needs no reason") {
  Errands office{way("look", "back", "seen") + way("end", "seen", "over") +
                 way("wave", "back", "over", "leader")};
  CHECK_FAILS(office.close(), refused,
              "T1 is 已派: --close goes on from what is claimed to be done and found good");
  office.step(office.ref, "run");
  CHECK(failure_of([&] { office.close({.by = "后勤处"}); }) == ErrorKind::refused);
  CHECK(office.get(office.ref).state == "back");
  CHECK(office.close().state == "over");
  CHECK(office.close().state == "over");  // there is nothing left to do
}

TEST_CASE("where no step or more than one leads on, nothing is done and they are named") {
  Errands none{way("look", "back", "seen", "leader") + way("end", "seen", "over")};
  none.step(none.ref, "run");
  CHECK_FAILS(none.close(), refused, "T1 is 已回: no step of the office leads on from there");
  Errands several{way("look", "back", "seen") + way("end", "seen", "over") +
                  way("skip", "back", "over")};
  several.step(several.ref, "run");
  CHECK_FAILS(several.close(), refused, "T1 is 已回: say which way it ends, look, skip");
  CHECK(several.get(several.ref).state == "back");
}

TEST_SUITE_END();

}  // namespace bureau
