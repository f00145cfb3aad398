#include "settings/settings.h"

#include "config_folder.h"
#include "test_support.h"

#include <algorithm>

namespace bureau {

TEST_SUITE_BEGIN("settings/settings");

TEST_CASE("without any file the settings are those of the built-in bureau.toml") {
  const Settings settings = load_settings({});

  CHECK(settings.office == "办公室");
  CHECK(settings.language == std::nullopt);
  CHECK(to_text(settings.week_cutoff) == "fri 17:00");
  CHECK(settings.attachment_limit == 67'108'864);
  CHECK(settings.lamps == std::vector<std::string>{"red: overdue", "blue: claimed_at is not null",
                                                   "yellow: due < today+5wd or step_overdue",
                                                   "yellow: urgency > normal and due is null"});
  CHECK(settings.idle_days.of(Phase::in_hand) == 10);
  CHECK(settings.idle_days.of(Phase::rest) == std::nullopt);
}

TEST_CASE("every setting stands in the built-in bureau.toml with the value that is built in") {
  const ConfigFolder folder;
  folder.write("bureau.toml", builtin_file("bureau.toml"));
  const auto built_in = setting_origins({});
  const auto from_file = setting_origins(folder.sources());

  REQUIRE(built_in.size() == from_file.size());
  for (std::size_t i = 0; i < built_in.size(); ++i) {
    CAPTURE(built_in[i].key);
    CHECK(built_in[i].value == from_file[i].value);
    CHECK(built_in[i].origin == "built in");
    CHECK(from_file[i].origin.starts_with((folder.path() / "bureau.toml").string() + ":"));
  }
}

TEST_CASE("a stronger layer wins key by key, tables line by line") {
  const ConfigFolder system;
  const ConfigFolder user;
  system.write("bureau.toml",
               "office = \"综合办\"\nback_days = 3\n[alias]\na = \"list\"\nb = \"list\"\n");
  const std::string file = user.write("own.toml", "back_days = 5\n[alias]\nb = \"task list\"\n");
  ConfigSources sources{.folders = {system.path()}, .file = file};
  sources.overrides = {"units=strict", "day_end = 17:30", "filter.mine=unit = 后勤处",
                       "lamps=red: overdue; blue: open"};
  const Settings settings = load_settings(sources);

  CHECK(settings.office == "综合办");
  CHECK(settings.back_days == 5);
  CHECK(settings.aliases == std::map<std::string, std::string>{{"a", "list"}, {"b", "task list"}});
  CHECK(settings.units == Strictness::strict);
  CHECK(to_text(settings.hours.day_end) == "17:30");
  CHECK(settings.filters.at("mine") == "unit = 后勤处");
  CHECK(settings.lamps == std::vector<std::string>{"red: overdue", "blue: open"});
}

TEST_CASE("the origin of a value is its place") {
  const ConfigFolder folder;
  const std::string file =
      folder.write("bureau.toml", "# ours\noffice = \"综合办\"\n[filter]\n\"会议室\" = \"20人\"\n");
  ConfigSources sources = folder.sources();
  sources.overrides = {"user=王芳"};
  const auto origins = setting_origins(sources);
  const auto of = [&](std::string_view key) {
    return *std::ranges::find(origins, key, &SettingOrigin::key);
  };

  CHECK(of("office").origin == file + ":2:1");
  CHECK(of("filter.会议室").origin == file + ":4:1");
  CHECK(of("filter.会议室").value == "20人");
  CHECK(of("user").origin == "--set");
  CHECK(of("leader").origin == "built in");
}

TEST_CASE("a mistake in a file is named with its place") {
  const ConfigFolder folder;
  const auto fails = [&](std::string_view toml, const std::string& with) {
    const std::string file = folder.write("bureau.toml", toml);
    CHECK_FAILS(load_settings(folder.sources()), usage, file + with);
  };

  fails("\nofice = \"x\"\n", ":2:1: there is no setting 'ofice', did you mean 'office'");
  fails("zzzzzzzzzz = 1\n", ":1:1: there is no setting 'zzzzzzzzzz'");
  fails("back_days = \"7\"\n", ":1:13: 'back_days' must be a whole number, not a text");
  fails("back_days = true\n", ":1:13: 'back_days' must be a whole number, not true or false");
  fails("back_days = 7.0\n",
        ":1:13: 'back_days' must be a whole number, not a number with a fraction");
  fails("back_days = -1\n", ":1:13: 'back_days' may not be negative");
  fails("back_days = 3_000_000_000\n", ":1:13: 'back_days' is too large");
  fails("secret_bodies = 1\n", ":1:17: 'secret_bodies' must be true or false, not a whole number");
  fails("lamps = [1]\n", ":1:10: 'lamps' must be a text, not a whole number");
  fails("alias = 1\n", ":1:9: 'alias' must be a table, not a whole number");
  fails("[alias]\nx = 1\n", ":2:5: 'alias.x' must be a text, not a whole number");
  fails("language = \"de\"\n", ":1:12: language: 'de' is not a language: use en or zh");
  fails("week_cutoff = \"never\"\n",
        R"(:1:15: week_cutoff: 'never' is not the end of a week: write "fri 17:00")");
}

TEST_CASE("the first mistake of several is the one that stands first") {
  const ConfigFolder folder;
  const std::string file =
      folder.write("bureau.toml", "nonsense_one = 1\noffice = 1\nback_days = \"\"\n");

  CHECK_FAILS(load_settings(folder.sources()), usage,
              file + ":1:1: there is no setting 'nonsense_one'");
}

TEST_CASE("broken TOML is refused with its place and never ends the program") {
  const ConfigFolder folder;
  for (const std::string_view toml :
       {"[", "[=", "[[[", "a = ", "a = [1,\n", R"(office = "x)", "office = \"\xff\"\n",
        "会议室 = 1\n", "office = \"a\"\noffice = \"b\"\n", "day_end = 17:00\n",
        "office = 办公室\n"}) {
    CAPTURE(toml);
    const std::string file = folder.write("bureau.toml", toml);
    const auto message = [&]() -> std::string {
      try {
        load_settings(folder.sources());
      } catch (const Error& error) {
        return error.kind() == ErrorKind::usage ? error.what() : "";
      }
      return "";
    }();
    CHECK(message.starts_with(file + ":"));
  }
}

