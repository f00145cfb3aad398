#include "settings/mapping.h"

#include "test_support.h"

namespace bureau {

TEST_SUITE_BEGIN("settings/mapping");

TEST_CASE("a mapping names columns, constants and how lists are divided") {
  const Mapping mapping = parse_mapping(
      "[map]\ntitle = \"事项\"\n[const]\nurgency = \"normal\"\n[split]\nco = \"、\"\n", "map.toml");

  CHECK(mapping.columns.at("title") == "事项");
  CHECK(mapping.constants.at("urgency") == "normal");
  CHECK(mapping.splits.at("co") == "、");
  CHECK_FAILS(parse_mapping("[maps]\n", "map.toml"), usage,
              "map.toml:1:2: there is no setting 'maps', did you mean 'map'");
}

TEST_SUITE_END();

}  // namespace bureau
