#include "config_folder.h"
#include "settings/settings.h"
#include "test_support.h"

#include <algorithm>

namespace bureau {

TEST_SUITE_BEGIN("settings/check");

TEST_CASE("what ships is in order, also as a user's own files") {
  CHECK(check_config({}).empty());

  const ConfigFolder folder;
  for (const std::string_view path : builtin_files()) {
    folder.write(path, builtin_file(path));
  }
  CHECK(check_config(folder.sources()) == std::vector<std::string>{});
  CHECK(builtin_file("kinds/none.toml").empty());
}

TEST_CASE("every mistake of every file is told, each once") {
  const ConfigFolder folder;
  const std::string settings = folder.write("bureau.toml", "ofice = 1\nback_days = \"x\"\n");
  const std::string kind = folder.write("kinds/broken.toml", "[");
  const std::string calendar = folder.write("calendars/cn.toml", "yaers = [2027]\n");
  const std::string directory = folder.write("directory.toml", "[[unit]]\n");
  const std::vector<std::string> complaints = check_config(folder.sources());

  REQUIRE(complaints.size() == 5);
  CHECK(complaints[0] == settings + ":1:1: there is no setting 'ofice', did you mean 'office'");
  CHECK(complaints[1] == settings + ":2:13: 'back_days' must be a whole number, not a text");
  CHECK(complaints[2].starts_with(kind + ":1:"));
  CHECK(complaints[3] == calendar + ":1:1: there is no setting 'yaers', did you mean 'years'");
  CHECK(complaints[4] == directory + ":1:1: 'name' is missing");
}

TEST_CASE("a unit that is there twice and people of no unit are told with their place") {
  const ConfigFolder folder;
  const std::string file = folder.write("directory.toml",
                                        "[[unit]]\nname = \"后勤处\"\n[[unit]]\nname = \"后勤处\"\n"
                                        "[[person]]\nname = \"王\"\nunit = \"后勤外\"\n");
  const std::vector<std::string> complaints = check_config(folder.sources());
  REQUIRE(complaints.size() == 2);
  CHECK(complaints[0] == file + ":4:8: the unit '后勤处' is there twice");
  CHECK(complaints[1] == file + ":7:8: the directory has no unit '后勤外': did you mean '后勤处'?");
  folder.write("directory.toml", "[[person]]\nname = \"王\"\nunit = \"后勤处\"\n");
  CHECK(check_config(folder.sources()).empty());
}

TEST_CASE("two units of one code and a superior that is no unit are told") {
  const ConfigFolder folder;
  const std::string file =
      folder.write("directory.toml",
                   "[[unit]]\nname = \"后勤处\"\ncode = \"H\"\nsuperior = \"机关党委\"\n"
                   "[[unit]]\nname = \"保卫处\"\ncode = \"H\"\nsuperior = \"后勤处\"\n");
  const std::vector<std::string> complaints = check_config(folder.sources());
  REQUIRE(complaints.size() == 2);
  CHECK(complaints[0].starts_with(file + ":4:12: the directory has no unit '机关党委'"));
  CHECK(complaints[1] == file + ":7:8: 'H' is the code of '后勤处' already");
}

TEST_CASE("a kind that was misread is looked through all the same") {
  const ConfigFolder folder;
  const std::string file =
      folder.write("kinds/visit.toml",
                   "id = \"visit\"\nregister = \"task\"\nname = \"来访\"\n"
                   "[[state]]\nid = \"new\"\nname = \"new\"\nphase = \"new\"\n"
                   "[[state]]\nid = \"lost\"\nname = \"lost\"\nphase = \"rest\"\n"
                   "[[state]]\nid = \"done\"\nname = \"done\"\nphase = \"ended\"\n"
                   "[[step]]\nverb = \"show\"\nname = \"show\"\nfrom = [\"nwe\"]\n"
                   "to = \"done\"\neffects = [\"clame\"]\n"
                   "[[step]]\nverb = \"end\"\nname = \"end\"\nfrom = [\"new\"]\nto = \"done\"\n");
  const std::vector<std::string> complaints = check_config(folder.sources());
  REQUIRE(complaints.size() == 4);
  CHECK(complaints[0] == file + ":8:1: no step leads to the state 'lost'");
  CHECK(complaints[1].starts_with(file + ":17:8: the verb 'show' is reserved"));
  CHECK(complaints[2] == file + ":19:8: there is no state 'nwe': did you mean 'new'?");
  CHECK(complaints[3].starts_with(file + ":21:12: effects: "));
}

TEST_CASE("a calendar that is not there, and a file that is missing, are complaints") {
  CHECK(check_config({.overrides = {"calendar=de"}}).size() == 1);
  CHECK(check_config({.file = "/nowhere/bureau.toml"}).size() == 1);
}

TEST_SUITE_END();

}  // namespace bureau
