#include "config_folder.h"
#include "settings/settings.h"
#include "test_support.h"

namespace bureau {

TEST_SUITE_BEGIN("settings/directory");

TEST_CASE("units and people are read with everything that is known of them") {
  const ConfigFolder folder;
  folder.write("directory.toml", R"(
[[unit]]
name = "后勤处"
code = "HQ"
aliases = ["后勤", "总务处"]
superior = "办公室"
rank = 3

[[person]]
name = "王芳"
unit = "办公室"
post = "主任"
aliases = ["主任"]
login = "wangfang"
mail = "wf@example.org"
phone = "1001"
leader = true
)");
  const Directory directory = load_directory(folder.sources());

  REQUIRE(directory.units.size() == 1);
  REQUIRE(directory.people.size() == 1);
  const Unit* unit = directory.find_unit("总务处");
  REQUIRE(unit != nullptr);
  CHECK(unit->code == "HQ");
  CHECK(unit->superior == "办公室");
  CHECK(unit->rank == 3);
  const Person& person = directory.people.front();
  CHECK(person.post == "主任");
  CHECK(person.login == "wangfang");
  CHECK(person.mail == "wf@example.org");
  CHECK(person.phone == "1001");
  CHECK(directory.is_leader("王芳"));
}

TEST_CASE("without a file the directory is empty, and the strongest layer's counts as a whole") {
  CHECK(load_directory({}).empty());

  const ConfigFolder weak;
  const ConfigFolder strong;
  weak.write("directory.toml", "[[unit]]\nname = \"甲\"\n[[unit]]\nname = \"乙\"\n");
  strong.write("directory.toml", "[[unit]]\nname = \"丙\"\n");
  const Directory directory = load_directory({.folders = {weak.path(), strong.path()}});
  REQUIRE(directory.units.size() == 1);
  CHECK(directory.units.front().name == "丙");
}

TEST_CASE("a mistake in the directory is named with its place") {
  const ConfigFolder folder;
  const std::string file = folder.write("directory.toml", "[[unit]]\ncode = \"HQ\"\n");
  CHECK_FAILS(load_directory(folder.sources()), usage, file + ":1:1: 'name' is missing");
  folder.write("directory.toml", "[[person]]\nname = \"x\"\nledaer = true\n");
  CHECK_FAILS(load_directory(folder.sources()), usage,
              file + ":3:1: there is no setting 'ledaer', did you mean 'leader'");
  folder.write("directory.toml", "[unit]\nname = \"x\"\n");
  CHECK_FAILS(load_directory(folder.sources()), usage,
              file + ":1:1: 'unit' must be a list of tables, not a table");
}

TEST_SUITE_END();

}  // namespace bureau
