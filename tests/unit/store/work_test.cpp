#include "store/work.h"

#include "ops/task/part.h"
#include "writing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>

namespace bureau {

namespace {

std::vector<std::string> texts_of(const std::vector<Ref>& refs) {
  std::vector<std::string> texts;
  std::ranges::transform(refs, std::back_inserter(texts), [](Ref ref) { return to_text(ref); });
  return texts;
}

using Refs = std::vector<std::string>;

struct AtWork : Writing {
  Matter add(std::int64_t n, std::optional<Instant> due, std::optional<Phase> phase = {},
             Register reg = Register::task) {
    Matter matter = task(n);
    matter.ref.reg = reg;
    matter.due = due;
    matter.phase = phase;
    insert(matter);
    return matter;
  }

  void add_part(Ref ref, std::string role, std::string who, std::optional<Instant> answered = {}) {
    const Row row = row_of(
        Part{.ref = ref, .role = std::move(role), .who = std::move(who), .answered_at = answered});
    write(head.at, [&](Journal& journal) { journal.insert(part_table(), row); });
  }

  void close(Matter matter) {
    matter.open = false;
    write(head.at, [&](Journal& journal) { journal.update(matter_table(), row_of(matter)); });
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/work");

TEST_CASE("what waits is asked for with what has no phase yet, which its kind tells") {
  AtWork office;
  office.add(1, std::nullopt, Phase::waiting);
  office.add(2, Instant{100}, Phase::review);
  office.add(3, std::nullopt);
  office.add(4, Instant{200}, Phase::waiting, Register::doc);
  office.add(5, std::nullopt, Phase::done);
  office.close(office.add(6, std::nullopt, Phase::waiting));
  std::vector<Ref> waiting;
  each_waiting(office.database, [&](Matter&& matter) { waiting.push_back(matter.ref); });
  std::ranges::sort(waiting);
  CHECK(texts_of(waiting) == Refs{"D4", "T1", "T3"});
}

TEST_CASE("a party has what it is in charge of, and what it takes part in until it has answered") {
  AtWork office;
  Matter led = office.task(1);
  led.unit = "财务处";
  office.insert(led);
  for (const std::int64_t n : {2, 3, 4, 5}) {
    office.add(n, std::nullopt);
  }
  office.add_part({Register::task, 2}, "co", "财务处");
  office.add_part({Register::task, 3}, "co", "财务处", Instant{5});
  office.add_part({Register::task, 4}, "attends", "财务处", Instant{5});
  office.close(office.add(6, std::nullopt));
  CHECK(texts_of(open_of_party(office.database, {.names = {"财务处"}})) == Refs{"T1", "T2", "T4"});
  CHECK(texts_of(open_of_party(
            office.database,
            {.names = {"财务科", "财务处"}, .also = {{Register::task, 5}, {Register::task, 6}}})) ==
        Refs{"T1", "T2", "T4", "T5"});
  CHECK(open_of_party(office.database, {.names = {"保卫处"}}).empty());
}

TEST_SUITE_END();

}  // namespace bureau