TEST_CASE("a file that says nothing changes nothing") {
  const ConfigFolder folder;
  folder.write("bureau.toml", "\xEF\xBB\xBF# office = \"x\"\r\n\n  \t# [\n");

  CHECK(load_settings(folder.sources()).office == "办公室");
}

TEST_CASE("--set is as strict as a file") {
  const auto set = [](std::string text) { return load_settings({.overrides = {std::move(text)}}); };

  CHECK_FAILS(set("office"), usage, "'office' sets nothing: write KEY=VALUE");
  CHECK_FAILS(set("ofice=x"), usage, "there is no setting 'ofice', did you mean 'office'");
  CHECK_FAILS(set("alias=x"), usage, "'alias' is a table: write alias.NAME=VALUE");
  CHECK_FAILS(set("secret_bodies=yes"), usage, "'secret_bodies' must be true or false, not 'yes'");
  CHECK_FAILS(set("back_days=-1"), usage, "'back_days' must be from 0 to 2147483647");
  CHECK(failure_of([&] { set("back_days=x"); }) == ErrorKind::usage);
  CHECK(failure_of([&] { set("task_cycle=often"); }) == ErrorKind::usage);
  CHECK(failure_of([&] { set("ceiling=all"); }) == ErrorKind::usage);
}

TEST_CASE("the file of --config must exist, folders need not") {
  CHECK_FAILS(load_settings({.file = "/nowhere/bureau.toml"}), not_found,
              "there is no configuration file /nowhere/bureau.toml");
  CHECK(load_settings({.folders = {"/nowhere"}}).back_days == 7);
}

TEST_SUITE_END();

}  // namespace bureau
