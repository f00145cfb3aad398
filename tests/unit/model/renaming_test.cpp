#include "model/renaming.h"

#include "model/directory.h"
#include "test_support.h"

namespace bureau {

namespace {

const Date spring{2024, 3, 1};
const Date autumn{2025, 9, 1};

}  // namespace

TEST_SUITE_BEGIN("model/renaming");

TEST_CASE("a name is that of the day, by one renaming after the other") {
  const Renamings names{{{"乙", autumn, "丙"}, {"甲", spring, "乙"}}};
  CHECK(names.called("甲", spring - 1) == "甲");
  CHECK(names.called("甲", spring) == "乙");
  CHECK(names.called("甲", autumn - 1) == "乙");
  CHECK(names.called("甲", autumn) == "丙");
  CHECK(names.called("甲", std::nullopt) == "丙");
  CHECK(names.called("乙", spring) == "乙");
  CHECK(names.called("丁", autumn) == "丁");
}

TEST_CASE("a name that came back is followed by later renamings only") {
  const Renamings names{{{"甲", spring, "乙"}, {"乙", autumn, "甲"}}};
  CHECK(names.called("甲", autumn) == "甲");
  CHECK(names.called("乙", autumn) == "甲");
  CHECK(names.called("甲", spring) == "乙");
}

TEST_CASE("two renamings of one day follow each other, and a circle ends") {
  const Renamings chain{{{"甲", spring, "乙"}, {"乙", spring, "丙"}}};
  CHECK(chain.called("甲", spring) == "丙");
  const Renamings circle{{{"甲", spring, "乙"}, {"乙", spring, "甲"}}};
  static_cast<void>(circle.called("甲", spring));
}

TEST_CASE("all that is kept for a name is found, from before and after a merger") {
  const Renamings names{{{"甲", spring, "乙"}, {"丁", autumn, "乙"}, {"9", std::nullopt, "乙"}}};
  CHECK(names.kept_for("乙", autumn) == std::vector<std::string>{"9", "丁", "甲"});
  CHECK(names.kept_for("乙", spring) == std::vector<std::string>{"9", "甲"});
  CHECK(names.kept_for("丁", spring).empty());
}

TEST_CASE("a directory takes on the names of a day, and merged units are one with all names") {
  Directory directory;
  directory.units = {{.name = "行政处", .code = "A", .aliases = {"行政"}},
                     {.name = "后勤处", .code = "B"},
                     {.name = "基建处"}};
  directory.rename(Renamings{{{"行政处", spring, "后勤处"}, {"基建处", autumn, "工程处"}}}, autumn);
  REQUIRE(directory.units.size() == 2);
  CHECK(directory.find_unit("行政")->name == "后勤处");
  CHECK(directory.find_unit("行政处")->code == "B");
  CHECK(directory.find_unit("基建处")->name == "工程处");
  CHECK(directory.kept("行政处") == "B");
  CHECK(directory.kept("基建处") == "工程处");
  CHECK(directory.name_of_code("B") == "后勤处");
  CHECK(directory.name_of_code("C").empty());
}

TEST_SUITE_END();

}  // namespace bureau
