#include "ops/office/import.h"

#include "base/error.h"
#include "base/text.h"
#include "model/matter_table.h"
#include "ops/matter/open.h"
#include "ops/matter/ties.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace bureau {

namespace {

constexpr std::array lists{"co", "tag", "attendee"};
constexpr std::array moments{"due", "dated", "received_at", "starts_at"};

constexpr std::string_view own = "fields.";

/// "plate" of "fields.plate".
std::string_view bare(std::string_view field) {
  return field.starts_with(own) ? field.substr(own.size()) : field;
}

template <class Range>
bool has(const Range& range, std::string_view word) {
  return std::ranges::find(range, word) != std::ranges::end(range);
}

/// A spreadsheet writes a day as its midnight.
std::string without_midnight(const std::string& text) {
  const std::size_t blank = text.find_first_of(" T");
  const std::string_view time =
      blank == std::string::npos ? "" : trimmed(std::string_view{text}.substr(blank + 1));
  static constexpr std::array midnights{"0:00", "00:00", "0:00:00", "00:00:00", "00:00:00.000"};
  return has(midnights, time) ? text.substr(0, blank) : text;
}

/// A date of the plan's form as everybody else writes it; another text as it is.
std::string date_of(const ImportPlan& plan, std::string_view field, const std::string& text) {
  std::string iso = field == "starts_at" ? text : without_midnight(text);
  if (!plan.date_format.empty()) {
    std::tm parts{};
    const char* end = strptime(text.c_str(), plan.date_format.c_str(), &parts);
    if (end == nullptr || *end != '\0') {
      end = strptime(iso.c_str(), plan.date_format.c_str(), &parts);
    }
    if (end == nullptr || *end != '\0') {
      throw Error(ErrorKind::rejected, "{}: '{}' is not a date of the form {}", field, text,
                  plan.date_format);
    }
    iso = fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
    const auto names = [&](std::string_view part) {
      return plan.date_format.find(part) != std::string::npos;
    };
    const bool has_time = names("%H") || names("%R") || names("%T") || names("%I");
    if (has_time && (parts.tm_hour != 0 || parts.tm_min != 0 || field == "starts_at")) {
      iso += fmt::format("T{:02}:{:02}", parts.tm_hour, parts.tm_min);
    }
  }
  return iso;
}

bool put_moment(Deed& deed, const ImportPlan& plan, NewMatter& draft, std::string_view field,
                const std::string& text) {
  if (!has(moments, field)) {
    return false;
  }
  const std::string date = date_of(plan, field, text);
  if (field == "dated") {
    draft.dated = deed.day(date);
  } else if (field == "received_at") {
    draft.received = deed.moment(date, Direction::back);
  } else {
    (field == "due" ? draft.due : draft.starts) = deed.moment(date, Direction::forward);
  }
  return true;
}

bool put_list(const ImportPlan& plan, NewMatter& draft, std::string_view field,
              const std::string& text) {
  if (!has(lists, field)) {
    return false;
  }
  const auto split = plan.splits.find(std::string{field});
  const std::u32string separators =
      split == plan.splits.end() ? U"、，,;；" : to_code_points(split->second);
  std::vector<std::string>& into = field == "co"    ? draft.co
                                   : field == "tag" ? draft.tags
                                                    : draft.attendees;
  into = split_list(text, separators);
  draft.names_are_divided = true;
  return true;
}

}  // namespace

std::vector<std::string_view> importable_fields() {
  std::vector<std::string_view> fields = fields_that_are(Use::imported);
  fields.insert(fields.end(), lists.begin(), lists.end());
  fields.insert(fields.end(), moments.begin(), moments.end());
  fields.emplace_back("document");
  return fields;
}

