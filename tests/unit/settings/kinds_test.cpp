#include "config_folder.h"
#include "settings/settings.h"
#include "test_support.h"

#include <algorithm>

namespace bureau {

namespace {

/// The least kind that is in order.
std::string small_kind(std::string_view id, std::string_view verb = "close",
                       std::string_view more = "") {
  return fmt::format(
      "id = \"{}\"\nregister = \"task\"\nname = {{ en = \"x\", zh = \"甲\" }}\n{}\n"
      "[[state]]\nid = \"new\"\nname = \"new\"\nphase = \"new\"\n"
      "[[state]]\nid = \"old\"\nname = \"old\"\nphase = \"ended\"\n"
      "[[step]]\nverb = \"{}\"\nname = \"x\"\nfrom = [\"new\"]\nto = \"old\"\n",
      id, more, verb);
}

}  // namespace

TEST_SUITE_BEGIN("settings/kinds");

TEST_CASE("a built-in kind is what its file says") {
  Kinds kinds;
  CHECK(kinds.ids() == std::vector<std::string>{"incoming", "outgoing", "meeting", "task"});
  for (const std::string& id : kinds.ids()) {
    CAPTURE(id);
    const std::string path = "kinds/" + id + ".toml";
    CHECK(kinds.get(id) == parse_kind(builtin_file(path), path));
    CHECK(check(kinds.get(id)).empty());
    CHECK(kinds.get(id).source == builtin_file(path));
  }
}

TEST_CASE("every state, step and kind that ships has its words in both languages") {
  Kinds kinds;
  for (const std::string& id : kinds.ids()) {
    const Kind& kind = kinds.get(id);
    CHECK((!kind.name.en.empty() && !kind.name.zh.empty()));
    for (const State& state : kind.states) {
      CHECK((!state.name.en.empty() && !state.name.zh.empty()));
    }
    for (const Step& step : kind.steps) {
      CHECK((!step.name.en.empty() && !step.name.zh.empty()));
      CHECK((!step.help.en.empty() && !step.help.zh.empty()));
    }
  }
}

TEST_CASE("the task is supervised as offices do it") {
  Kinds kinds;
  const Kind& task = kinds.get("task");

  CHECK(task.answer_required);
  CHECK(task.initial == "assigned");
  CHECK(task.find_step("accept", "assigned")->act == Act::unit);
  CHECK(task.find_step("approve", "claimed")->needs == std::vector{Condition::not_lead});
  CHECK(task.find_step("finish", "claimed") == nullptr);
  CHECK(task.find_state("suspended")->rests());
  CHECK_FALSE(task.find_state("closed")->open());
  CHECK(task.state_limits.at("assigned").at(Urgency::normal) == Limit{2, LimitUnit::workday});
  CHECK(kinds.get("outgoing").types.size() == 15);
}

TEST_CASE("the table of verbs agrees with the steps") {
  Kinds kinds;
  for (const std::string& id : kinds.ids()) {
    for (const Step& step : kinds.get(id).steps) {
      const std::vector<std::string> with = kinds.with_step(step.verb);
      CHECK(std::ranges::count(with, id) == 1);
    }
  }
  CHECK(kinds.with_step("approve") == std::vector<std::string>{"outgoing", "task"});
  CHECK(kinds.with_step("accept") == std::vector<std::string>{"task"});
  CHECK(kinds.with_step("appro").empty());
  CHECK(kinds.with_step("").empty());
  CHECK(kinds.with_step("approve outgoing").empty());
}

TEST_CASE("a user's kind joins the others, or replaces the one of its name") {
  const ConfigFolder folder;
  folder.write("kinds/petition.toml", small_kind("petition", "settle"));
  folder.write("kinds/task.toml", small_kind("task"));
  Kinds kinds{folder.sources()};

  CHECK(kinds.ids() ==
        std::vector<std::string>{"incoming", "outgoing", "meeting", "task", "petition"});
  CHECK(kinds.get("petition").name.zh == "甲");
  CHECK(kinds.with_step("settle") == std::vector<std::string>{"petition"});
  CHECK(kinds.with_step("accept").empty());
  CHECK(kinds.with_step("close") == std::vector<std::string>{"incoming", "meeting", "task"});
}

TEST_CASE("the strongest layer's file of a kind counts as a whole") {
  const ConfigFolder weak;
  const ConfigFolder strong;
  weak.write("kinds/errand.toml", small_kind("errand", "close", R"(cycle = "1d")"));
  strong.write("kinds/errand.toml", small_kind("errand"));
  Kinds kinds{{.folders = {weak.path(), strong.path()}}};

  CHECK(kinds.get("errand").cycle.empty());
}

TEST_CASE("what is no kind is not found, and no id leads out of the folder") {
  const ConfigFolder folder;
  folder.write("outside.toml", small_kind("outside"));
  Kinds kinds{folder.sources()};

  CHECK(kinds.find("../outside") == nullptr);
  CHECK(kinds.find("") == nullptr);
  CHECK_FAILS(kinds.get("petition"), not_found,
              "there is no kind 'petition': there are incoming, outgoing, meeting, task");
}

TEST_CASE("a limit holds for every urgency, or for the one named and those above it") {
  const Kind all = parse_kind(small_kind("x", "close", R"(limit = "10wd")"), "x.toml");
  CHECK(all.limits.size() == 4);
  CHECK(all.limits.at(Urgency::top_urgent) == Limit{10, LimitUnit::workday});

  const Kind some = parse_kind(
      small_kind("x", "close", R"(limit = { urgent = "3wd", top-urgent = "1d" })"), "x.toml");
  CHECK_FALSE(some.limits.contains(Urgency::normal));
  CHECK(some.limits.at(Urgency::very_urgent) == Limit{3, LimitUnit::workday});
  CHECK(some.limits.at(Urgency::top_urgent) == Limit{1, LimitUnit::day});
}

TEST_CASE("a mistake in a kind is named with its place") {
  const auto fails = [](std::string_view more, const std::string& message) {
    CHECK_FAILS(parse_kind(small_kind("x", "close", more), "x.toml"), usage, message);
  };
  fails(R"(inital = "new")", "x.toml:4:1: there is no setting 'inital', did you mean 'initial'");
  fails(R"(initial = "nwe")", "x.toml:4:11: there is no state 'nwe': did you mean 'new'?");
  fails(R"(number = "第{m}号")", "x.toml:4:10: " + [] {
    try {
      return parse_kind(small_kind("x", "close", R"(serial = "第{m}号")"), "x.toml").id;
    } catch (const Error& error) {
      return std::string{error.what()}.substr(std::string_view{"x.toml:4:10: "}.size());
    }
  }());
  fails(R"(limit = { slow = "1d" })", "x.toml:4:11: there is no setting 'slow'");
  CHECK_FAILS(parse_kind(small_kind("x", "list"), "x.toml"), usage,
              "x.toml:14:8: the verb 'list' is reserved: name the step otherwise");
  CHECK_FAILS(parse_kind("register = \"task\"\n", "x.toml"), usage, "x.toml:1:1: 'id' is missing");
}

TEST_CASE("a kind must stand in the file of its name") {
  const ConfigFolder folder;
  const std::string file = folder.write("kinds/one.toml", small_kind("other"));
  Kinds kinds{folder.sources()};

  CHECK_FAILS(kinds.get("one"), usage,
              file + ": the kind 'other' must stand in a file of its name");
}

TEST_CASE("a state says its phase, an ended one how it ended, and not what it said before that") {
  const auto with = [](std::string_view from, std::string_view to) {
    std::string toml = small_kind("x");
    toml.replace(toml.find(from), from.size(), to);
    return toml;
  };
  const Kind kind =
      parse_kind(with("phase = \"ended\"", "phase = \"ended\"\noutcome = \"refused\""), "x.toml");
  CHECK(kind.find_state("new")->phase == Phase::fresh);
  CHECK(kind.find_state("old")->ending == Ending::refused);
  CHECK_FAILS(parse_kind(with("phase = \"ended\"", "ended = true"), "x.toml"), usage,
              "x.toml:12:9: 'ended' is said by the phase: phase = \"ended\"");
  CHECK_FAILS(parse_kind(with("phase = \"new\"", ""), "x.toml"), usage,
              "x.toml:5:1: 'phase' is missing");
  CHECK_FAILS(parse_kind(with("phase = \"new\"", "phase = \"new\"\noutcome = \"done\""), "x.toml"),
              usage, "x.toml:9:11: the state 'new' is not ended and has no outcome");
  CHECK(failure_of([&] { parse_kind(with("phase = \"new\"", "phase = \"fresh\""), "x.toml"); }) ==
        ErrorKind::usage);
}

TEST_CASE("what a store has pinned is read for ever, whatever it says") {
  const Kind kind = parse_pinned_kind(R"(
id = "petition"
register = "doc"
name = "来信"
answer_when_act = true
colour = "blue"
[[state]]
id = "came"
name = "已来"
[[state]]
id = "going"
name = "在办"
[[state]]
id = "resting"
name = "暂停"
suspended = true
[[state]]
id = "over"
name = "已了"
ended = true
[[step]]
verb = "list"
name = "列出"
from = ["came"]
to = "over"
)");
  CHECK(kind.find_state("came")->phase == Phase::fresh);
  CHECK(kind.find_state("going")->phase == Phase::in_hand);
  CHECK(kind.find_state("resting")->phase == Phase::rest);
  CHECK(kind.find_state("over")->phase == Phase::ended);
  CHECK(kind.received);
  CHECK(kind.has_step("list"));  // reserved since
  CHECK(failure_of([] { parse_pinned_kind("id = 7"); }) == ErrorKind::usage);
  // One of today is what it was.
  Kinds kinds;
  for (const std::string& id : kinds.ids()) {
    CHECK(parse_pinned_kind(kinds.get(id).source) == kinds.get(id));
  }
}

TEST_CASE("a kind of one's own opens what says so, before a built-in one") {
  Kinds builtin;
  CHECK(builtin.opened_by("add").id == "task");
  CHECK(builtin.opened_by("receive").id == "incoming");
  CHECK(builtin.of_orders().id == "task");
  CHECK(failure_of([&] { builtin.opened_by("sing"); }) == ErrorKind::not_found);
  const ConfigFolder folder;
  folder.write("kinds/errand.toml", small_kind("errand", "close", "opened_by = \"add\""));
  Kinds own{folder.sources()};
  CHECK(own.opened_by("add").id == "errand");
  CHECK(own.of_orders().id == "task");
  // Who replaces a built-in kind replaces that too.
  folder.write("kinds/errand.toml", small_kind("errand"));
  folder.write("kinds/task.toml", small_kind("task"));
  Kinds replaced{folder.sources()};
  CHECK(failure_of([&] { replaced.opened_by("add"); }) == ErrorKind::not_found);
  CHECK(failure_of([&] { replaced.of_orders(); }) == ErrorKind::not_found);
}

TEST_CASE("two kinds of one folder that open the same are told") {
  const ConfigFolder folder;
  folder.write("kinds/errand.toml", small_kind("errand", "close", "opened_by = \"add\""));
  const std::string second =
      folder.write("kinds/visit.toml", small_kind("visit", "close", "opened_by = \"add\""));
  CHECK(check_config(folder.sources()) ==
        std::vector<std::string>{second + ":4:13: opened_by is said by the kind 'errand' already"});
}

TEST_CASE("a step may be the act of a unit by its name") {
  std::string toml = small_kind("x");
  const Kind kind = parse_kind(toml + "act = { unit = \"财务处\" }\n", "x.toml");
  CHECK(kind.steps.front().act == Act::named);
  CHECK(kind.steps.front().unit == "财务处");
  CHECK_FAILS(parse_kind(toml + "act = { person = \"钱\" }\n", "x.toml"), usage,
              "x.toml:18:7: 'unit' is missing");
}

TEST_SUITE_END();

}  // namespace bureau
