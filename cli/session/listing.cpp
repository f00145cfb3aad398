#include "cli/session/listing.h"

#include "base/error.h"
#include "base/text.h"
#include "model/filter_node.h"
#include "model/matter_fields.h"
#include "model/matter_table.h"
#include "office/called.h"
#include "office/listed.h"

#include <algorithm>

namespace bureau::cli {

std::vector<ListedMatter> listed(Session& session, std::vector<Matter> matters, bool with_co) {
  return bureau::listed(session.reading(), session.office(), session.now(), std::move(matters),
                        with_co);
}

bool passes(const FilterAt& filter, const ListedMatter& row, Instant now) {
  const MatterFacts facts{.matter = row.matter,
                          .now = now,
                          .co = &row.co,
                          .unanswered = &row.unanswered,
                          .lamp = row.lamp};
  return filter.matches([&](std::string_view field) { return value_of(facts, field); });
}

std::vector<ListedMatter> selected(Session& session, std::vector<Matter> matters, bool with_co) {
  const std::string& where = session.globals().where;
  const FilterAt filter = where.empty() ? FilterAt{} : asked_filter(session, where);
  std::vector<ListedMatter> rows = listed(
      session, std::move(matters), with_co || filter.uses("co") || filter.uses("unanswered"));
  std::erase_if(rows, [&](const ListedMatter& row) { return !passes(filter, row, session.now()); });
  return rows;
}

FindKind finder(Session& session) {
  return [&session](const Matter& matter) { return session.office().find_kind(matter); };
}

namespace {

/// Says the nearest to each name of a unit or a person that the directory has not.
void remark_unknown(Session& session, const FilterNode& node) {
  for (const FilterNode& part : node.parts) {
    remark_unknown(session, part);
  }
  const MatterField* field = find_matter_field(node.field);
  const bool is_of_units = field != nullptr && field->type == FieldType::unit;
  const bool is_helper = node.field == "co" || node.field == "unanswered";
  const bool is_of_people = field != nullptr && field->type == FieldType::person;
  if (node.sort != FilterNode::Sort::comparison || node.test != FilterTest::equal ||
      !(is_of_units || is_helper || is_of_people)) {
    return;
  }
  const Directory& directory = session.office().directory();
  for (const FilterOperand& operand : node.operands) {
    std::string unknown;
    const std::string name = session.office().called(operand.text);  // a former one is known
    if (is_of_people) {
      canonical_person(directory, Strictness::free, name, unknown);
    } else {
      canonical_unit(directory, Strictness::free, name, unknown);
    }
    if (!unknown.empty()) {
      session.output().say(unknown);
    }
  }
}

}  // namespace

FilterAt asked_filter(Session& session, std::string_view expression) {
  FilterAt filter = session.office().at(session.office().filter(expression), session.now());
  if (filter.root() != nullptr) {
    remark_unknown(session, *filter.root());
  }
  return filter;
}

Selects selector(Session& session, const History& history) {
  const std::string& where = session.globals().where;
  static_cast<void>(where.empty() ? FilterAt{} : asked_filter(session, where));
  return where.empty() ? Selects{}
                       : selection(session.office(), history, session.office().filter(where));
}

namespace {

/// A field that some kind adds; nullptr: none does.
const KindField* find_own_field(Kinds& kinds, std::string_view name) {
  for (const std::string& id : kinds.ids()) {
    if (const KindField* own = kinds.get(id).find_field(name)) {
      return own;
    }
  }
  return nullptr;
}

/// What no kind declares is a field only where a record has it: all of them are looked at first.
bool are_known(const std::vector<std::string>& fields, Kinds& kinds) {
  return std::ranges::all_of(fields, [&](const std::string& field) {
    return find_matter_field(field) != nullptr || find_own_field(kinds, field) != nullptr;
  });
}

}  // namespace

View view_of(Session& session, EachListed each, const std::vector<std::string>& fields) {
  if (are_known(fields, session.kinds())) {
    return list_view(std::move(each), fields, session.now(), finder(session),
                     [&](std::string_view name) { return find_own_field(session.kinds(), name); });
  }
  std::vector<ListedMatter> rows;
  each([&](const ListedMatter& row) { rows.push_back(row); });
  return list_view(rows, fields, session.now(), finder(session));
}

Outcome changed(Session& session, Database& database, const std::vector<Ref>& refs, bool created) {
  Outcome outcome{.created = created};
  std::ranges::transform(refs, std::back_inserter(outcome.refs),
                         [](Ref ref) { return to_text(ref); });
  const bool asked =
      (session.output().has_format() && session.output().format(Format::refs) != Format::refs) ||
      !session.globals().fields.empty() || !session.globals().template_text.empty();
  if (asked) {
    std::vector<Matter> matters = matters_of(database, refs);
    const bool one = matters.size() == 1;
    outcome.view = list_view(listed(session, std::move(matters)),
                             fields_to_show(session, {"ref", "state", "unit", "due", "title"}),
                             session.now(), finder(session));
    outcome.view->one = one;
  }
  return outcome;
}

void check_items(const std::vector<std::string>& words, Database& database) {
  for (const std::string& word : words) {
    if (looks_like_ref(word) && word.find('/') != std::string::npos) {
      const auto item = parse<SubRef>(word);
      if (!find_item(database, item)) {
        throw Error(ErrorKind::not_found, "there is no {}: 'bureau show {}' shows what it has",
                    item, item.ref);
      }
    }
  }
}

std::vector<Matter> named_matters(Session& session, const std::vector<std::string>& words) {
  check_items(words, session.reading());
  const std::vector<Ref> refs = resolve_refs(words, session.reading());
  std::vector<Matter> matters;
  if (refs.size() == 1) {  // one that is not there is not looked for twice
    matters.push_back(get_matter(session.reading(), refs.front()));
  } else {
    matters = matters_of(session.reading(), refs);
  }
  auto next = matters.begin();
  for (const Ref ref : refs) {
    if (next == matters.end() || next->ref != ref) {
      static_cast<void>(get_matter(session.reading(), ref));  // there is none, and it says so
    }
    session.office().check_ceiling(*next++);
  }
  return matters;
}

std::vector<Matter> below_ceiling(Session& session, std::vector<Matter> matters) {
  say_hidden(session, static_cast<std::int64_t>(session.office().reveal(matters)));
  return matters;
}

void say_hidden(Session& session, std::int64_t count) {
  if (count > 0) {
    session.output().say(localized("{} not shown: above the ceiling {}", count,
                                   word_of(session.office().ceiling())));
  }
}

void say_hidden_open(Session& session) {
  say_hidden(session,
             count_above(session.reading(), session.office().ceiling(), std::nullopt, Which::open));
}

std::string words_of_link(const Link& link, Ref end) {
  return link.from == end ? fmt::format("{} {}{}", tr(link.kind.c_str()), link.to,
                                        link.sub.empty() ? "" : "/" + link.sub)
                          : fmt::format("{} {}{}", link.from, tr(link.kind.c_str()),
                                        link.sub.empty() ? "" : " " + link.sub);
}

void refuse_columns(const Session& session, std::string_view verb) {
  if (!session.globals().fields.empty() || !session.globals().template_text.empty()) {
    throw Error(ErrorKind::usage, "'{}' prints a whole page: leave out --fields and --template",
                verb);
  }
}

Format format_among(const Session& session, std::string_view verb,
                    std::initializer_list<Format> formats) {
  refuse_columns(session, verb);
  const Format format = session.output().format(*formats.begin());
  if (std::ranges::find(formats, format) == formats.end()) {
    throw Error(ErrorKind::usage, "'{}' cannot be written as {}: use {}", verb, format,
                fmt::join(formats, ", "));
  }
  return format;
}

void check_limit(std::int64_t limit) {
  if (limit < 0) {
    throw Error(ErrorKind::usage, "--limit {} is below 0: give how many at most, 0 for all", limit);
  }
}

bool for_people(const Session& session) {
  return session.output().format(Format::table) == Format::table &&
         session.globals().template_text.empty() && session.globals().fields.empty();
}

namespace {

/// Whether a template asks for the field by its plain name: "{{amount}}", "{{#amount}}".
bool asks_for(std::string_view mustache, std::string_view name) {
  for (std::size_t at = mustache.find(name); at != std::string_view::npos;
       at = mustache.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if (at > 0 && std::string_view{"{ #^&"}.find(mustache[at - 1]) != std::string_view::npos &&
        end < mustache.size() && (mustache[end] == '}' || mustache[end] == ' ')) {
      return true;
    }
  }
  return false;
}

/// All fields, and those of kinds that a template asks for.
std::vector<std::string> fields_for_programs(Session& session) {
  std::vector<std::string> names = matter_field_names();
  const std::string& mustache = session.globals().template_text;
  if (!mustache.empty()) {
    for (const KindField* own : own_fields(session.kinds())) {
      if (asks_for(mustache, own->id) && std::ranges::find(names, own->id) == names.end()) {
        names.push_back(own->id);
      }
    }
  }
  return names;
}

}  // namespace

std::vector<std::string> fields_to_show(Session& session, std::vector<std::string> usual) {
  if (!session.globals().fields.empty()) {
    return split_list(session.globals().fields, U",");
  }
  const Format format = session.output().format(Format::table);
  const bool machine = format == Format::json || format == Format::jsonl || format == Format::csv ||
                       format == Format::tsv || !session.globals().template_text.empty();
  return machine ? fields_for_programs(session) : std::move(usual);
}

}  // namespace bureau::cli