namespace {

/// Whether one of the words is the other with a slip of the keys: a letter too many, another one,
/// or two that changed places.
bool is_slip(std::string_view word, std::string_view meant) {
  if (std::min(word.size(), meant.size()) < 3) {
    return false;
  }
  const auto [at, in] = std::ranges::mismatch(word, meant);
  const std::string_view a{at, word.end()};
  const std::string_view b{in, meant.end()};
  if (a.size() == b.size()) {
    const bool turned = a.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
    return a.empty() || a.substr(1) == b.substr(1) || turned;
  }
  return a.size() > b.size() ? a.substr(1) == b : b.substr(1) == a;
}

/// By its own name: "from" may be a field of a record's own.
const MatterField* find_exactly(std::string_view field) {
  const MatterField* known = find_matter_field(field);
  return known != nullptr && known->name == field ? known : nullptr;
}

bool is_kept(std::string_view field) {
  const MatterField* known = find_exactly(field);
  return known != nullptr && known->is_shown();
}

/// The name that a field goes by in a plan: "origin" for "from", "plate" for "fields.plate".
std::string key_of(std::string_view typed) {
  if (typed.starts_with(own)) {
    return std::string{bare(typed)};
  }
  const MatterField* known = find_matter_field(typed);
  const std::string_view name = known != nullptr ? known->name : typed;
  return std::string{name == "tags" ? "tag" : name};
}

/// A name that no field has stays a field of the record's own, unless it is a slip.
void check_target(const std::string& typed, const std::string& field, const Kind& kind) {
  const std::vector<std::string_view> known = importable_fields();
  const auto is_of_kind = [&](std::string_view id) {
    return std::ranges::find(kind.fields, id, &KindField::id) != kind.fields.end();
  };
  if (has(known, field) || is_of_kind(field)) {
    return;
  }
  if (is_kept(field) || field.empty()) {
    throw Error(
        ErrorKind::usage,
        "'{}' cannot be imported, for the office gives or keeps it itself: leave it out, or "
        "map the column to another name",
        typed);
  }
  std::vector<std::string_view> near = known;
  std::ranges::transform(kind.fields, std::back_inserter(near), &KindField::id);
  const std::string key = compare_key(typed);
  const auto meant = std::ranges::find_if(
      near, [&](std::string_view candidate) { return is_slip(key, candidate); });
  if (meant != near.end() && !typed.starts_with(own)) {
    throw Error(ErrorKind::usage,
                "there is no field '{}': did you mean '{}'? 'fields.{}' makes it one of its own",
                typed, *meant, typed);
  }
}

void check_split(const ImportPlan& plan, const std::string& field, const std::string& separators) {
  if (!has(lists, field)) {
    throw Error(ErrorKind::usage, "'{}' is no list that could be split: only {} are", field,
                fmt::join(lists, ", "));
  }
  if (separators.empty()) {
    throw Error(ErrorKind::usage, "say what '{}' is split at: --split {}=、", field, field);
  }
  if (!plan.columns.contains(field) && !plan.constants.contains(field)) {
    throw Error(ErrorKind::usage,
                "'{}' is split but no column is mapped to it: give --map {}=COLUMN", field, field);
  }
}

/// Names of fields as the record has them, one way for each.
std::map<std::string, std::string> renamed(const std::map<std::string, std::string>& fields,
                                           const Kind& kind) {
  std::map<std::string, std::string> all;
  for (const auto& [typed, value] : fields) {
    const std::string field = key_of(typed);
    check_target(typed, field, kind);
    if (!all.emplace(field, value).second) {
      throw Error(ErrorKind::usage, "the field '{}' is named twice: leave one of them out", field);
    }
  }
  return all;
}

}  // namespace

ImportPlan checked(ImportPlan plan, const Kind& kind) {
  plan.columns = renamed(plan.columns, kind);
  plan.constants = renamed(plan.constants, kind);
  plan.splits = renamed(plan.splits, kind);
  for (const auto& [field, value] : plan.constants) {
    if (const auto column = plan.columns.find(field); column != plan.columns.end()) {
      throw Error(ErrorKind::usage,
                  "'{}' is the column '{}' and is the same for every row: leave one of them out",
                  field, column->second);
    }
  }
  for (const auto& [field, separators] : plan.splits) {
    check_split(plan, field, separators);
  }
  if (!plan.columns.contains("title") && !plan.constants.contains("title")) {
    throw Error(ErrorKind::usage, "no column is the title of the matters: give --map title=COLUMN");
  }
  return plan;
}

namespace {

/// A row as it was read: the matter to open, and what its draft has no place for.
struct ReadRow {
  const Kind& kind;
  NewMatter draft{};
  std::string document{};  ///< the number of the paper that the matter carries out
  std::vector<std::pair<std::string, std::string>> more{};  ///< fields of no kind
};

void put(Deed& deed, const ImportPlan& plan, ReadRow& row, const std::string& field,
         const std::string& text) {
  if (text.empty()) {
    return;
  }
  const MatterField* known = find_exactly(field);
  if (field == "title") {
    row.draft.title = text;
  } else if (known != nullptr && known->may(Use::imported)) {
    row.draft.values[std::string{known->name}] = text;
  } else if (field == "document") {
    row.document = text;
  } else if (put_moment(deed, plan, row.draft, field, text) ||
             put_list(plan, row.draft, field, text)) {
    return;
  } else if (std::ranges::find(row.kind.fields, field, &KindField::id) != row.kind.fields.end()) {
    row.draft.fields.push_back(field + "=" + text);
  } else {
    row.more.emplace_back(field, text);
  }
}

ReadRow read_row(Deed& deed, const ImportPlan& plan,
                 const std::map<std::string, std::string>& cells) {
  ReadRow row{.kind = deed.office().kind(plan.kind), .draft = {.kind = plan.kind}};
  for (const auto& [field, value] : plan.constants) {
    put(deed, plan, row, field, value);
  }
  for (const auto& [field, column] : plan.columns) {
    const auto cell = cells.find(column);
    put(deed, plan, row, field, cell == cells.end() ? "" : std::string{trimmed(cell->second)});
  }
  return row;
}

}  // namespace

Matter import_row(Deed& deed, const ImportPlan& plan,
                  const std::map<std::string, std::string>& row) {
  ReadRow read = read_row(deed, plan, row);
  std::vector<Ref> papers;
  if (!read.document.empty()) {
    papers = find_number(deed.database(), read.document);
    if (papers.size() > 1) {
      throw Error(ErrorKind::usage, "'{}' is the number of {}: give the ref", read.document,
                  fmt::join(papers, ", "));
    }
    const std::string number =
        papers.empty() ? read.document : deed.referred(papers.front()).number;
    if (read.draft.value("origin").empty()) {
      read.draft.values["origin"] = number;
    }
  }
  Matter matter = open_matter(deed, std::move(read.draft));
  for (const auto& [field, text] : read.more) {
    matter.fields.emplace_back(field, deed.words(matter, field, text));
  }
  if (!read.more.empty()) {
    deed.save(matter);
  }
  if (!papers.empty()) {
    add_link(deed, {.from = matter.ref, .kind = "implements", .to = papers.front()});
  }
  return matter;
}

}  // namespace bureau
