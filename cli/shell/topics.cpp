// bureau help filter, dates, kinds, formats, options: told from what the program itself reads by.
#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/session/session.h"
#include "cli/shell/collector.h"
#include "cli/shell/help.h"
#include "model/filter_words.h"
#include "model/matter_fields.h"
#include "model/matter_table.h"
#include "office/called.h"
#include "render/kind_view.h"
#include "render/matter_view.h"
#include "time/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

namespace bureau::cli {

namespace {

constexpr std::array<Name, 5> topics{{{"filter", "filters", "筛选|过滤"},
                                      {"dates", "date", "日期|时间"},
                                      {"kinds", "kind", "类别"},
                                      {"formats", "format", "格式"},
                                      {"options", "option", "选项"}}};

/// Lines of text as wide as help is, further ones as far in as the first.
std::string lines_of(std::string_view text, std::size_t indent = 0) {
  return wrapped(std::string(indent, ' '), std::string(indent, ' '), text, {.width = help_width});
}

/// What is typed, and beside it what it is.
std::string beside(std::string_view typed, std::string_view told, std::size_t wide) {
  return wrapped("  " + pad(std::string{typed}, wide), std::string(wide + 2, ' '), told,
                 {.width = help_width});
}

// Filters.

/// The fields, grouped by what may be asked of them.
std::string filter_fields(Session& session) {
  const MatterWords words{
      .own = [&](std::string_view name) { return own_field_type(session.kinds(), name); }};
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  std::vector<std::string> names = matter_field_names();
  try {
    for (const KindField* own : own_fields(session.kinds())) {
      names.push_back(own->id);
    }
  } catch (const Error&) {  // a kind that cannot be read: 'bureau config check' tells it
    names = matter_field_names();
  }
  for (const std::string& name : names) {
    const std::optional<FilterField> field = find_filter_field(name, words);
    if (!field) {
      continue;
    }
    const std::string operators = tr(operators_of(*field));
    const auto group =
        std::ranges::find(groups, operators, [](const auto& one) { return one.first; });
    if (group == groups.end()) {
      groups.push_back({operators, {name}});
    } else {
      group->second.push_back(name);
    }
  }
  std::string text;
  for (const auto& [operators, fields] : groups) {
    text += lines_of(operators, 2) + lines_of(fmt::format("{}", fmt::join(fields, " ")), 6);
  }
  return text;
}

std::string on_filter(Session& session) {
  std::string text =
      lines_of(tr("A filter chooses matters, behind --where and in the settings: a field, an "
                  "operator, a value; and, or, not and brackets between."));
  text += "\n";
  for (const char* example :
       {"lamp = red and unit in (财政局, 审计局)", "due < today+3wd or overdue",
        "urgency >= urgent and not title ~ 消防", "unit is null and opened_at >= 2026-11-01"}) {
    text += fmt::format("  {}\n", example);
  }
  text += fmt::format("\n{}\n", tr("Operators, and the fields that take them:"));
  text += filter_fields(session);
  text += "\n" + lines_of(tr("Each also takes 'is null' and 'is not null'; one that is true or "
                             "false stands alone. Values with blanks or commas stand in quotes; a "
                             "day is any word of 'bureau help dates'."));
  if (!session.settings().filters.empty()) {
    text += fmt::format("\n{}\n", tr("Filters that have a name here:"));
    for (const auto& [name, says] : session.settings().filters) {
      text += beside(cleaned(name), cleaned(says), 14);
    }
  }
  return text + "\n" + tr("bureau-filter(7) is the manual.") + "\n";
}

// Dates.

/// What each of these means now; a word that cannot mean anything now is left out.
std::string meanings(std::span<const std::string_view> words, const WordContext& context) {
  std::string text;
  for (const std::string_view word : words) {
    try {
      text += beside(word, understood(read_moment(word, context)), 20);
    } catch (const Error&) {
      continue;
    }
  }
  return text;
}

std::string on_dates(Session& session) {
  static constexpr auto ahead = std::to_array<std::string_view>(
      {"2026-12-05",    "12-05",       "today",      "tomorrow",
       "fri",           "next mon",    "fri 9:30",   "eow",
       "eom",           "eoq",         "eoy",        "+3d",
       "+5wd",          "+2h",         "明天",       "周五",
       "下周一上午9点", "月底",        "本周内",     "四季度末",
       "12月5日前",     "3个工作日内", "一个半月内", "本月最后一个工作日"});
  static constexpr auto back =
      std::to_array<std::string_view>({"yesterday", "fri", "3 days ago", "上周五", "昨天"});
  const WordContext forward = session.words(Direction::forward);
  std::string text =
      lines_of(localized("A day or a moment is written as people say it. It is {} now; of what "
                         "lies ahead (--due, --to, --at) this means:",
                         to_short_text(forward.now)));
  text += meanings(ahead, forward);
  text +=
      fmt::format("\n{}\n", tr("Of what has been (--when, --dated, --since) the last is meant:"));
  text += meanings(back, session.words(Direction::back));
  text += fmt::format("\n{}\n", tr("A limit (--within) is a number and a unit:"));
  text += beside("30min 2h 10d 2w 3m 1y", tr("minutes, hours, days, weeks, months, years"), 24);
  text += beside("10wd 10个工作日", tr("working days, by the calendar"), 24);
  return text + "\n" + tr("bureau-dates(7) is the manual.") + "\n";
}

// Kinds.

std::string on_kinds(Session& session) {
  std::vector<const Kind*> all;
  for (const std::string& id : session.kinds().ids()) {
    try {
      all.push_back(&session.kinds().get(id));
    } catch (const Error&) {  // 'bureau config check' says what is wrong with it
      continue;
    }
  }
  std::string text =
      lines_of(tr("A kind says what sort of matter something is and how it walks through the "
                  "office: its states, and the steps between them, which are verbs."));
  text += "\n" + render(kinds_view(all, true), Format::table, {.width = help_width}) + "\n";
  text += beside("bureau kinds task", tr("its states, steps and fields"), 34);
  text += beside("bureau task add … --kind KIND", tr("opens one of that kind"), 34);
  text += beside("bureau task list --kind KIND", tr("lists those"), 34);
  text +=
      "\n" + lines_of(tr(
                 "A kind is a file in kinds/ of the configuration: an office adds its own or "
                 "replaces one. bureau-kinds(5) is the manual; 'bureau config check' reads them."));
  return text;
}

// Formats.

std::string on_formats() {
  static constexpr std::array<std::pair<Format, const char*>, 9> all{
      {{Format::table, mark("columns for the screen: the default")},
       {Format::json, mark("an array of objects, or the one object")},
       {Format::jsonl, mark("an object a line, each as it is read")},
       {Format::csv, mark("a heading, and a row each")},
       {Format::tsv, mark("the same with tabs between")},
       {Format::md, mark("a table in Markdown")},
       {Format::html, mark("one page that stands alone, for the browser and A4")},
       {Format::text, mark("plain lines: name and value")},
       {Format::refs, mark("refs alone, a line each: for the next command")}}};
  std::string text = lines_of(tr("-o takes a format, or a file whose ending names it:")) + "\n";
  for (const auto& [format, told] : all) {
    text += beside(to_text(format), tr(told), 8);
  }
  text += "\n";
  text += beside("-o week.html", tr("a file, whole or not at all; a name has a '.' or a '/'"), 28);
  text += beside("--fields ref,title,due", tr("which fields; the names are those of JSON"), 28);
  text += beside("--template '{{ref}} {{title}}'", tr("a Mustache template for each row"), 32);
  text += beside("--headers zh --bom", tr("CSV for people and their spreadsheets"), 28);
  text += beside("--raw", tr("CSV for programs: no apostrophe before = + - @"), 28);
  return text + "\n" + tr("Keys and values of JSON are in bureau-json(5).") + "\n";
}

std::string on_options() {
  const ParseContext context;
  Globals globals;
  Collector common{context};
  declare_globals(common, globals);
  return fmt::format("{}\n\n", tr("Options of every command, before or behind it, as far as they "
                                  "mean something there:")) +
         option_lines(common.fields);
}

}  // namespace

std::optional<Topic> topic_called(std::string_view word) {
  try {
    return static_cast<Topic>(parse_name("topic", topics, word));
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::string help_on(Topic topic, Session& session) {
  switch (topic) {
    case Topic::filter: return on_filter(session);
    case Topic::dates: return on_dates(session);
    case Topic::kinds: return on_kinds(session);
    case Topic::formats: return on_formats();
    case Topic::options: break;
  }
  return on_options();
}

}  // namespace bureau::cli
