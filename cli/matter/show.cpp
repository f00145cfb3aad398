// bureau show: one matter with all that stands around it.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "model/matter_table.h"
#include "ops/matter/open_steps.h"
#include "render/item_view.h"
#include "store/rows.h"

#include <algorithm>
#include <array>
#include <set>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
};

void declare(Fields& fields, Args& args) {
  fields.refs(args.refs, "The matters, or items of them");
}

/// What is tied to a matter, without those that lie above the ceiling; says how many these are.
class Ties {
 public:
  explicit Ties(Session& session) : session_{session} {}

  void clear(WholeMatter& all) {
    const Ref ref = all.row.matter.ref;
    const auto other_end = [&](const Link& link) { return link.from == ref ? link.to : link.from; };
    std::vector<Ref> tied;
    std::ranges::transform(all.links, std::back_inserter(tied), other_end);
    const auto add = [&](const std::optional<Ref>& tie) {
      if (tie) {
        tied.push_back(*tie);
      }
    };
    add(all.row.matter.parent);
    std::ranges::for_each(all.items, [&](const Item& item) { add(item.task); });
    hidden_ = those_above(session_.reading(), tied, session_.office().ceiling());
    std::erase_if(all.links, [&](const Link& link) { return hidden_.contains(other_end(link)); });
    clear(all.row.matter.parent);
    std::ranges::for_each(all.items, [&](Item& item) { clear(item.task); });
    say_hidden(session_, std::ssize(hidden_));
  }

  void clear(Item& item) {
    if (item.task) {
      hidden_ = those_above(session_.reading(), {*item.task}, session_.office().ceiling());
      clear(item.task);
    }
  }

 private:
  void clear(std::optional<Ref>& tie) const {
    if (tie && hidden_.contains(*tie)) {
      tie.reset();
    }
  }

  Session& session_;
  std::set<Ref> hidden_{};
};

WholeMatter whole(Session& session, ListedMatter row) {
  Database& database = session.reading();
  const Ref ref = row.matter.ref;
  WholeMatter all{std::move(row), parts_of(database, ref), items_of(database, ref),
                  links_of(database, ref)};
  Ties{session}.clear(all);
  std::ranges::for_each(all.items, [&](Item& item) { session.office().name_parties(item); });
  for (Part& part : all.parts) {
    part.who = session.office().called(part.who);
    if (part.role == "co") {
      all.row.co.push_back(part.who);
      if (!part.answered_at) {
        all.row.unanswered.push_back(part.who);
      }
    }
  }
  return all;
}

/// The fields that say something: what is as usual is left out for people; machines get all of it.
View fields_of(Session& session, const ListedMatter& row) {
  const Matter& matter = row.matter;
  constexpr std::array<std::string_view, 5> first{"ref", "title", "kind", "state", "lamp"};
  std::vector<std::string> names{first.begin(), first.end()};
  for (const MatterField* field : shown_fields()) {
    if (field->name == "version") {
      std::ranges::transform(matter.fields, std::back_inserter(names),
                             [](const auto& own) { return own.first; });
    }
    if (!field->may(Use::implied) && std::ranges::find(first, field->name) == first.end()) {
      names.emplace_back(field->name);
    }
  }
  View view = list_view({row}, names, session.now(), finder(session));
  view.one = true;
  if (matter.ref.reg != Register::doc) {
    std::ranges::find(view.columns, "serial", &Column::name)->title = tr("Running number");
  }
  const auto hide = [&](std::string_view name, bool usual) {
    if (usual) {
      const auto found = std::ranges::find(view.columns, name, &Column::name);
      view.rows[0].cells[static_cast<std::size_t>(found - view.columns.begin())] = std::monostate{};
    }
  };
  hide("urgency", matter.urgency == Urgency::normal);
  hide("importance", matter.importance == Importance::normal);
  hide("secrecy", matter.secrecy.level == Level::open);
  hide("due_original", matter.due == matter.due_original);
  hide("progress", matter.progress == 0);
  hide("extensions", matter.extensions == 0);
  return view;
}

/// What a unit that helps with a task owes, or has answered.
std::string words_of_part(const Part& part, const Matter& matter) {
  if (part.answered_at) {
    return localized("{} helps, answered {}: {}", cleaned(part.who),
                     to_short_text(*part.answered_at), cleaned(part.answer));
  }
  const std::optional<Instant> due = due_of(part, matter);
  return due ? localized("{} helps, due {}: not answered", cleaned(part.who), to_short_text(*due))
             : localized("{} helps: not answered", cleaned(part.who));
}

/// Before whom it lies, and what was said there.
std::string words_of_desk(const Part& part) {
  if (part.answered_at) {
    return localized("{} had it from {} to {}: {}", cleaned(part.who),
                     to_short_text(part.since.value_or(*part.answered_at)),
                     to_short_text(*part.answered_at), cleaned(part.answer));
  }
  return part.since
             ? localized("lies before {} since {}", cleaned(part.who), to_short_text(*part.since))
             : localized("and then before {}", cleaned(part.who));
}

/// An answer that is owed to us, or was given.
std::string words_of_reply(const Part& part) {
  if (part.answered_at) {
    return localized("{} answered {}: {}", cleaned(part.who), to_short_text(*part.answered_at),
                     cleaned(part.answer));
  }
  const std::string due =
      part.due ? localized(", due {}", to_short_text(*part.due)) : std::string{};
  return part.since ? localized("{} owes us an answer since {}{}", cleaned(part.who),
                                to_short_text(*part.since), due)
                    : localized("{} is to answer it once it is issued{}", cleaned(part.who), due);
}

