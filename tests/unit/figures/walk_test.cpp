#include "figures/walk.h"

#include "lived.h"
#include "week47.h"

#include <iterator>

namespace bureau {

namespace {

std::vector<std::string> refs_shown(const Report& report, std::string_view key) {
  std::vector<std::string> refs;
  std::ranges::transform(rows_of<ListedMatter>(report, key), std::back_inserter(refs),
                         [](const ListedMatter& row) { return to_text(row.matter.ref); });
  return refs;
}

}  // namespace

TEST_SUITE_BEGIN("figures/walk");

TEST_CASE("a list of a register holds what was open or moved, chosen, grouped and ordered") {
  Week47 office;
  const auto list = [&](ReportSection section) {
    section.key = "list";
    section.reg = Register::task;
    section.columns = {"ref"};
    return office.made(only(std::move(section)), "2026-W47");
  };
  CHECK(joined(part_of(list({}), "list").refs) == "T1 T2 T3 T4");
  const Report open = list({.where = "open"});
  CHECK(joined(part_of(open, "list").refs) == "T1 T4");
  CHECK(refs_shown(list({.order = {"-due"}}), "list") ==
        std::vector<std::string>{"T4", "T2", "T1", "T3"});
  CHECK(refs_shown(list({.order = {"due"}, .group = "unit"}), "list") ==
        std::vector<std::string>{"T3", "T2", "T1", "T4"});
  CHECK(
      joined(part_of(office.made(only({.key = "list", .reg = Register::task}), "2026-W46"), "list")
                 .refs) == "T1");
}

TEST_CASE("the first rows of a list are those of the whole list, and all are counted") {
  Reporting office;
  live(office, 83);
  for (const char* order : {"due", "-due", "title", "-progress", "unit"}) {
    CAPTURE(order);
    const auto list = [&](std::optional<std::size_t> limit) {
      ReportSection section{
          .key = "list", .reg = Register::task, .columns = {"ref"}, .order = {order}};
      if (limit) {
        section.limits = {{"md", *limit}};
      }
      return office.made(only(std::move(section)), "2026-W47");
    };
    const std::vector<std::string> all = refs_shown(list(std::nullopt), "list");
    REQUIRE(all.size() > 20);
    for (const std::size_t limit : {0U, 1U, 5U, 17U}) {
      const Report first = list(limit);
      CHECK(
          refs_shown(first, "list") ==
          std::vector<std::string>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(limit)));
      CHECK(part_of(first, "list").refs.size() == all.size());
    }
  }
}

TEST_SUITE_END();

}  // namespace bureau
