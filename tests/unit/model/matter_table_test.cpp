#include "model/matter_table.h"

#include "base/text.h"
#include "test_support.h"

#include <algorithm>
#include <set>

namespace bureau {

namespace {

/// "--from,--origin" as keys: from, origin.
std::vector<std::string> keys_of(const MatterField& field) {
  std::vector<std::string> keys;
  for (std::string key : split_list(field.options == nullptr ? "" : field.options, U",")) {
    key.erase(0, key.find_first_not_of('-'));
    std::ranges::replace(key, '-', '_');
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

TEST_SUITE_BEGIN("model/matter_table");

TEST_CASE("a field is found by its name and by every key that sets it, and by no other") {
  for (const MatterField& field : matter_fields) {
    CAPTURE(field.name);
    CHECK(find_matter_field(field.name) == &field);
    for (const std::string& key : keys_of(field)) {
      CAPTURE(key);
      CHECK(find_matter_field(key) == &field);
    }
  }
  for (const char* name :
       {"", "-", "titel", "Title", "title ", "--title", "fields.amount", "项目"}) {
    CAPTURE(name);
    CHECK(find_matter_field(name) == nullptr);
  }
}

TEST_CASE("a name and a key mean one field") {
  std::set<std::string> seen;
  for (const MatterField& field : matter_fields) {
    CAPTURE(field.name);
    CHECK(seen.insert(std::string{field.name}).second);
    for (const std::string& key : keys_of(field)) {
      CAPTURE(key);
      CHECK((key == field.name || seen.insert(key).second));
    }
  }
}

TEST_CASE("what may be set has the key of its own name, so that what was printed can be given") {
  for (const MatterField& field : matter_fields) {
    if (field.may(Use::opened) || field.may(Use::edited)) {
      CAPTURE(field.name);
      const std::vector<std::string> keys = keys_of(field);
      CHECK(std::ranges::find(keys, field.name) != keys.end());
      CHECK(field.is_shown());
      CHECK(field.help != nullptr);
    }
  }
}

TEST_CASE("every shown field stands once, each behind the one that it says") {
  std::vector<std::string_view> names;
  std::ranges::transform(shown_fields(), std::back_inserter(names), &MatterField::name);
  CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == names.size());
  CHECK(std::ranges::count_if(matter_fields, &MatterField::is_shown) == std::ssize(names));
  for (const MatterField& field : matter_fields) {
    if (!field.stands_after.empty()) {
      CAPTURE(field.name);
      const auto at = std::ranges::find(names, field.name);
      REQUIRE(at != names.end());
      REQUIRE(at != names.begin());
      CHECK(*(at - 1) == field.stands_after);
    }
  }
}

TEST_SUITE_END();

}  // namespace bureau
