// What lists print is what `apply` takes: the same keys, the same values.

#include "base/json.h"
#include "home.h"
#include "model/matter_table.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

constexpr const char* later = "2026-11-19T09:00:00+08:00";

/// One matter of every register in which as much as can be is said.
struct FullOffice : Home {
  FullOffice() {
    write(
        "directory.toml",
        "[[unit]]\ncode = \"HQ\"\nname = \"后勤处\"\n[[unit]]\ncode = \"BW\"\nname = \"保卫处\"\n");
    write("kinds/contract.toml", R"(
id = "contract"
register = "task"
name = { en = "contract", zh = "合同" }
[[field]]
id = "amount"
name = { en = "amount", zh = "金额" }
type = "decimal"
[[field]]
id = "parties"
name = { en = "parties", zh = "签约方数" }
type = "number"
[[field]]
id = "signed"
name = { en = "signed", zh = "签订日期" }
type = "date"
[[field]]
id = "framework"
name = { en = "framework", zh = "框架合同" }
type = "flag"
[[field]]
id = "payer"
name = { en = "payer", zh = "付款单位" }
type = "unit"
[[state]]
id = "running"
name = { en = "running", zh = "履行中" }
phase = "in-hand"
[[state]]
id = "over"
name = { en = "over", zh = "已终止" }
phase = "ended"
[[step]]
verb = "conclude"
name = { en = "conclude", zh = "终止" }
from = ["running"]
to = "over"
)");
    for (
        const char* line : {
            "bureau init -q",
            "bureau doc receive 通知 --from 市局 --number 市局〔2026〕1号 --dated 2026-11-16 "
            "--need "
            "act --copies 2 --urgency 特急 --type 通知 --officer 小李 --tag 安全,年底 -q",
            "bureau doc draft 报告 --to 市局 --type 报告 --copies 5 --parent D1 -q",
            "bureau meeting plan 例会 --at '2026-11-23 9:30' --for 2h --room 301 --attend 保卫处 "
            "-q",
            "bureau task add 物业 --kind contract --unit 后勤处 --co 保卫处 --person 王强 --leader "
            "张局 --within 10wd --importance high --standard 检查合格 --cycle 2w --from 张局 "
            "--secrecy internal --field amount=1200.50 --field parties=3 --field signed=2026-03-01 "
            "--field framework=yes --field payer=后勤处 -q",
            "bureau answer D1 已阅办 -q",
            "bureau progress T1 40 已过半 -q",
        }) {
      const Printed made = run(line, instant("2026-11-18T10:00:00+08:00"));
      CAPTURE(made.text);
      REQUIRE(made.status == 0);
    }
  }

  std::string typed(const std::string& line) {
    const Printed result = run(line, instant(later));
    CAPTURE(result.text);
    REQUIRE(result.status == 0);
    return result.text;
  }
};

/// The object of a list as a line of `apply`.
std::string line_of(const std::string& command, std::string object) {
  object.erase(std::find(object.begin(), object.end(), '\n'), object.end());
  return R"({"command": ")" + command + R"(", )" + object.substr(1) + "\n";
}

/// Without what every entry raises.
std::string but_version(std::string object) {
  const std::size_t at = object.find("\"version\"");
  REQUIRE(at != std::string::npos);
  return object.substr(0, at);
}

}  // namespace

TEST_CASE("an object that a list printed is given to edit whole and changes nothing") {
  FullOffice office;
  for (const char* noun : {"doc", "meeting", "task"}) {
    const std::string list = std::string{"bureau "} + noun + " list -o jsonl";
    const std::string before = office.typed(list);
    CAPTURE(before);
    std::string lines;
    for (std::size_t at = 0; at < before.size(); at = before.find('\n', at) + 1) {
      lines += line_of(std::string{noun} + " edit", before.substr(at));
    }
    REQUIRE_FALSE(lines.empty());
    const Home::Printed applied = office.run("bureau apply", instant(later), lines);
    CAPTURE(applied.text);
    CHECK(applied.status == 0);
    CHECK(but_version(office.typed(list)) == but_version(before));
  }
}

TEST_CASE("what a list printed and edit does not set is held against the matter") {
  FullOffice office;
  const std::string before = office.typed("bureau task list -o jsonl");
  office.typed("bureau progress T1 60 又进一步 -q");
  const Home::Printed applied =
      office.run("bureau apply", instant(later), line_of("task edit", before));
  CHECK(applied.status == static_cast<int>(ErrorKind::conflict));
  CHECK(applied.text.find("'progress' of T1 is 60, not 40, and edit does not set it") !=
        std::string::npos);
}

TEST_CASE("what a list printed of some fields makes another matter with the same") {
  FullOffice office;
  const std::string fields =
      "title,kind,unit,co,person,leader,origin,due,importance,secrecy,standard,cycle,tags,amount,"
      "parties,signed,framework,payer";
  const auto printed = [&](const std::string& ref) {
    return office.typed("bureau task list " + ref + " -o jsonl --fields " + fields);
  };
  const std::string first = printed("T1");
  const Home::Printed applied =
      office.run("bureau apply", instant(later), line_of("task add", first));
  CAPTURE(applied.text);
  CHECK(applied.status == 0);
  CHECK(printed("T2") == first);
}

TEST_CASE("every field that is shown stands in a list, a template, an order and a condition") {
  FullOffice office;
  std::vector<std::string> names{"amount", "parties", "signed", "framework", "payer"};
  for (const MatterField* field : shown_fields()) {
    if (field->name != "fields") {
      names.emplace_back(field->name);
    }
  }
  for (const std::string& name : names) {
    CAPTURE(name);
    const std::string head = office.typed("bureau task list -o csv --fields " + name);
    CHECK(head.find(name + "\n") < 4);  // behind a mark of the encoding
    office.typed("bureau task list --template '{{" + name + "}}'");
    office.typed("bureau task list -o refs --sort " + name + ",-" + name);
    const bool has =
        !office.typed("bureau task list -o refs --where '" + name + " is not null'").empty();
    const bool lacks =
        !office.typed("bureau task list -o refs --where '" + name + " is null'").empty();
    CHECK(has != lacks);
    const std::string json = office.typed("bureau task list -o jsonl --fields " + name);
    CHECK(json.starts_with("{\"" + name + "\": "));
    CHECK((json.find("null") != std::string::npos || json.find("[]") != std::string::npos) ==
          lacks);
  }
}

}  // namespace bureau
