#include "store/matters.h"

#include "model/matter_fields.h"
#include "store/series.h"
#include "writing.h"

#include <algorithm>
#include <random>
#include <tuple>

namespace bureau {

namespace {

constexpr Instant now{1'790'000'000};
using Refs = std::vector<Ref>;

Refs found(Database& database, const MatterQuery& query, std::size_t most = 0) {
  Refs refs;
  each_matter(database, query, [&](const Matter& matter) {
    refs.push_back(matter.ref);
    return refs.size() != most;
  });
  return refs;
}

Matter random_matter(const Writing& office, std::int64_t n, std::mt19937& random) {
  Matter m = office.task(n);
  m.ref.reg = static_cast<Register>(random() % 3);
  m.urgency = static_cast<Urgency>(random() % 4 * (random() % 2));
  m.importance = static_cast<Importance>(random() % 3);
  const auto moment = [&]() -> std::optional<Instant> {
    return random() % 3 == 0 ? std::nullopt
                             : std::optional{now + static_cast<std::int64_t>(random() % 9) - 4};
  };
  m.due = moment();
  m.claimed_at = random() % 3 == 0 ? moment() : std::nullopt;
  m.suspended_at = random() % 4 == 0 ? moment() : std::nullopt;
  m.unit = random() % 2 == 0 ? "后勤处" : "财务处";
  m.open = random() % 3 != 0;
  if (!m.open && random() % 5 != 0) {  // what was undone never ended
    m.closed_at = now - static_cast<std::int64_t>(random() % 5);
  }
  return m;
}

/// Rule 6, said once more and slowly.
bool before(const Matter& a, const Matter& b, bool overdue_is_urgent) {
  if (a.open != b.open) {
    return a.open;
  }
  if (!a.open) {
    return std::pair{b.closed_at, b.ref.key()} < std::pair{a.closed_at, a.ref.key()};
  }
  const auto rank = [&](const Matter& m) {
    const bool first = m.urgency != Urgency::normal || (overdue_is_urgent && is_overdue(m, now));
    return std::tuple{!first,
                      -static_cast<int>(m.urgency),
                      -static_cast<int>(m.importance),
                      !m.due.has_value(),
                      m.due.value_or(Instant{}),
                      m.ref.key()};
  };
  return rank(a) < rank(b);
}

struct Filled : Writing {
  std::vector<Matter> all{};

  explicit Filled(unsigned seed) {
    std::mt19937 random{seed};
    write(now, [&](Journal& journal) {
      for (std::int64_t n = 1; n <= 150; ++n) {
        all.push_back(random_matter(*this, n, random));
        journal.insert(matter_table(), row_of(all.back()));
      }
    });
  }

  Refs expected(const MatterQuery& query, const std::function<bool(const Matter&)>& fits) const {
    std::vector<Matter> some;
    std::ranges::copy_if(all, std::back_inserter(some), [&](const Matter& m) {
      const bool state = query.which == Which::all || m.open == (query.which == Which::open);
      return state && (!query.reg || m.ref.reg == *query.reg) && fits(m);
    });
    std::ranges::sort(some, [&](const Matter& a, const Matter& b) {
      return before(a, b, query.overdue_is_urgent);
    });
    Refs refs;
    std::ranges::transform(some, std::back_inserter(refs), &Matter::ref);
    return refs;
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/matters");

TEST_CASE("matters come in the order of rule 6, as a plain sort has it") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    const Filled office{seed};
    for (const bool overdue_is_urgent : {true, false}) {
      for (const Which which : {Which::open, Which::closed, Which::all}) {
        MatterQuery query{.which = which, .overdue_is_urgent = overdue_is_urgent, .now = now};
        CHECK(found(office.database, query) ==
              office.expected(query, [](const Matter&) { return true; }));
        query.reg = Register::task;
        query.where = parse_matter_filter("importance = high").at({.now = now});
        CHECK(found(office.database, query) == office.expected(query, [](const Matter& m) {
          return m.importance == Importance::high;
        }));
      }
    }
  }
}

TEST_CASE("a list of some matters alone is in the same order, also when few are wanted") {
  const Filled office{9};
  Refs some;
  for (const Matter& matter : office.all) {
    if (matter.ref.n % 3 == 0) {
      some.push_back(matter.ref);
    }
  }
  for (const bool few : {true, false}) {
    MatterQuery query{.which = Which::all, .refs = some, .now = now, .few = few};
    CHECK(found(office.database, query) ==
          office.expected(query, [](const Matter& m) { return m.ref.n % 3 == 0; }));
    query.refs.clear();
    CHECK(found(office.database, query) ==
          office.expected(query, [](const Matter&) { return true; }));
  }
}

TEST_CASE(
    "closed matters are never in a list of open ones, nor open ones in a list of closed ones") {
  const Filled office{3};
  each_matter(office.database, {.which = Which::open, .now = now}, [](const Matter& m) {
    CHECK(m.open);
    return true;
  });
  each_matter(office.database, {.which = Which::closed, .now = now}, [](const Matter& m) {
    CHECK_FALSE(m.open);
    return true;
  });
}

TEST_CASE("a list stops where the taker has enough") {
  const Filled office{1};
  const MatterQuery query{.which = Which::all, .now = now};
  const Refs all = found(office.database, query);
  REQUIRE(all.size() == 150);
  for (const std::size_t most : {std::size_t{1}, std::size_t{40}, std::size_t{149}}) {
    CHECK(found(office.database, query, most) ==
          Refs(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most)));
  }
}

namespace {

std::string plan_of(Database& database, const std::string& sql) {
  Statement plan = database.prepare("EXPLAIN QUERY PLAN " + sql);
  std::string text;
  for (plan.bind_all({std::int64_t{0}, std::int64_t{0}}); plan.step();) {
    text += plan.string_at(3) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a list reads the index of what is open or of what ended, and sorts nothing") {
  const Filled office{1};
  for (const char* condition : {"due >= $2", "due IS NOT NULL AND $2 IS NOT NULL"}) {
    const std::string open = plan_of(
        office.database,
        fmt::format("SELECT * FROM matter WHERE open = 1 AND register = $1 / 16 AND urgency = $1 / "
                    "4 % 4 AND importance = $1 % 4 AND {} ORDER BY due NULLS LAST, id",
                    condition));
    CHECK(open.find("matter_order") != std::string::npos);
    CHECK(open.find("TEMP B-TREE") == std::string::npos);
  }
  const std::string ended = plan_of(
      office.database,
      "SELECT id, due FROM matter WHERE open = 0 AND closed_at IS NOT NULL AND $1 >= 0 AND $2 IS "
      "NOT NULL ORDER BY closed_at DESC NULLS LAST, id DESC");
  CHECK(ended.find("matter_closed") != std::string::npos);
  CHECK(ended.find("TEMP B-TREE") == std::string::npos);
}

TEST_CASE("a number is found however it is typed, open matters and newer ones first") {
  Writing office;
  const std::string number = "督〔2026〕15号";
  const auto add = [&](std::int64_t n, bool open) {
    Matter matter = office.task(n);
    matter.number = number;
    matter.open = open;
    office.insert(matter);
  };
  add(1, true);
  add(2, false);
  add(3, true);
  const Refs expected{{Register::task, 3}, {Register::task, 1}, {Register::task, 2}};
  CHECK(find_number(office.database, number) == expected);
  CHECK(find_number(office.database, "督[2026]15号") == expected);
  CHECK(find_number(office.database, " 督（２０２６）15号 ") == expected);
  CHECK(find_number(office.database, "督〔2026〕1号").empty());
}

TEST_CASE("a matter that is not there is said so") {
  const Writing office;
  CHECK_FALSE(find_matter(office.database, {Register::doc, 9}));
  CHECK_FAILS(get_matter(office.database, {Register::doc, 9}), not_found,
              "there is no D9: 'bureau doc list --all' shows what there is");
}

TEST_CASE("what stands around a matter is found by it alone, in order") {
  Writing office;
  for (std::int64_t n = 1; n <= 3; ++n) {
    Matter matter = office.task(n);
    if (n > 1) {
      matter.parent = Ref{Register::task, 1};
    }
    office.insert(matter);
  }
  const Ref one{Register::task, 1};
  const Ref two{Register::task, 2};
  office.write(now, [&](Journal& journal) {
    for (const Ref ref : {one, two}) {
      journal.insert(part_table(), row_of(Part{.ref = ref, .role = "co", .who = "财务处"}));
      journal.insert(part_table(), row_of(Part{.ref = ref, .role = "co", .who = "人事处"}));
      journal.insert(part_table(), row_of(Part{.ref = ref, .role = "reader", .who = "王"}));
      journal.insert(item_table(), row_of(Item{.ref = {ref, 'p', 1}}));
      journal.insert(item_table(), row_of(Item{.ref = {ref, 'n', 2}}));
      journal.insert(item_table(), row_of(Item{.ref = {ref, 'n', 10}}));
    }
    journal.insert(link_table(),
                   row_of(Link{.from = two, .kind = "cites", .to = one, .sub = "n2"}));
  });
  CHECK(parts_of(office.database, one).size() == 3);
  REQUIRE(items_of(office.database, one).size() == 3);
  CHECK(items_of(office.database, one)[1].ref == SubRef{one, 'n', 10});
  CHECK(items_of(office.database, one, 'p').size() == 1);
  CHECK(next_item(office.database, one, 'n') == 11);
  CHECK(next_item(office.database, one, 'd') == 1);
  CHECK(next_item(office.database, one, 'f') == 1);
  CHECK(links_of(office.database, two) == links_of(office.database, one));
  CHECK(links_of(office.database, one).at(0).sub == "n2");
  CHECK(children_of(office.database, one).size() == 2);
  const auto units = co_units_of_all(office.database, {one, two, {Register::task, 3}});
  CHECK(units.size() == 2);
  CHECK(units.at(two.key()).all == std::vector<std::string>{"人事处", "财务处"});
  CHECK(units.at(two.key()).unanswered == units.at(two.key()).all);
  CHECK(co_units_of_all(office.database, {}).empty());
}

TEST_CASE("what lies above a ceiling is counted by register and by open and ended alone") {
  Writing office;
  const auto insert = [&](std::int64_t n, Register reg, Level level, bool open, const char* state) {
    Matter matter = office.task(n);
    matter.ref.reg = reg;
    matter.secrecy.level = level;
    matter.open = open;
    matter.state = state;
    office.insert(matter);
  };
  insert(1, Register::task, Level::open, true, "doing");
  insert(2, Register::task, Level::internal, true, "doing");
  insert(3, Register::task, Level::secret, true, "doing");
  insert(4, Register::task, Level::secret, false, "closed");
  insert(5, Register::task, Level::top_secret, false, "void");
  insert(6, Register::doc, Level::secret, true, "registered");
  const auto count = [&](Level ceiling, std::optional<Register> reg, Which which) {
    return count_above(office.database, ceiling, reg, which);
  };
  CHECK(count(Level::internal, Register::task, Which::open) == 1);
  CHECK(count(Level::internal, Register::task, Which::closed) == 1);
  CHECK(count(Level::internal, Register::task, Which::all) == 2);
  CHECK(count(Level::internal, std::nullopt, Which::all) == 3);
  CHECK(count(Level::open, Register::task, Which::open) == 2);
  CHECK(count(Level::top_secret, std::nullopt, Which::all) == 0);
}

TEST_CASE("the count of what is hidden looks at no other matter") {
  Writing office;
  Statement plan = office.database.prepare(
      "EXPLAIN QUERY PLAN SELECT count(*) FROM matter WHERE register = $1 AND open = $2 AND "
      "secrecy > 0 AND secrecy > $3 AND state <> $4");
  REQUIRE(plan.bind(0, 1, 1, "void").step());
  CHECK(plan.string_at(3).find("matter_secrecy") != std::string::npos);
}

TEST_SUITE_END();

}  // namespace bureau
