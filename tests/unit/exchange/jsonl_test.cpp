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
#include <vector>

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

namespace {

/// The lines of the fixture, each with `from` replaced by `to` where `which` stands in it.
std::vector<std::string> changed_fixture(const std::string& which, const std::string& from,
                                         const std::string& to) {
  std::ifstream file{std::filesystem::path{BUREAU_SOURCE_DIR} /
                     "tests/fixtures/first_schema.jsonl"};
  std::vector<std::string> lines;
  bool changed = false;
  for (std::string line; std::getline(file, line);) {
    if (const std::size_t at = line.find(from);
        !changed && at != std::string::npos && line.find(which) != std::string::npos) {
      line.replace(at, from.size(), to);
      changed = true;
    }
    lines.push_back(line);
  }
  REQUIRE(changed);
  return lines;
}

void import_lines(const std::vector<std::string>& lines) {
  const Store store = Store::in_memory();
  std::size_t next = 0;
  import_store(store.database(), [&](std::string& line) {
    if (next == lines.size()) {
      return false;
    }
    line = lines[next++];
    return true;
  });
}

}  // namespace

TEST_CASE("an import verifies what no chain covers: bytes, series, pinned versions, keys") {
  const auto check = [](const std::string& table, const std::string& from, const std::string& to,
                        const std::string& said) {
    CAPTURE(from);
    CHECK_FAILS(import_lines(changed_fixture("\"table\": \"" + table + "\"", from, to)), rejected,
                "the export was changed: " + said);
  };
  check("chunk", "\"data\": {\"hex\": \"e5", "\"data\": {\"hex\": \"e6",
        "the bytes of f3aa6c92d3ef14cb8cd2f90b5efdafddbf79314107ed88b08534b0a964a74502 are not "
        "what their hash says");
  check("chunk", "\"data\": {\"hex\": \"e695", "\"data\": {\"hex\": \"e696",
        "the bytes of T1/f1 are not what their hash says");
  check("chunk", "\"n\": 0", "\"n\": 1", "the bytes of a file have no beginning");
  check("series", "\"name\": \"T\", \"year\": 0, \"next\": 5",
        "\"name\": \"T\", \"year\": 0, \"next\": 2", "its series would give T4 again");
  check("series", "\"name\": \"D\", \"year\": 0", "\"name\": \"d\", \"year\": 0",
        "its series would give D3 again");
  check("version", "\"name\": \"task\"", "\"name\": \"tusk\"",
        "the version of the kind that T1 is pinned to is missing");
  check("change", "\"matter\": 4", "\"matter\": 6", "a change of D1 stands under another matter");
  check("change", "\"matter\": 6, ", "", "a change of T1 stands under another matter");
}

TEST_SUITE_END();

}  // namespace bureau
