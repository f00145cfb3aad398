#include "targets.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "base/text_form.h"
#include "cli/run.h"
#include "exchange/csv.h"
#include "exchange/ics.h"
#include "model/matter_fields.h"
#include "model/number.h"
#include "model/secrecy.h"
#include "settings/mapping.h"
#include "settings/settings.h"
#include "store/filter_sql.h"
#include "time/words.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string>

namespace bureau::fuzz {

namespace {

constexpr Instant now{1795309200};  // 2026-11-22T09:00+08:00

[[noreturn]] void wrong(const char* what) {
  throw std::logic_error{what};
}

void read_json(std::string_view text) {
  const Json value = parse_json(text);
  const std::string written = to_json(value);
  if (!is_utf8(written) || to_json(parse_json(written)) != written) {
    wrong("JSON that was written is not read as the same");
  }
}

void read_csv(std::string_view text) {
  for (const CsvRow& row : parse_csv(text)) {
    for (const std::string& cell : row.cells) {
      if (!is_utf8(cell)) {
        wrong("a cell is not UTF-8");
      }
    }
  }
}

void read_gb18030(std::string_view text) {
  if (!is_utf8(from_gb18030(text))) {
    wrong("GB18030 became something else than UTF-8");
  }
}

void read_moment_both_ways(std::string_view text) {
  for (const Direction direction : {Direction::forward, Direction::back}) {
    try {
      const Moment moment = read_moment(text, {.now = now, .direction = direction});
      static_cast<void>(understood(moment));
    } catch (const Error&) {
      continue;
    }
  }
}

void read_limit(std::string_view text) {
  const auto limit = parse<Limit>(text);
  if (parse<Limit>(to_text(limit)) != limit) {
    wrong("a limit that was written is not read as the same");
  }
  static_cast<void>(count(limit, now, WorkCalendar{}, {}));
}

void read_filter(std::string_view text) {
  const FilterAt filter = parse_matter_filter(text).at({.now = now});
  static_cast<void>(sql_of(filter));
  static_cast<void>(filter.matches([](std::string_view /*field*/) { return FilterValue{}; }));
}

void read_document_number(std::string_view text) {
  const DocumentNumber number = read_number(text);
  if (number_key(number.text) != number_key(text)) {
    wrong("a number and its normal form have two keys");
  }
  static_cast<void>(check_number(number.text, "督〔{year}〕{n}号"));
}

void read_secrecy(std::string_view text) {
  const auto secrecy = parse<Secrecy>(text);
  if (parse<Secrecy>(to_text(secrecy)) != secrecy) {
    wrong("a mark that was written is not read as the same");
  }
}

void read_kind(std::string_view text) {
  static_cast<void>(parse_kind(text, "kind.toml"));
}
void read_calendar(std::string_view text) {
  static_cast<void>(parse_calendar(text, "cn.toml"));
}
void read_mapping(std::string_view text) {
  static_cast<void>(parse_mapping(text, "map.toml"));
}
void read_events(std::string_view text) {
  static_cast<void>(read_ics(text));
}

void clean_text(std::string_view text) {
  if (!is_utf8(cleaned(text))) {
    wrong("cleaned text is not UTF-8");
  }
}

/// An office in a folder of its own, for as long as the program runs.
class Office {
 public:
  Office() {
    std::string name = (std::filesystem::temp_directory_path() / "bureau-fuzz-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      wrong("no folder can be made");
    }
    home_ = name;
    run({"init"}, "");
    run({"task", "add", "整改消防通道", "--unit", "后勤处"}, "");
  }
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;
  ~Office() { std::filesystem::remove_all(home_); }

  int run(const std::vector<std::string>& words, std::string_view input) {
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in{std::string{input}};
    const int status =
        cli::run(words, {.out = out,
                         .err = err,
                         .in = in,
                         .variable = [](const char* /*name*/) { return std::nullopt; },
                         .home = home_,
                         .now = now,
                         .login = "fuzz"});
    if (status != 0 && out.str().empty() && err.str().empty()) {
      wrong("a failure without a message");
    }
    return status;
  }

 private:
  std::filesystem::path home_;
};

void apply_line(std::string_view text) {
  static Office office;
  office.run({"apply", "--dry-run"}, text);
}

}  // namespace

const std::vector<Target>& targets() {
  static const std::vector<Target> all{
      {"json",
       read_json,
       {R"({"a": [1, -2.5e3, true, null, "\u6d88\u9632\ud83d\ude00"], "b": {"c": ""}})",
        "[[[[[[1]]]]]]", "9223372036854775807"}},
      {"csv",
       read_csv,
       {"标题,单位\r\n\"整改,\"\"一\"\"\",后勤处\r\n'=1+1,x\n", "a;b\n1;\"2\n3\"\n",
        "\xef\xbb\xbf\x61\tb\nc\td"}},
      {"gb18030",
       read_gb18030,
       {"\xcf\xfb\xb7\xc0\xcd\xa8\xb5\xc0", "\x81\x30\x81\x30 a \x95\x32\x82\x36"}},
      {"moment",
       read_moment_both_ways,
       {"2026-11-24T09:00:00+08:00", "下周三 9:30", "今天下午3点半", "3个工作日内", "12月5日前",
        "next fri", "+5wd", "eoq", "03/04/05"}},
      {"limit", read_limit, {"10wd", "3个月以内", "10 workdays", "半个月", "2h", "一年"}},
      {"filter",
       read_filter,
       {"lamp = red and unit in (财政局, 审计局) and due < today+3wd",
        "not (overdue or title ~ \"消防\")", "number is not null",
        "urgency >= urgent 且 closed_at = 今天"}},
      {"number",
       read_document_number,
       {"国办发〔2026〕15号", "市应急[２０２６]第０15号", "第706号", "二〇二四年第十六期",
        "〔1996〕武司字第82号"}},
      {"secrecy", read_secrecy, {"秘密★10年", "机密★6个月", "secret*10y", "绝密", "open"}},
      {"kind", read_kind, {builtin_file("kinds/task.toml"), builtin_file("kinds/outgoing.toml")}},
      {"calendar", read_calendar, {builtin_file("calendars/cn.toml")}},
      {"mapping",
       read_mapping,
       {"[map]\ntitle = \"标题\"\n[const]\nunit = \"后勤处\"\n[split]\nco = "
        "\"、\"\n"}},
      {"ics",
       read_events,
       {"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:元旦 "
        "休\r\nDTSTART;VALUE=DATE:20260101\r\n"
        "DTEND;VALUE=DATE:20260104\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"}},
      {"text",
       clean_text,
       {"红 \x1b[31m \xe2\x80\xae back", "e\xcc\x81 \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9"}},
      {"apply",
       apply_line,
       {R"({"command": "task add", "title": "整改", "unit": "后勤处", "co": ["保卫处"], "within": "10wd", "save": "a"})",
        R"({"command": "progress", "ref": "T1", "percent": 50, "text": "半", "once": "k"})",
        R"({"command": "doc receive", "title": "通知", "from": "市政府", "number": "市府[2026]1号", "dated": "2026-11-20"})"}}};
  return all;
}

void try_reading(const Target& target, std::string_view text) {
  try {
    target.read(text);
  } catch (const Error& error) {
    // A message is cleaned where it is printed; one that begins with NUL, which no argument can
    // hold, is cut there.
    if (!is_utf8(cleaned(error.what())) ||
        (*error.what() == '\0' && text.find('\0') == std::string_view::npos)) {
      wrong("the message is empty or cannot be printed");
    }
  }
}

}  // namespace bureau::fuzz
