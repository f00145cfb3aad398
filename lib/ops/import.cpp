#include "ops/import.h"

#include "base/error.h"
#include "base/text.h"
#include "model/matter_fields.h"
#include "ops/around.h"
#include "ops/open.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace bureau {

namespace {

using Put = void (*)(NewMatter&, std::string);

template <std::string NewMatter::*Member>
void put_text(NewMatter& draft, std::string value) {
  draft.*Member = std::move(value);
}

struct Importable {
  std::string_view field;
  Put put;
};

constexpr std::array importable{Importable{"title", put_text<&NewMatter::title>},
                                Importable{"type", put_text<&NewMatter::type>},
                                Importable{"number", put_text<&NewMatter::number>},
                                Importable{"urgency", put_text<&NewMatter::urgency>},
                                Importable{"importance", put_text<&NewMatter::importance>},
                                Importable{"secrecy", put_text<&NewMatter::secrecy>},
                                Importable{"need", put_text<&NewMatter::need>},
                                Importable{"origin", put_text<&NewMatter::origin>},
                                Importable{"recipient", put_text<&NewMatter::recipient>},
                                Importable{"unit", put_text<&NewMatter::unit>},
                                Importable{"person", put_text<&NewMatter::person>},
                                Importable{"leader", put_text<&NewMatter::leader>},
                                Importable{"officer", put_text<&NewMatter::officer>},
                                Importable{"place", put_text<&NewMatter::place>},
                                Importable{"parent", put_text<&NewMatter::parent>},
                                Importable{"cycle", put_text<&NewMatter::cycle>}};

constexpr std::array lists{"co", "tag", "attendee"};
constexpr std::array moments{"due", "dated", "received_at", "starts_at"};

/// Keys of a matter's record that no filter knows.
constexpr std::array only_shown{"due_source", "due_provisional", "fields"};

constexpr std::string_view own = "fields.";

/// "plate" of "fields.plate".
std::string_view bare(std::string_view field) {
  return field.starts_with(own) ? field.substr(own.size()) : field;
}

template <class Range>
bool has(const Range& range, std::string_view word) {
  return std::ranges::find(range, word) != std::ranges::end(range);
}

/// A date of the plan's form as everybody else writes it; another text as it is.
std::string date_of(const ImportPlan& plan, std::string_view field, const std::string& text) {
  std::string iso = text;
  if (!plan.date_format.empty()) {
    std::tm parts{};
    const char* end = strptime(text.c_str(), plan.date_format.c_str(), &parts);
    if (end == nullptr || *end != '\0') {
      throw Error(ErrorKind::rejected, "{}: '{}' is not a date of the form {}", field, text,
                  plan.date_format);
    }
    iso = fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
    const auto names = [&](std::string_view part) {
      return plan.date_format.find(part) != std::string::npos;
    };
    if (names("%H") || names("%R") || names("%T") || names("%I")) {
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
  return true;
}

}  // namespace

std::vector<std::string_view> importable_fields() {
  std::vector<std::string_view> fields;
  std::ranges::transform(importable, std::back_inserter(fields), &Importable::field);
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

bool is_kept(std::string_view field) {
  const std::vector<FilterField>& all = matter_filter_fields();
  return has(only_shown, field) || std::ranges::find(all, field, &FilterField::name) != all.end();
}

/// A name that no field has stays a field of the record's own, unless it is a slip.
void check_target(const std::string& field, const Kind& kind) {
  const std::vector<std::string_view> known = importable_fields();
  const auto is_of_kind = [&](std::string_view id) {
    return std::ranges::find(kind.fields, id, &KindField::id) != kind.fields.end();
  };
  if (has(known, bare(field)) || is_of_kind(bare(field)) || field == "tags") {
    return;
  }
  if (is_kept(bare(field)) || bare(field).empty()) {
    throw Error(
        ErrorKind::usage,
        "'{}' cannot be imported, for the office gives or keeps it itself: leave it out, or "
        "map the column to another name",
        field);
  }
  std::vector<std::string_view> near = known;
  std::ranges::transform(kind.fields, std::back_inserter(near), &KindField::id);
  const std::string key = compare_key(field);
  const auto meant = std::ranges::find_if(
      near, [&](std::string_view candidate) { return is_slip(key, candidate); });
  if (meant != near.end() && !field.starts_with(own)) {
    throw Error(ErrorKind::usage,
                "there is no field '{}': did you mean '{}'? 'fields.{}' makes it one of its own",
                field, *meant, field);
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
    check_target(typed, kind);
    const std::string_view name = bare(typed);
    const std::string field{name == "tags" ? "tag" : name};
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
  const auto known = std::ranges::find(importable, field, &Importable::field);
  if (known != importable.end()) {
    known->put(row.draft, text);
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
    if (read.draft.origin.empty()) {
      read.draft.origin = number;
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