/// 签发人, and for whom who stood in signed: 陈平（代 王建国）.
std::string words_of_signer(const Part& part) {
  const std::string who = cleaned(part.who);
  return localized("{}: {}", tr("signer"),
                   part.answer.empty() ? who : localized("{} (for {})", who, cleaned(part.answer)));
}

std::string words_of_succession(const Part& part) {
  const std::string since = to_short_text(part.since.value_or(Instant{}));
  return part.answered_at
             ? localized("handed over to {} {}, taken over {}", cleaned(part.who), since,
                         to_short_text(*part.answered_at))
             : localized("handed over to {} {}, not taken over yet", cleaned(part.who), since);
}

/// What it carries out, in the words of the meeting or the leader.
std::string orders_of(Session& session, const WholeMatter& all) {
  std::vector<SubRef> carried;
  for (const Link& link : all.links) {
    if (link.from == all.row.matter.ref && link.kind == "implements" && !link.sub.empty()) {
      carried.push_back(parse<SubRef>(fmt::format("{}/{}", link.to, link.sub)));
    }
  }
  std::string text;
  for (auto& [ref, item] : items_at(session.reading(), carried)) {
    session.office().name_parties(item);
    text += fmt::format("    {}\n", localized("{}: {}", cleaned(item.by), cleaned(item.text)));
  }
  return text;
}

/// What people read: the fields, then what stands inside, then what is tied to it.
std::string page_of(Session& session, const WholeMatter& all) {
  const Matter& matter = all.row.matter;
  const Kind* kind = session.office().find_kind(matter);
  const Screen screen = session.screen();
  std::string text = render(fields_of(session, all.row), Format::table, screen);
  if (!all.items.empty()) {
    text += '\n';
  }
  for (const Item& item : all.items) {
    text += line_of(item, screen, kind);
  }
  for (const Link& link : all.links) {
    text += wrapped("  ", "    ", words_of_link(link, matter.ref), screen);
  }
  text += orders_of(session, all);
  for (const Part& part : all.parts) {
    if (part.role == "desk") {
      text += "  " + words_of_desk(part) + "\n";
    } else if (part.role == "orderer") {
      continue;  // told as the leader, and by the instruction that is their word
    } else if (part.role == "signer") {
      text += "  " + words_of_signer(part) + "\n";
    } else if (part.role == "successor") {
      text += "  " + words_of_succession(part) + "\n";
    } else if (part.role == "replier") {
      text += wrapped("  ", "    ", words_of_reply(part), screen);
    } else if (part.role != "co") {
      text += "  " + localized("{}: {}", tr(part.role.c_str()), cleaned(part.who)) + "\n";
    } else if (matter.ref.reg == Register::task) {
      text += wrapped("  ", "    ", words_of_part(part, matter), screen);
    }
  }
  if (kind != nullptr && matter.open) {
    text += "\n" +
            wrapped("  ", "    ",
                    localized("possible: {}", fmt::join(possible_steps(*kind, matter), tr(", "))),
                    screen);
  }
  return text;
}

std::vector<Matter> wanted(const Args& args, Session& session) {
  if (args.refs.empty()) {
    throw Error(ErrorKind::usage, "say which matter: 'bureau show D1', or an official number");
  }
  return named_matters(session, args.refs);
}

bool is_item(const std::string& word) {
  return looks_like_ref(word) && word.find('/') != std::string::npos;
}

/// `show M1/d1 D1/i1`: the items themselves, in the order in which they are named.
std::optional<Outcome> item_outcome(const Args& args, Session& session) {
  const std::ptrdiff_t items = std::ranges::count_if(args.refs, is_item);
  if (items == 0) {
    return std::nullopt;
  }
  if (items != std::ssize(args.refs)) {
    throw Error(ErrorKind::usage, "'show' takes matters or items of them, not both at once");
  }
  const Format format = format_among(session, "show", {Format::table, Format::json, Format::jsonl});
  check_items(args.refs, session.reading());
  std::vector<Matter> matters = named_matters(session, args.refs);
  const Screen screen = session.screen();
  Outcome outcome;
  Json::Array all;
  for (const std::string& word : args.refs) {
    const auto ref = parse<SubRef>(word);
    std::optional<Item> item = find_item(session.reading(), ref);
    const auto matter = std::ranges::find(matters, ref.ref, &Matter::ref);
    Ties{session}.clear(*item);
    session.office().name_parties(*item);
    if (format == Format::table) {
      outcome.text += line_of(*item, screen, session.office().find_kind(*matter));
    } else if (format == Format::jsonl) {
      outcome.text += to_json(json_of(*item)) + "\n";
    }
    all.push_back(json_of(*item));
  }
  if (format == Format::json) {
    outcome.text = to_pretty_json(all.size() == 1 ? all.front() : Json{std::move(all)}) + "\n";
  }
  return outcome;
}

Outcome run(const Args& args, Session& session) {
  if (std::optional<Outcome> item = item_outcome(args, session)) {
    return *std::move(item);
  }
  std::vector<ListedMatter> rows = listed(session, wanted(args, session), false);
  Outcome outcome;
  if (for_people(session)) {
    for (ListedMatter& row : rows) {
      outcome.text +=
          (outcome.text.empty() ? "" : "\n") + page_of(session, whole(session, std::move(row)));
    }
    return outcome;
  }
  std::vector<WholeMatter> matters;
  for (ListedMatter& row : rows) {
    matters.push_back(whole(session, std::move(row)));
  }
  std::vector<std::string> fields = fields_to_show(session, matter_field_names());
  std::erase_if(fields, is_record_field);
  const EachListed each = [&](const std::function<void(const ListedMatter&)>& take) {
    for (const WholeMatter& one : matters) {
      take(one.row);
    }
  };
  outcome.view = record_view(gathered(view_of(session, each, fields)), matters);
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
