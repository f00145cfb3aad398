// bureau show: one matter with all that stands around it.

#include "base/error.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/listing.h"

#include <algorithm>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
};

void declare(Fields& fields, Args& args) {
  fields.refs(args.refs, "The matters, or items of them");
}

/// One line of what stands inside: "T1/p1  11-24  后勤处  60% 已完成两栋楼".
std::string line_of(const Item& item, const Screen& screen, const Kind* kind) {
  std::string text =
      fmt::format("  {}  {}", pad(to_text(item.ref), 8), text_of(Cell{item.at}, screen));
  const auto add = [&](const std::string& part) {
    if (!part.empty()) {
      text += "  " + cleaned(part);
    }
  };
  add(item.by);
  add(item.percent >= 0 ? fmt::format("{}%", item.percent) : "");
  add(item.ref.letter == 'd' ? word_of_result(item.result)
      : item.result.empty()  ? ""
                             : tr(item.result.c_str()));
  add(item.text);
  add(item.problem.empty() ? "" : localized("problem: {}", item.problem));
  add(item.next.empty() ? "" : localized("next: {}", item.next));
  add(item.target ? localized("until {}", text_of(Cell{*item.target}, screen)) : "");
  add(item.decider.empty() ? "" : localized("decided by {}", item.decider));
  add(item.means.empty() ? "" : word_of_verb(item.means, kind));
  add(item.witness.empty() ? "" : localized("witness: {}", item.witness));
  add(item.task ? "→ " + to_text(*item.task) : "");
  add(item.reason);
  return text + "\n";
}

/// What people read: the fields that say something, then what stands inside, then what is tied to
/// it.
std::string page_of(Session& session, const ListedMatter& listed) {
  Database& database = session.reading();
  const Matter& matter = listed.matter;
  View view = list_view(
      {listed},
      {"ref",         "title",      "kind",        "state",        "lamp",        "type",
       "number",      "serial",     "urgency",     "importance",   "secrecy",     "need",
       "origin",      "recipient",  "unit",        "co",           "person",      "leader",
       "officer",     "parent",     "due",         "due_original", "due_chase",   "due_source",
       "step_due",    "progress",   "place",       "starts_at",    "ends_at",     "dated",
       "received_at", "opened_at",  "claimed_at",  "closed_at",    "answered_at", "answer",
       "waiver",      "extensions", "whereabouts", "tags",         "fields",      "version"},
      session.now(), finder(session));
  view.one = true;
  // What is as usual is left out for people; machines get all of it.
  const auto hide = [&](std::string_view name) {
    const auto found = std::ranges::find(view.columns, name, &Column::name);
    view.rows[0].cells[static_cast<std::size_t>(found - view.columns.begin())] = std::monostate{};
  };
  if (matter.urgency == Urgency::normal) {
    hide("urgency");
  }
  if (matter.importance == Importance::normal) {
    hide("importance");
  }
  if (matter.secrecy.level == Level::open) {
    hide("secrecy");
  }
  if (matter.due == matter.due_original) {
    hide("due_original");
  }
  if (matter.progress == 0) {
    hide("progress");
  }
  if (matter.extensions == 0) {
    hide("extensions");
  }
  const Screen screen = session.screen();
  std::string text = render(view, Format::table, screen);
  const std::vector<Item> items = items_of(database, matter.ref);
  if (!items.empty()) {
    text += '\n';
  }
  for (const Item& item : items) {
    text += line_of(item, screen, session.kinds().find(matter.kind));
  }
  for (const Attachment& file : attachments_of(database, matter.ref)) {
    text +=
        fmt::format("  {}  {}  {}  {}\n", pad(to_text(file.ref), 8), text_of(Cell{file.at}, screen),
                    cleaned(file.name), localized("{} bytes", file.size));
  }
  std::vector<Link> links = links_from(database, matter.ref);
  for (const Link& link : links) {
    text += fmt::format("  {} {}{}\n", tr(link.kind.c_str()), link.to,
                        link.sub.empty() ? "" : "/" + link.sub);
  }
  for (const Link& link : links_to(database, matter.ref)) {
    text += fmt::format("  {} {}{}\n", link.from, tr(link.kind.c_str()),
                        link.sub.empty() ? "" : " " + link.sub);
  }
  for (const Part& part : parts_of(database, matter.ref)) {
    if (part.role != "co") {
      text += "  " + localized("{}: {}", tr(part.role.c_str()), cleaned(part.who)) + "\n";
    }
  }
  const Kind* kind = session.kinds().find(matter.kind);
  if (kind != nullptr && matter.open) {
    std::vector<std::string> possible = kind->steps_from(matter.state);
    std::ranges::transform(possible, possible.begin(),
                           [&](const std::string& verb) { return kind->typed(verb); });
    text += fmt::format("\n  {}\n", localized("possible: {}", fmt::join(possible, tr(", "))));
  }
  return text;
}

