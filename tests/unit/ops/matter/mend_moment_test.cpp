#include "ops/matter/mend_moment.h"

#include "office.h"
#include "ops/matter/answer.h"
#include "ops/matter/edit.h"
#include "ops/matter/step.h"
#include "ops/office/undo.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace bureau {

namespace {

using Names = std::set<std::string_view>;

/// The moments of a matter that a correction may move.
constexpr std::array moments{"received_at", "opened_at",    "claimed_at",
                             "closed_at",   "answered_at",  "state_since",
                             "due_from",    "suspended_at", "progress_at"};

Names moved(const Matter& before, const Matter& after) {
  const Table& table = matter_table();
  Names names;
  for (const char* name : moments) {
    if (row_of(before)[table.column(name)] != row_of(after)[table.column(name)]) {
      names.insert(name);
    }
  }
  return names;
}

/// What happens to one matter, an act after the other.
struct Life : WorkingOffice {
  using Act = std::function<void(Deed&, Ref)>;
  Ref ref{};

  static constexpr std::array times{"2026-11-10 9:00", "2026-11-11 9:00", "2026-11-12 9:00"};

  DeedOptions at(std::size_t time) const {
    return {.when = moment(times.at(time), Direction::back), .reason = "补记"};
  }

  /// Corrects a moment by ten minutes to the one side or the other; nothing where neither is in
  /// order.
  std::optional<Names> correct(const std::string& field) {
    const Matter before = get(ref);
    const Row row = row_of(before);
    const auto* seconds = std::get_if<std::int64_t>(&row[matter_table().column(field)]);
    REQUIRE(seconds != nullptr);
    for (const int by : {-600, 600}) {
      try {
        const std::string text = to_text(Instant{*seconds} + by);
        return moved(
            before, act([&](Deed& deed) { return correct_matter(deed, ref, {field + "=" + text}); },
                        {.reason = "笔误"}));
      } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::refused);
      }
    }
    return std::nullopt;
  }
};

/// Every way in which `n` acts may follow one another at equal moments or later ones.
void each_order(std::size_t n, const std::function<void(const std::vector<std::size_t>&)>& take) {
  std::vector<std::size_t> order(n, 0);
  while (true) {
    if (std::ranges::is_sorted(order)) {
      take(order);
    }
    std::size_t i = 0;
    while (i < n && ++order[i] == Life::times.size()) {
      order[i++] = 0;
    }
    if (i == n) {
      return;
    }
  }
}

Life::Act step(const char* verb) {
  return [verb](Deed& deed, Ref ref) { take_step(deed, ref, verb, {.whereabouts = "A-1"}); };
}

Life::Act answer() {
  return [](Deed& deed, Ref ref) { answer_matter(deed, ref, {.text = "已办"}); };
}

/// Opens a matter, does the acts at the moments of the order, and corrects one moment after the
/// other, each of a life of its own.
void check_lives(const NewMatter& draft, const std::vector<Life::Act>& acts,
                 const std::map<std::string, Names>& expected) {
  std::size_t corrected = 0;
  each_order(acts.size() + 1, [&](const std::vector<std::size_t>& order) {
    for (const auto& [field, names] : expected) {
      Life life;
      life.ref = life.open(draft, life.at(order.front())).ref;
      for (std::size_t i = 0; i < acts.size(); ++i) {
        life.act([&](Deed& deed) { acts[i](deed, life.ref); }, life.at(order[i + 1]));
      }
      CAPTURE(field);
      CAPTURE(fmt::format("{}", fmt::join(order, " ")));
      if (const std::optional<Names> found = life.correct(field)) {
        CHECK(fmt::format("{}", fmt::join(*found, " ")) ==
              fmt::format("{}", fmt::join(names, " ")));
        ++corrected;
      }
    }
  });
  CHECK(corrected > 0);
}

}  // namespace

TEST_SUITE_BEGIN("ops/matter/mend_moment");

TEST_CASE("a moment of a task takes along what was set with it, whatever else is equal") {
  const NewMatter task{.kind = "task",
                       .title = "整改",
                       .values = {{"unit", "后勤处"}},
                       .within = parse<Limit>("5wd")};
  const Names opened{"opened_at", "due_from"};
  check_lives(task, {}, {{"opened_at", {"opened_at", "due_from", "state_since"}}});
  check_lives(task, {step("finish")},
              {{"opened_at", opened}, {"claimed_at", {"claimed_at", "state_since"}}});
  check_lives(task, {step("finish"), step("approve")},
              {{"opened_at", opened}, {"claimed_at", {"claimed_at"}}});
  check_lives(
      task, {step("finish"), step("approve"), answer()},
      {{"opened_at", opened}, {"claimed_at", {"claimed_at"}}, {"answered_at", {"answered_at"}}});
  check_lives(task, {answer(), step("finish"), step("approve"), step("close")},
              {{"opened_at", opened},
               {"claimed_at", {"claimed_at"}},
               {"answered_at", {"answered_at"}},
               {"closed_at", {"closed_at", "state_since"}}});
}

TEST_CASE("a moment of a paper takes along what was set with it, whatever else is equal") {
  const NewMatter paper{.kind = "incoming",
                        .title = "通知",
                        .values = {{"need", "act"}},
                        .within = parse<Limit>("3wd")};
  const Names received{"received_at", "opened_at", "due_from"};
  const Names opened{"opened_at", "due_from"};
  check_lives(paper, {}, {{"received_at", received}, {"opened_at", opened}});
  check_lives(paper, {step("review"), answer(), step("close")},
              {{"received_at", received},
               {"opened_at", opened},
               {"answered_at", {"answered_at"}},
               {"claimed_at", {"claimed_at", "state_since"}},
               {"closed_at", {"closed_at", "state_since"}}});
  check_lives(paper, {answer(), step("close"), step("archive")},
              {{"claimed_at", {"claimed_at"}}, {"closed_at", {"closed_at"}}});
}

TEST_CASE("a moment that was corrected takes along the same when it is corrected again") {
  Life life;
  life.ref =
      life.open({.kind = "task", .title = "整改", .within = parse<Limit>("5wd")}, life.at(0)).ref;
  const Names opened{"opened_at", "due_from", "state_since"};
  CHECK(life.correct("opened_at") == opened);
  CHECK(life.correct("opened_at") == opened);
  life.act([&](Deed& deed) { take_step(deed, life.ref, "finish", {}); }, life.at(1));
  life.act([&](Deed& deed) { take_step(deed, life.ref, "approve", {}); }, life.at(1));
  life.act([&](Deed& deed) { return undo_last(deed); });
  CHECK(life.correct("claimed_at") == Names{"claimed_at", "state_since"});
}

TEST_CASE("what moved along is said, the limits that were counted from it with their new ends") {
  Life life;
  life.ref =
      life.open({.kind = "task", .title = "整改", .within = parse<Limit>("5wd")}, life.at(0)).ref;
  life.correct("opened_at");
  CHECK(life.said ==
        std::vector<std::string>{
            "T1 is due 2026-11-17 17:00 now: its limit is counted from 2026-11-10 08:50",
            "T1: state_since, step_due moved along"});
}

TEST_SUITE_END();

}  // namespace bureau
