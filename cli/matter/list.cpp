// bureau doc|meeting|task list: matters in the office's order.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "model/matter_table.h"
#include "model/number.h"
#include "office/called.h"
#include "office/order.h"
#include "store/search.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <unordered_set>

namespace bureau::cli {

namespace {

struct Args {
  std::string kind{};
  std::string state{};
  std::string unit{};
  std::string person{};
  std::string leader{};
  std::string officer{};
  std::string origin{};
  std::string tag{};
  std::string lamp{};
  std::optional<Moment> due{};
  std::optional<Moment> since{};
  std::optional<Moment> until{};
  bool overdue = false;
  bool open = false;
  bool closed = false;
  bool all = false;
  std::string text{};
  std::string sort{};
  std::int64_t limit = 0;
  std::vector<std::string> refs{};
};

void declare(Fields& fields, Args& args) {
  fields.option("--kind", args.kind, "Only of this kind");
  fields.option("--state", args.state, "Only in this state");
  fields.option("--unit", args.unit, "Only of this unit in charge");
  fields.option("--person", args.person, "Only of this person");
  fields.option("--leader", args.leader, "Only of this leader");
  fields.option("--officer", args.officer, "Only minded by this officer");
  fields.option("--from,--origin", args.origin, "Only raised by this origin");
  fields.option("--tag", args.tag, "Only with this tag");
  fields.option("--lamp", args.lamp, "Only with this lamp: green yellow red blue");
  fields.moment("--due", args.due, Direction::forward, "Only due by then");
  fields.moment("--since", args.since, Direction::back, "Only opened since then", true);
  fields.moment("--until", args.until, Direction::forward, "Only opened until then", true);
  fields.flag("--overdue", args.overdue, "Only overdue ones");
  fields.flag("--open", args.open, "Open ones; the default");
  fields.flag("--closed", args.closed, "Closed ones instead of open ones");
  fields.flag("-a,--all", args.all, "Open and closed ones");
  fields.option("--text", args.text, "Only with these words");
  fields.option("--sort", args.sort, "Order by these fields: due,-urgency");
  fields.option("--limit", args.limit, "At most so many");
  fields.refs(args.refs, "Only these matters");
}

std::string in_quotes(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    all += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  }
  return all + '"';
}

/// Complains of a wrong value by the name of its option, before it is part of an expression.
void check_named(const char* option, const std::string& word, Kinds& kinds,
                 std::vector<std::string> (*called)(std::string_view, Kinds&)) {
  try {
    if (!word.empty()) {
      called(word, kinds);
    }
  } catch (const Error& error) {
    throw Error(error.kind(), "{}: {}", option, error.what());
  }
}

void check(const Args& args, Session& session) {
  check_named("--kind", args.kind, session.kinds(), kinds_called);
  check_named("--state", args.state, session.kinds(), states_called);
  check_limit(args.limit);
  if (args.open && args.closed) {
    throw Error(ErrorKind::usage, "--open and --closed at once: --all lists both");
  }
}

/// The options as one expression of the filter language: there is one way to choose.
std::string expression_of(const Args& args) {
  std::string all;
  const auto add = [&](const std::string& condition) {
    all += (all.empty() ? "" : " and ") + condition;
  };
  const auto equals = [&](const char* field, const std::string& value) {
    if (!value.empty()) {
      add(fmt::format("{} = {}", field, in_quotes(value)));
    }
  };
  equals("kind", args.kind);
  equals("state", args.state);
  equals("unit", args.unit);
  equals("person", args.person);
  equals("leader", args.leader);
  equals("officer", args.officer);
  equals("origin", args.origin);
  equals("tag", args.tag);
  equals("lamp", args.lamp);
  if (args.due) {
    add(fmt::format("due <= {}", in_quotes(to_text(args.due->at))));
  }
  if (args.since) {
    add(fmt::format(
        "opened_at >= {}",
        in_quotes(to_text(args.since->has_time ? args.since->at : at(args.since->date, {})))));
  }
  if (args.until) {
    add(fmt::format(
        "opened_at <= {}",
        in_quotes(to_text(args.until->has_time ? args.until->at : end_of_day(args.until->date)))));
  }
  if (args.overdue) {
    add("overdue");
  }
  return all;
}

/// The register that a noun is about; all of them without one.
std::optional<Register> register_of(Noun noun) {
  return is_register(noun) ? std::optional{parse<Register>(word_of(noun))} : std::nullopt;
}

/// What people are shown of a register when they ask for no fields.
struct Usual {
  std::vector<std::string> fields{};
  Use opened = Use::none;  ///< and what is noted of those that these verbs open
};

Usual usual_of(Noun noun) {
  switch (noun) {
    case Noun::doc:
      return {{"ref", "lamp", "state", "due", "number", "origin", "title"},
              Use::received | Use::drafted};
    case Noun::meeting: return {{"ref", "state", "starts_at", "place", "title"}, Use::planned};
    case Noun::office: return {{"ref", "lamp", "state", "due", "unit", "title"}};
    default: return {{"ref", "lamp", "state", "due", "progress", "unit", "title"}, Use::tasked};
  }
}

std::vector<std::string> usual_fields(Noun noun) {
  Usual usual = usual_of(noun);
  for (const MatterField& field : matter_fields) {
    if (field.may(Use::noted) && field.may(usual.opened)) {
      usual.fields.emplace_back(field.name);
    }
  }
  return usual.fields;
}

/// What is told elsewhere too goes before titles are cramped: who a paper is from stands in its
/// number, the lamp is the colour of the line.
void spare_noted(View& view) {
  static constexpr auto leaving = std::to_array<std::string_view>({"lamp", "progress", "origin"});
  for (Column& column : view.columns) {
    const auto* const found = std::ranges::find(leaving, column.name);
    column.leaves = found == leaving.end() ? 0 : static_cast<int>(found - leaving.begin()) + 1;
    const MatterField* field = find_matter_field(column.name);
    column.spare = field != nullptr && field->may(Use::noted);
  }
}

using TakeListed = std::function<void(const ListedMatter&)>;

/// The rows that pass all conditions, in the office's order, at most `limit` unless they are still
/// to be sorted.
class Chooser {
 public:
  Chooser(Session& session, const Args& args, Noun noun, const std::vector<std::string>& shown)
      : session_{session}, args_{args}, noun_{noun} {
    std::string expression = expression_of(args);
    if (const std::string& where = session.globals().where; !where.empty()) {
      filter_ = asked_filter(session, where);
      second_ = expression.empty() ? FilterAt{} : asked_filter(session, expression);
    } else if (!expression.empty()) {
      filter_ = asked_filter(session, expression);
    }
    const auto uses = [&](std::string_view field) {
      return filter_.uses(field) || second_.uses(field) ||
             std::ranges::find(shown, field) != shown.end() ||
             args.sort.find(field) != std::string::npos;
    };
    with_co_ = uses("co") || uses("unanswered");
    if (!args.text.empty()) {
      for (const Hit& hit : find_text(session.reading(), args.text, 0)) {
        hits_.insert(hit.where.ref.key());
      }
    }
    check_items(args.refs, session.reading());
    for (const Ref ref : resolve_refs(args.refs, session.reading())) {
      if (register_of(noun).value_or(ref.reg) != ref.reg) {
        refuse_register(to_text(ref), noun, "list");
      }
      static_cast<void>(get_matter(session.reading(), ref));  // there is one
      refs_.insert(ref.key());
    }
  }