std::vector<Matter> wanted(const Args& args, Session& session) {
  if (args.refs.empty()) {
    throw Error(ErrorKind::usage, "say which matter: 'bureau show D1', or an official number");
  }
  std::vector<Matter> matters;
  for (const Ref ref : resolve_refs(args.refs, session.reading())) {
    matters.push_back(get_matter(session.reading(), ref));
    check_ceiling(session.rules(), matters.back());
  }
  return matters;
}

/// `show M1/d1`: the item itself.
std::optional<Outcome> item_outcome(const Args& args, Session& session) {
  if (args.refs.size() != 1 || !looks_like_ref(args.refs[0]) ||
      args.refs[0].find('/') == std::string::npos) {
    return std::nullopt;
  }
  const SubRef ref = parse<SubRef>(args.refs[0]);
  const Matter matter = get_matter(session.reading(), ref.ref);
  check_ceiling(session.rules(), matter);
  const std::optional<Item> item = find_item(session.reading(), ref);
  if (!item && ref.letter != 'f') {
    throw Error(ErrorKind::not_found, "there is no {}: 'bureau show {}' shows what it has", ref,
                ref.ref);
  }
  if (!item) {
    return std::nullopt;
  }
  const Screen screen = session.screen();
  return Outcome{.text = session.format(Format::table) == Format::json
                             ? to_pretty_json(json_of(*item)) + "\n"
                             : line_of(*item, screen, session.kinds().find(matter.kind))};
}

Outcome run(const Args& args, Session& session) {
  if (std::optional<Outcome> item = item_outcome(args, session)) {
    return *std::move(item);
  }
  const std::vector<ListedMatter> rows = listed(session, wanted(args, session));
  const bool people = session.format(Format::table) == Format::table &&
                      session.globals().template_text.empty() && session.globals().fields.empty();
  Outcome outcome;
  if (people) {
    for (const ListedMatter& row : rows) {
      outcome.text += (outcome.text.empty() ? "" : "\n") + page_of(session, row);
    }
    return outcome;
  }
  Database& database = session.reading();
  for (const ListedMatter& row : rows) {
    const Ref ref = row.matter.ref;
    std::vector<Link> links = links_from(database, ref);
    const std::vector<Link> back = links_to(database, ref);
    links.insert(links.end(), back.begin(), back.end());
    View view = record_view(row, session.now(), finder(session), parts_of(database, ref),
                            items_of(database, ref), links, attachments_of(database, ref));
    if (outcome.view) {
      outcome.view->rows.push_back(std::move(view.rows[0]));
      outcome.view->one = false;
    } else {
      outcome.view = std::move(view);
    }
  }
  return outcome;
}

}  // namespace

Command show(Noun noun) {
  return reading<Args>(
      {.noun = noun,
       .verb = "show",
       .summary = "Show one matter with all that stands around it",
       .examples = {"bureau show D1", "bureau show 市应急[2026]15号", "bureau show T1 -o json"},
       .usage = "REF…"},
      declare, run);
}

}  // namespace bureau::cli
