#include "ops/matter/ties.h"

#include "folder.h"
#include "office.h"
#include "ops/matter/files.h"
#include "ops/matter/own_fields.h"
#include "ops/matter/tags.h"
#include "ops/task/part.h"

#include <algorithm>

namespace bureau {

namespace {

Kind vehicle() {
  Kind kind;
  kind.name = {"vehicle", "用车"};
  kind.fields = {{.id = "plate"},
                 {.id = "seats", .type = FieldType::number},
                 {.id = "day", .type = FieldType::date},
                 {.id = "leaves", .type = FieldType::instant},
                 {.id = "own", .name = {"own", "自有"}, .type = FieldType::flag},
                 {.id = "fuel",
                  .name = {"fuel", "燃料"},
                  .type = FieldType::choice,
                  .choices = {"petrol", "electric"}},
                 {.id = "driver", .required = true}};
  return kind;
}

struct Setting : WorkingOffice {
  Matter matter{};

  void set(const std::vector<std::string>& pairs) {
    act([&](Deed& deed) { set_fields(deed, vehicle(), matter, pairs); });
  }
  Json field(std::string_view id) const {
    const auto found = std::ranges::find(matter.fields, id, &std::pair<std::string, Json>::first);
    return found == matter.fields.end() ? Json{} : found->second;
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/matter/ties");

TEST_CASE("the fields of a kind are read by their types") {
  Setting office;
  office.set({"plate=京A=1", "seats=5", "day=2026-11-20", "leaves=2026-11-20 09:30", "own=是",
              "fuel=electric"});
  CHECK(office.field("plate") == Json{"京A=1"});
  CHECK(office.field("seats") == Json{5});
  CHECK(office.field("day") == Json{"2026-11-20"});
  CHECK(office.field("leaves") == Json{"2026-11-20T09:30:00+08:00"});
  CHECK(office.field("own") == Json{true});
  CHECK(office.field("fuel") == Json{"electric"});
  office.set({"seats=7", "plate=", "own=no"});
  CHECK(office.field("seats") == Json{7});
  CHECK(office.field("own") == Json{false});
  CHECK(office.matter.fields.size() == 5);
}

TEST_CASE("days and moments of a kind's fields are read as everywhere") {
  Setting office;
  office.set({"day=明天", "leaves=明天 9:00"});
  const Date tomorrow = local(office.now).date + 1;
  CHECK(office.field("day") == Json{to_text(tomorrow)});
  CHECK(office.field("leaves") == Json{to_text(tomorrow) + "T09:00:00+08:00"});
  CHECK(failure_of([&] { office.set({"day=明天 9:00"}); }) == ErrorKind::usage);
}

TEST_CASE("a field that the kind has not, and a value that its type has not, are refused") {
  Setting office;
  const auto failure = [&](const char* pair) { return failure_of([&] { office.set({pair}); }); };
  CHECK_FAILS(office.set({"plate"}), usage, "'plate' is no field: write key=value");
  CHECK_FAILS(office.set({"colour=red"}), usage,
              "vehicle has no field 'colour': it has plate, seats, day, leaves, own, fuel, driver");
  CHECK_FAILS(office.set({"palte=红"}), usage,
              "vehicle has no field 'palte': did you mean 'plate'?");
  CHECK_FAILS(office.set({"fuel=coal"}), usage, "'coal' is no fuel: use one of petrol, electric");
  CHECK_FAILS(office.set({"own=maybe"}), usage, "'maybe' is no own: use yes or no");
  CHECK_FAILS(office.set({"driver="}), usage,
              "vehicle needs --field driver=…: its kind requires it");
  CHECK(failure("seats=many") == ErrorKind::usage);
  CHECK(failure("day=2026-02-30") == ErrorKind::usage);
  CHECK(office.matter.fields.empty());
}

TEST_CASE("a file is attached under its own name, its bytes once") {
  WorkingOffice office;
  const Folder folder;
  const std::string file = folder.write("通知.txt", "内容").string();
  const Ref one = office.task().ref;
  const Ref two = office.task().ref;
  for (const Ref ref : {one, one, two}) {
    office.act([&](Deed& deed) { attach_files(deed, deed.get(ref), {file}); });
  }
  const std::vector<Item> files = items_of(office.database, one, 'f');
  REQUIRE(files.size() == 2);
  CHECK(files[0].text == "通知.txt");
  CHECK(files[0].size == 6);
  CHECK(files[1].ref.n == 2);
  CHECK(files[0].hash == files[1].hash);
  CHECK(office.number("SELECT count(DISTINCT hash) FROM chunk") == 1);
  CHECK(office.get(two).version == 2);
}

TEST_CASE("a file larger than the office takes is refused, and the matter has none of them") {
  WorkingOffice office;
  const Folder folder;
  office.settings.attachment_limit = 10;
  const std::string small = folder.write("a", "1234567890").string();
  const std::string large = folder.write("b", "12345678901").string();
  const Ref ref = office.task().ref;
  CHECK(failure_of([&] {
          office.act([&](Deed& deed) { attach_files(deed, deed.get(ref), {small, large}); });
        }) == ErrorKind::refused);
  CHECK(items_of(office.database, ref, 'f').empty());
  CHECK(office.number("SELECT count(*) FROM chunk") == 0);
}

TEST_CASE("the same part and link twice are left as they are") {
  WorkingOffice office;
  const Ref ref = office.task().ref;
  const auto add = [&] {
    office.act([&](Deed& deed) {
      add_part(deed, ref, "co", "财务处");
      add_link(deed, {.from = ref, .kind = "cites", .to = ref});
    });
  };
  add();
  const std::int64_t seq = office.head.seq;
  add();
  CHECK(office.head.seq == seq);
}

TEST_CASE("tags are kept in order, each once, several with commas between") {
  Matter matter;
  for (const char* tags : {" 安全 ", "消防,安全", "a，消防", ""}) {
    add_tags(matter, tags);
  }
  CHECK(matter.tags == std::vector<std::string>{"a", "安全", "消防"});
  take_off_tags(matter, "消防,没有, a");
  CHECK(matter.tags == std::vector<std::string>{"安全"});
}

TEST_SUITE_END();

}  // namespace bureau
