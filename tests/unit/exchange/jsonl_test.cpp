#include "exchange/jsonl.h"

#include "store/journal.h"
#include "store/matters.h"
#include "store/replay.h"
#include "store/series.h"
#include "store/store.h"
#include "test_support.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace bureau {

TEST_SUITE_BEGIN("exchange/jsonl");

TEST_CASE("an export of the first schema comes in under the names of today, and its chain holds") {
  const Store store = Store::in_memory();
  std::ifstream lines{std::filesystem::path{BUREAU_SOURCE_DIR} /
                      "tests/fixtures/first_schema.jsonl"};
  REQUIRE(lines);
  Database& database = store.database();
  import_store(database,
               [&](std::string& line) { return static_cast<bool>(std::getline(lines, line)); });
  CHECK(verify_journal(database).empty());
  CHECK(verify_records(database).empty());
  const Ref task{Register::task, 1};
  const std::vector<Part> parts = parts_of(database, task);
  REQUIRE(parts.size() == 1);
  CHECK(parts.front().who == "保卫处");
  CHECK(parts.front().n == 1);
  CHECK(next_item(database, task, 'p') == 4);  // p2 was undone
}

TEST_SUITE_END();

}  // namespace bureau
