#include "ops/import.h"

#include "base/error.h"
#include "base/text.h"
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

Moment moment_of(Deed& deed, const ImportPlan& plan, std::string_view field,
                 const std::string& text) {
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
  const bool ahead = field == "due" || field == "starts_at";
  return read_moment(iso, {.now = deed.now(),
                           .direction = ahead ? Direction::forward : Direction::back,
                           .calendar = &deed.rules().calendar(),
                           .hours = deed.rules().hours});
}

bool put_moment(Deed& deed, const ImportPlan& plan, NewMatter& draft, std::string_view field,
                const std::string& text) {
  if (std::ranges::find(moments, field) == moments.end()) {
    return false;
  }
  std::optional<Moment>& into = field == "due"           ? draft.due
                                : field == "dated"       ? draft.dated
                                : field == "received_at" ? draft.received
                                                         : draft.starts;
  into = moment_of(deed, plan, field, text);
  return true;
}

bool put_list(const ImportPlan& plan, NewMatter& draft, std::string_view field,
              const std::string& text) {
  if (std::ranges::find(lists, field) == lists.end()) {
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

/// A row as it was read: the matter to open, and what its draft has no place for.
struct ReadRow {
  const Kind& kind;
  NewMatter draft{};
  std::string document{};  ///< the number of the paper that the matter carries out
  std::vector<std::pair<std::string, Json>> more{};  ///< fields that the kind does not declare
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
    row.more.emplace_back(field, normalized(field, text));
  }
}

ReadRow read_row(Deed& deed, const ImportPlan& plan,
                 const std::map<std::string, std::string>& cells) {
  ReadRow row{.kind = deed.rules().kind(plan.kind), .draft = {.kind = plan.kind}};
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
    if (read.draft.origin.empty()) {
      read.draft.origin =
          papers.empty() ? read.document : get_matter(deed.database(), papers.front()).number;
    }
  }
  Matter matter = open_matter(deed, std::move(read.draft));
  if (!read.more.empty()) {
    matter.fields.insert(matter.fields.end(), read.more.begin(), read.more.end());
    deed.save(matter);
  }
  if (!papers.empty()) {
    add_link(deed, {.from = matter.ref, .kind = "implements", .to = papers.front()});
  }
  return matter;
}

}  // namespace bureau
