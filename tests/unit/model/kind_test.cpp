#include "model/kind.h"

#include "test_support.h"

#include <algorithm>

namespace bureau {

namespace {

State state(const std::string& id, bool open = true) {
  return {.id = id, .name = {.en = id}, .phase = open ? Phase::in_hand : Phase::ended};
}

Step step(const std::string& verb, std::vector<std::string> from, std::string to) {
  return {.verb = verb, .name = {.en = verb}, .from = std::move(from), .to = std::move(to)};
}

/// A small kind in order.
Kind good() {
  Kind kind;
  kind.id = "seal";
  kind.name = {.en = "use of a seal", .zh = "用印"};
  kind.initial = "asked";
  kind.states = {state("asked"), state("granted"), state("done", false)};
  kind.steps = {step("grant", {"asked"}, "granted"), step("finish", {"granted", "asked"}, "done")};
  kind.steps[1].effects = {Effect::claim};
  kind.steps[1].needs = {Condition::answer};
  kind.answer_required = true;
  kind.number_pattern = "印〔{year}〕{n}号";
  kind.limits[Urgency::normal] = {3, LimitUnit::workday};
  kind.cycle = "1w";
  kind.required = {"unit", "due"};
  kind.lamps = {"red: overdue"};
  return kind;
}

/// "path: text" of every problem.
std::vector<std::string> problems(const Kind& kind) {
  std::vector<std::string> all;
  for (const KindProblem& problem : check(kind)) {
    all.push_back(problem.path + ": " + problem.text);
  }
  return all;
}

std::vector<std::string> after(void (*change)(Kind&)) {
  Kind kind = good();
  change(kind);
  return problems(kind);
}

using Problems = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("model/kind");

TEST_CASE("steps, states and ranks are found by their names") {
  const Kind kind = good();
  CHECK(kind.find_state("granted") == &kind.states[1]);
  CHECK(kind.find_state("cancelled") == nullptr);
  CHECK(kind.find_step("finish", "asked") == &kind.steps[1]);
  CHECK(kind.find_step("grant", "granted") == nullptr);
  CHECK(kind.has_step("grant"));
  CHECK_FALSE(kind.has_step("accept"));
  CHECK(kind.steps_from("asked") == std::vector<std::string>{"grant", "finish"});
  CHECK(kind.steps_from("done").empty());
  CHECK(kind.rank_of("asked") == 0);
  CHECK(kind.rank_of("done") == 2);
  CHECK(kind.rank_of("void") == 3);
}

TEST_CASE("needs and effects come from closed lists") {
  CHECK(parse<Condition>("tasks-closed") == Condition::tasks_closed);
  CHECK(to_text(Condition::not_lead) == "not-lead");
  CHECK(parse<Effect>("unclaim") == Effect::unclaim);
  CHECK(parse<Act>("leader") == Act::leader);
  CHECK(parse<FieldType>("instant") == FieldType::instant);
  CHECK(failure_of([] { parse<Effect>("email"); }) == ErrorKind::usage);
}

TEST_CASE("a name is shown in the language there is") {
  CHECK(Bilingual{.en = "task", .zh = "事项"}.shown() == "task");
  CHECK(Bilingual{.zh = "事项"}.shown() == "事项");
}

TEST_CASE("a kind in order has no problem") {
  CHECK(problems(good()) == Problems{});
}

TEST_CASE("a flow with a hole is told by name") {
  CHECK(after([](Kind& k) { k.steps[0].to = "grantd"; }) ==
        Problems{"steps.grant.to: there is no state 'grantd': did you mean 'granted'?",
                 "states.granted: no step leads to the state 'granted'"});
  CHECK(after([](Kind& k) { k.states.push_back(state("lost", false)); }) ==
        Problems{"states.lost: no step leads to the state 'lost'"});
  CHECK(after([](Kind& k) { k.steps[1].from = {"asked"}; }) ==
        Problems{"states.granted: no step leads out of the open state 'granted'"});
  CHECK(after([](Kind& k) { k.initial = "done"; }).front() ==
        "initial: a matter cannot begin in the ended state 'done'");
  CHECK(after([](Kind& k) { k.steps.push_back(step("grant", {"asked"}, "granted")); }) ==
        Problems{"steps.grant.from: two steps 'grant' start from the state 'asked'"});
  CHECK(after([](Kind& k) { k.states.push_back(state("asked")); }) ==
        Problems{"states.asked: the state 'asked' is there twice"});
}

TEST_CASE("words that mean something already are refused") {
  CHECK(after([](Kind& k) { k.steps[0].verb = "correct"; }) ==
        Problems{"steps.correct.verb: the verb 'correct' is reserved: name the step otherwise"});
  CHECK(after([](Kind& k) { k.steps.push_back(step("cancel", {"asked"}, "asked")); }) ==
        Problems{"steps.cancel.to: the step 'cancel' must lead to an ended state"});
  CHECK(after([](Kind& k) { k.steps.push_back(step("cancel", {"asked"}, "done")); }).empty());
  for (const char* verb : {"audit", "init", "help", "calendar", "config", "attachment", "doc",
                           "task", "meeting", "report"}) {
    Kind kind = good();
    kind.steps[0].verb = verb;
    CHECK(problems(kind).size() == 1);
  }
  CHECK(
      after([](Kind& k) { k.steps[0].verb = "Grant it"; }) ==
      Problems{"steps.Grant it.verb: 'Grant it' is not an id: use small letters, digits and '-'"});
  CHECK(after([](Kind& k) { k.fields = {{.id = "due", .name = {.en = "due"}}}; }) ==
        Problems{"fields.due.id: every matter has 'due': name the field otherwise"});
  CHECK(after([](Kind& k) {
          k.states[2].id = "void";
          k.steps[1].to = "void";
        }) == Problems{"states.void: the state 'void' is built in: leave it out"});
}

TEST_CASE("a kind that could end without the answer that is owed is told by its step") {
  const Problems open_end{
      "steps.drop.needs: the step 'drop' could end a matter without its answer: needs = "
      "[\"answer\"], or [\"reason\"], which is the answer then"};
  CHECK(after([](Kind& k) { k.steps.push_back(step("drop", {"granted"}, "done")); }) == open_end);
  CHECK(after([](Kind& k) {
          k.steps.push_back(step("drop", {"granted"}, "done"));
          k.steps.back().needs = {Condition::reason};
        }).empty());
  CHECK(after([](Kind& k) {
          k.answer_required = false;
          k.steps.push_back(step("drop", {"granted"}, "done"));
        }).empty());
  // Where only what was answered comes, nothing ends without an answer.
  CHECK(after([](Kind& k) {
          k.states.insert(k.states.begin() + 2, state("told"));
          k.steps.push_back(step("answer", {"granted"}, "told"));
          k.steps.push_back(step("drop", {"told"}, "done"));
        }).empty());
}

TEST_CASE("a kind says what opens it in the words of its register") {
  CHECK(after([](Kind& k) { k.opened_by = "add"; }).empty());
  CHECK(after([](Kind& k) { k.opened_by = "receive"; }) ==
        Problems{"opened_by: 'receive' opens nothing in its register: use add"});
  CHECK(after([](Kind& k) { k.received = true; }) ==
        Problems{"received: only a document is received"});
  CHECK(after([](Kind& k) {
          k.reg = Register::doc;
          k.orders = true;
        }) == Problems{"orders: only a task is ordered by decisions and instructions"});
}

TEST_CASE("what a kind promises it must be able to keep") {
  CHECK(after([](Kind& k) { k.steps[1].effects.clear(); }) ==
        Problems{"steps: an answer is required, but no step has the effect 'claim'"});
  CHECK(after([](Kind& k) {
          k.number_pattern.clear();
          k.steps[0].effects = {Effect::number};
        }) ==
        Problems{
            "steps.grant.effects: the step 'grant' gives a number, but the kind has no pattern"});
  CHECK(
      after([](Kind& k) { k.serial_pattern = "{year}"; }) ==
      Problems{"serial_pattern: the pattern '{year}' has no {n}: every number would be the same"});
  CHECK(after([](Kind& k) { k.limits[Urgency::urgent] = {}; }) ==
        Problems{"limits: a limit must be more than nothing"});
  CHECK(after([](Kind& k) {
          k.state_limits["gone"][Urgency::normal] = {1, LimitUnit::day};
        }) == Problems{"state_limits.gone: there is no state 'gone': did you mean 'done'?"});
  CHECK(after([](Kind& k) { k.cycle = "sometimes"; }).size() == 1);
  CHECK(after([](Kind& k) { k.lamps = {"red overdue"}; }) ==
        Problems{"lamps: the lamp rule 'red overdue' has no colon: write \"red: overdue\""});
  CHECK(after([](Kind& k) { k.required = {"colour"}; }).size() == 1);
  CHECK(after([](Kind& k) {
          k.types = {"函", "函"};
        }) == Problems{"types: the type '函' is empty or there twice"});
  CHECK(after([](Kind& k) {
          k.fields = {{.id = "plate", .name = {.zh = "车牌"}, .type = FieldType::choice}};
        }) == Problems{"fields.plate.choices: the field 'plate' is a choice and names no choices"});
}

TEST_CASE("an empty kind has many problems and none of them is fatal to the check") {
  CHECK(check(Kind{}).size() >= 3);
}

TEST_SUITE_END();

}  // namespace bureau