  /// Gives them as they are read; says how many are hidden.
  void each(const TakeListed& take) {
    MatterQuery query{.reg = register_of(noun_),
                      .which = args_.all || !refs_.empty() ? Which::all
                               : args_.closed              ? Which::closed
                                                           : Which::open,
                      .where = filter_,
                      .overdue_is_urgent = session_.settings().overdue_is_urgent,
                      .now = session_.now(),
                      .few = args_.limit > 0 && args_.limit <= 200 && args_.sort.empty()};
    std::ranges::transform(refs_, std::back_inserter(query.refs), Ref::of_key);
    left_ =
        args_.limit > 0 && args_.sort.empty() ? static_cast<std::size_t>(args_.limit) : no_limit;
    std::vector<Matter> some;
    some.reserve(std::min<std::size_t>(left_, handful));
    each_matter(session_.reading(), query, [&](Matter&& matter) {
      if (!is_asked_for(matter)) {
        return true;
      }
      some.push_back(std::move(matter));
      // Rows are tested in handfuls: what stands in other tables is fetched for many at once.
      if (some.size() >= std::clamp<std::size_t>(left_, 20, handful)) {
        test(some, take);
      }
      return left_ > 0;
    });
    test(some, take);
    const bool is_whole = filter_.empty() && second_.empty() && args_.text.empty() && refs_.empty();
    say_hidden(session_, is_whole ? met_above_ : count_hidden(query.which));
  }

