#include "sample.h"

namespace bureau {

TEST_CASE("a template is filled for each row, each on its line") {
  CHECK(render_template(sample(), "{{ref}}: {{title}} {{lamp}}") ==
        "T1: 整改消防通道 red\nT12: A plain title closed\n");
  CHECK(render_template(sample(), "{{ref}}{{#due}} is due{{/due}}{{^due}} has time{{/due}}\n") ==
        "T1 is due\nT12 has time\n");
}

TEST_CASE("a list is a section or a joined text") {
  CHECK(render_template(sample(), "{{ref}}{{#co}} <{{.}}>{{/co}}") ==
        "T1 <财政局> <审计局>\nT12\n");
  CHECK(render_template(sample(), "{{ref}} {{co}}") == "T1 财政局;审计局\nT12 \n");
}

TEST_CASE("members of nested values are reached, and absent ones are empty") {
  View view = one_text("x");
  view.columns.push_back({.name = "fields"});
  view.rows[0].cells.emplace_back(Json{Json::Object{{"place", "东楼"}, {"seats", 12}}});
  CHECK(render_template(view, "{{fields.place}} {{#fields}}{{seats}}{{nothing}}{{/fields}}") ==
        "东楼 12\n");
}

TEST_CASE("an unknown name is a mistake, wherever it stands and even without rows") {
  CHECK_FAILS(render_template(sample(), "{{tilte}}"), usage,
              "there is no field 'tilte' for the template: did you mean 'title'?");
  View view = sample();
  view.rows.clear();
  for (const char* text : {"{{tilte}}", "{{^ref}}{{tilte}}{{/ref}}", "{{{tilte}}}",
                           "{{#tilte}}{{/tilte}}", "{{tilte.x}}", "{{> file}}"}) {
    CHECK(failure_of([&] { render_template(view, text); }) == ErrorKind::usage);
    CHECK(failure_of([&] { render_template(sample(), text); }) == ErrorKind::usage);
  }
  CHECK(failure_of([] { render_template(sample(), "{{#ref}}{{tilte}}{{/ref}}"); }) ==
        ErrorKind::usage);
  CHECK(render_template(view, "{{title}}").empty());
}

TEST_CASE("a broken template is a mistake") {
  for (const char* text : {"{{", "{{#ref}}", "{{/ref}}", "{{#ref}}{{/title}}"}) {
    CHECK(failure_of([&] { render_template(sample(), text); }) == ErrorKind::usage);
  }
}

TEST_CASE("text from records is no template, is not escaped for HTML and steers nothing") {
  CHECK(render_template(one_text("{{ref}} <&> \x1b[31m\n"), "{{title}}") ==
        "{{ref}} <&> \\u001b[31m\\u000a\n");
}

}  // namespace bureau
