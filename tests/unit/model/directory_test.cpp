#include "model/directory.h"

#include "test_support.h"

namespace bureau {

namespace {

Directory office() {
  Directory directory;
  directory.units = {{.name = "财政局", .code = "CZ", .aliases = {"市财政局", "财税局"}},
                     {.name = "后勤处", .aliases = {"行政处"}},
                     {.name = "行政处"}};
  directory.people = {{.name = "王芳", .unit = "后勤处", .aliases = {"王主任"}, .login = "wangf"},
                      {.name = "李强", .unit = "财政局", .leader = true}};
  return directory;
}

}  // namespace

TEST_SUITE_BEGIN("model/directory");

TEST_CASE("units and people are found by name, code, alias and login, however they are spelled") {
  const Directory directory = office();
  for (const char* name : {"财政局", " 财 政 局 ", "市财政局", "财税局", "cz", "ＣＺ"}) {
    CAPTURE(name);
    REQUIRE(directory.find_unit(name) != nullptr);
    CHECK(directory.find_unit(name)->name == "财政局");
  }
  CHECK(directory.find_person("王主任")->name == "王芳");
  CHECK(directory.find_person("WANGF")->name == "王芳");
  CHECK(directory.find_unit("") == nullptr);
  CHECK(directory.find_person("") == nullptr);
  CHECK(directory.is_leader("李强"));
  CHECK_FALSE(directory.is_leader("王芳"));
}

TEST_CASE("a unit's own name goes before another's former one") {
  CHECK(office().find_unit("行政处")->name == "行政处");
}

TEST_CASE("an unknown unit is taken with a warning, or refused, as the office wants it") {
  std::string warning;
  CHECK(canonical_unit(office(), Strictness::free, "市财政局", warning) == "财政局");
  CHECK(warning.empty());
  CHECK(canonical_unit(office(), Strictness::free, "财攻局", warning) == "财攻局");
  CHECK(warning == "'财攻局' is not in the directory: did you mean '财政局'?");
  CHECK_FAILS(canonical_unit(office(), Strictness::strict, "财攻局", warning), not_found,
              "'财攻局' is not in the directory: did you mean '财政局'?");
  CHECK_FAILS(canonical_unit(office(), Strictness::strict, "genuinely new", warning), not_found,
              "'genuinely new' is not in the directory: add it to directory.toml");
  CHECK(failure_of([&] { canonical_unit(office(), Strictness::ask, "财攻局", warning); }) ==
        ErrorKind::not_found);
  CHECK(canonical_unit(office(), Strictness::ask, "genuinely new", warning) == "genuinely new");
}

TEST_CASE(
    "an unknown person is treated like an unknown unit, and a unit may hold a person's place") {
  std::string warning;
  CHECK(canonical_person(office(), Strictness::strict, "WANGF", warning) == "王芳");
  CHECK(canonical_person(office(), Strictness::strict, "市财政局", warning) == "财政局");
  CHECK(warning.empty());
  CHECK(canonical_person(office(), Strictness::free, "somebody", warning) == "somebody");
  CHECK(warning == "'somebody' is not in the directory");
  CHECK_FAILS(canonical_person(office(), Strictness::strict, "wanga", warning), not_found,
              "'wanga' is not in the directory: add it to directory.toml");
}

TEST_CASE("without a directory every word is as good as another") {
  std::string warning;
  CHECK(canonical_unit({}, Strictness::strict, "财政局", warning) == "财政局");
  CHECK(warning.empty());
  CHECK(canonical_person({}, Strictness::strict, "王芳", warning) == "王芳");
  CHECK(warning.empty());
  CHECK(canonical_party({}, "王芳") == "王芳");
}

TEST_CASE("a party is a person or a unit") {
  CHECK(canonical_party(office(), "wangf") == "王芳");
  CHECK(canonical_party(office(), "市财政局") == "财政局");
  CHECK(canonical_party(office(), "somebody") == "somebody");
}

TEST_SUITE_END();

}  // namespace bureau
