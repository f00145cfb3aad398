#include "settings/form.h"

#include "test_support.h"

namespace bureau {

TEST_SUITE_BEGIN("settings/form");

TEST_CASE("whatever stands in a value is read back from its line") {
  for (const char* value :
       {"", "整改消防通道", R"(he said "no" \ yes)", "two\nlines \"\"\" and\tmore\n",
        "\nfirst line empty", "\x1b[31mred\u200b\u202e", "a\rb", "'''", "#"}) {
    CAPTURE(value);
    CHECK(read_form(form_line("title", value), "T1.toml").at("title") == value);
  }
  CHECK(form_line("title", "a") == "title = \"a\"\n");
}

TEST_CASE("what people write without quotes is understood where it is exact") {
  const auto values = read_form(
      "copies = 3\ndue = 2026-12-05\nat = 2026-12-05T09:30:00+08:00\nvip = true\n[fields]\namount "
      "= "
      "\"12.50\"\n",
      "T1.toml");
  CHECK(values.at("copies") == "3");
  CHECK(values.at("due") == "2026-12-05");
  CHECK(values.at("at") == "2026-12-05T09:30:00+08:00");
  CHECK(values.at("vip") == "true");
  CHECK(values.at("fields.amount") == "12.50");
  CHECK_FAILS(read_form("[fields]\namount = 12.50\n", "T1.toml"), usage,
              "T1.toml:2:10: 'fields.amount' must be a text in quotes");
  CHECK_FAILS(read_form("tags = [\"a\"]\n", "T1.toml"), usage,
              "T1.toml:1:8: 'tags' must be a text in quotes");
  CHECK(failure_of([] { read_form("title = \"", "T1.toml"); }) == ErrorKind::usage);
}

TEST_SUITE_END();

}  // namespace bureau