  /// In the order of --sort: what is held of all of them are their refs and what they are compared
  /// by.
  void each_sorted(const Order& order, const TakeListed& take) {
    struct Key {
      std::vector<FilterValue> values;
      Ref ref;
    };
    std::vector<Key> keys;
    each([&](const ListedMatter& row) {
      keys.push_back({order.values_of({.matter = row.matter,
                                       .now = session_.now(),
                                       .co = &row.co,
                                       .unanswered = &row.unanswered,
                                       .lamp = row.lamp}),
                      row.matter.ref});
    });
    std::ranges::stable_sort(
        keys, [&](const Key& a, const Key& b) { return order.stands_before(a.values, b.values); });
    const std::size_t most = args_.limit > 0
                                 ? std::min(keys.size(), static_cast<std::size_t>(args_.limit))
                                 : keys.size();
    for (std::size_t from = 0; from < most; from += handful) {
      std::vector<Ref> refs;
      for (std::size_t i = from; i < std::min(most, from + handful); ++i) {
        refs.push_back(keys[i].ref);
      }
      for (const ListedMatter& row :
           listed(session_, matters_of(session_.reading(), refs), with_co_)) {
        take(row);
      }
    }
  }

 private:
  /// Above the ceiling: of the matters that are named, else of all that are open or closed,
  /// whatever a filter says of them: it would tell what they are.
  std::int64_t count_hidden(Which which) {
    if (refs_.empty()) {
      return count_above(session_.reading(), session_.office().ceiling(), register_of(noun_),
                         which);
    }
    return std::ranges::count_if(refs_, [&](std::int64_t key) {
      return !session_.office().may_show(get_matter(session_.reading(), Ref::of_key(key)));
    });
  }

  /// By what the matter itself says.
  bool is_asked_for(const Matter& matter) {
    const std::int64_t key = matter.ref.key();
    if (refs_.empty() ? matter.state == void_state : !refs_.contains(key)) {
      return false;
    }
    if (!args_.text.empty() && !hits_.contains(key)) {
      return false;
    }
    const bool is_above = !session_.office().may_show(matter);
    met_above_ += is_above ? 1 : 0;
    return !is_above;
  }

  void test(std::vector<Matter>& some, const TakeListed& take) {
    for (const ListedMatter& row : listed(session_, std::move(some), with_co_)) {
      if (left_ > 0 && passes(filter_, row, session_.now()) &&
          passes(second_, row, session_.now())) {
        left_ -= left_ == no_limit ? 0 : 1;
        take(row);
      }
    }
    some.clear();
  }

  static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t handful = 500;

  Session& session_;
  const Args& args_;
  Noun noun_;
  bool with_co_ = false;
  std::size_t left_ = 0;        ///< rows that are still to be given
  std::int64_t met_above_ = 0;  ///< where nothing is filtered
  FilterAt filter_{};
  FilterAt second_{};
  std::unordered_set<std::int64_t> hits_{};
  std::unordered_set<std::int64_t> refs_{};
};

template <Noun Of>
Outcome run(const Args& args, Session& session) {
  check(args, session);
  const std::vector<std::string> shown = fields_to_show(session, usual_fields(Of));
  const auto chooser = std::make_shared<Chooser>(session, args, Of, shown);
  EachListed each = [chooser](const TakeListed& take) { chooser->each(take); };
  if (!args.sort.empty()) {
    each = [chooser, order = Order{args.sort, session.office()}](const TakeListed& take) {
      chooser->each_sorted(order, take);
    };
  }
  Outcome outcome{.view = view_of(session, std::move(each), shown)};
  if (session.globals().fields.empty()) {
    spare_noted(*outcome.view);
  }
  outcome.view->empty_text = tr("nothing matches");
  return outcome;
}

}  // namespace

Command list(Noun noun) {
  const std::string words = noun == Noun::office ? "list" : fmt::format("{} list", word_of(noun));
  const Command command{.noun = noun,
                        .verb = "list",
                        .summary = "List matters, urgent first, then important",
                        .examples = {fmt::format("bureau {} --overdue", words),
                                     fmt::format("bureau {} --where 'lamp = red' -o csv", words)},
                        .usage = "[REF…] [OPTIONS]",
                        .takes_where = true};
  switch (noun) {
    case Noun::doc: return reading<Args>(command, declare, run<Noun::doc>);
    case Noun::meeting: return reading<Args>(command, declare, run<Noun::meeting>);
    case Noun::office: return reading<Args>(command, declare, run<Noun::office>);
    default: return reading<Args>(command, declare, run<Noun::task>);
  }
}

}  // namespace bureau::cli
