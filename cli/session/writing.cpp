// Changing verbs: an entry for each of their refs, in one transaction and one batch, or in one
// each.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"
#include "figures/changes.h"
#include "render/changed_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <ostream>

namespace bureau::cli {

namespace {

/// Which matters --where looks through; an empty list is all of them.
struct MatterScope {
  std::vector<Register> registers{};
  std::vector<std::string> kinds{};
  Which which = Which::open;
};

/// What is done to a whole matter is not meant when an item of it is named.
void refuse_items(const std::string& verb, const std::vector<std::string>& refs) {
  for (const std::string& ref : refs) {
    if (const std::size_t slash = ref.find('/');
        slash != std::string::npos && looks_like_ref(ref)) {
      throw Error(ErrorKind::usage, "{} is an item of {}, and '{}' takes whole matters: give {}",
                  ref, ref.substr(0, slash), verb, ref.substr(0, slash));
    }
  }
}

void check_how_many(const std::string& verb, const WriteArgs& args,
                    const std::vector<std::string>& refs) {
  if (args.takes_one && refs.size() > 1) {
    throw Error(ErrorKind::usage, "'{}' is about one matter: give one ref",
                verb.substr(verb.find(' ') + 1));
  }
}

/// "task note" is about tasks; a verb alone, or one about no matters, is of the office.
Noun noun_of(const std::string& verb) {
  const Noun noun = noun_called(verb.substr(0, verb.find(' '))).value_or(Noun::office);
  return is_register(noun) ? noun : Noun::office;
}

/// Ended matters are looked at by what is done to them: reopening, a correction, a step from where
/// they ended.
Which which_for(std::string_view verb, Session& session) {
  if (verb == "reopen") {
    return Which::closed;
  }
  const auto ends = [&](const std::string& id) {
    const Kind& kind = session.kinds().get(id);
    return std::ranges::any_of(kind.states, [&](const State& state) {
      return !state.open() && kind.find_step(verb, state.id) != nullptr;
    });
  };
  const bool also_ended =
      verb == "correct" || std::ranges::any_of(session.kinds().with_step(verb), ends);
  return also_ended ? Which::all : Which::open;
}

/// Where --where looks: in the register of the noun, without one in all that have the verb; for a
/// step among the kinds that have it.
MatterScope scope_of(const std::string& verb, Session& session) {
  const std::string last = verb.substr(verb.find(' ') + 1);
  const Noun noun = noun_of(verb);
  MatterScope scope{.registers = registers_with(last), .which = which_for(last, session)};
  if (noun == Noun::office) {
    scope.kinds = session.kinds().with_step(last);
    return scope.kinds.empty() ? scope : MatterScope{.kinds = scope.kinds, .which = scope.which};
  }
  const auto its = parse<Register>(word_of(noun));
  if (std::ranges::find(scope.registers, its) == scope.registers.end()) {
    return {.registers = {its}, .kinds = session.kinds().with_step(last), .which = scope.which};
  }
  return session.noun_named ? MatterScope{.registers = {its}, .which = scope.which} : scope;
}

/// The refs of the matters in the scope that --where selects.
std::vector<std::string> where_refs(Session& session, const MatterScope& scope) {
  MatterQuery query{.which = scope.which,
                    .where = asked_filter(session, session.globals().where),
                    .now = session.now()};
  if (scope.registers.size() == 1) {
    query.reg = scope.registers.front();
  }
  const auto has = [](const auto& some, const auto& one) {
    return some.empty() || std::ranges::find(some, one) != some.end();
  };
  std::vector<Matter> matters;
  each_matter(session.reading(), query, [&](Matter&& matter) {
    if (has(scope.registers, matter.ref.reg) && has(scope.kinds, matter.kind) &&
        matter.state != void_state && session.office().may_show(matter)) {
      matters.push_back(std::move(matter));
    }
    return true;
  });
  std::vector<std::string> refs;
  for (const ListedMatter& row : selected(session, std::move(matters))) {
    refs.push_back(to_text(row.matter.ref));
  }
  return refs;
}

/// What --where selects for this verb, asked about; empty when nothing matches, which is said.
std::vector<std::string> selected_refs(const std::string& verb, Session& session) {
  std::vector<std::string> refs = where_refs(session, scope_of(verb, session));
  session.stop_reading();  // nothing is held while a person thinks
  if (refs.empty()) {
    session.output().say_nothing_found(tr("nothing matches"));
  } else {
    const std::string typed = session.noun_named ? verb : verb.substr(verb.find(' ') + 1);
    session.output().confirm(localized("{} {} ({} in all)?", word_of_verb(typed, nullptr),
                                       fmt::join(refs, " "), refs.size()));
  }
  return refs;
}

/// Refuses `progress D1`: without a noun a verb is that of the first register which has it, and
/// that of the matter may not.
void check_has_verb(Ref ref, Noun noun, const std::string& verb) {
  const std::string its = to_text(ref.reg);
  const std::vector<Register> registers = registers_with(verb);
  if (its == word_of(noun) || registers.empty() ||
      std::ranges::find(registers, ref.reg) != registers.end()) {
    return;
  }
  std::vector<std::string> words;
  std::ranges::transform(registers, std::back_inserter(words),
                         [](Register reg) { return std::string{tr(to_text(reg).c_str())}; });
  throw Error(ErrorKind::usage,
              "{} is a {}, and '{}' is a verb of {}: 'bureau show {}' says what is possible", ref,
              tr(its.c_str()), verb, fmt::join(words, tr(", ")), ref);
}

/// What the journal calls it: a note to T5 is a "task note", under whatever noun it was typed.
std::string name_for(const std::string& verb, const std::vector<std::string>& refs,
                     Database& database) {
  const std::size_t space = verb.find(' ');
  if (space == std::string::npos || refs.empty() || noun_of(verb) == Noun::office) {
    return verb;
  }
  const Ref ref = resolve_refs({refs.front()}, database).front();
  check_has_verb(ref, noun_of(verb), verb.substr(space + 1));
  return to_text(ref.reg) + verb.substr(space);
}

/// What was asked about before the lock may have changed by another hand.
void check_still_selected(const std::vector<std::string>& refs,
                          const std::vector<std::string>& selected) {
  for (const std::string& ref : refs) {
    if (std::ranges::find(selected, ref) == selected.end()) {
      throw Error(ErrorKind::conflict, "{} has changed meanwhile, and --where selects it no longer",
                  ref);
    }
  }
}

/// Adds what was done to one matter to what was done to the others.
void add(Outcome& all, const Outcome& one) {
  // What a key did before is told again.
  const bool again = one.refs.empty() && !one.text.empty();
  const std::vector<std::string> said = again ? split_list(one.text, U"\n") : one.refs;
  all.refs.insert(all.refs.end(), said.begin(), said.end());
  all.created = all.created || one.created || again;
}

/// What is kept with a key of --each: refs, from which any format is made when it is told again.
Outcome as_refs(Outcome outcome) {
  if (outcome.created || outcome.view) {
    outcome.view.reset();
    outcome.text = fmt::format("{}", fmt::join(outcome.refs, "\n"));
  }
  return outcome;
}

/// What is said of all of them in the format asked for.
Outcome whole(Outcome all, Session& session, Database& database) {
  const bool are_refs =
      std::ranges::all_of(all.refs, [](const std::string& ref) { return looks_like_ref(ref); });
  if (are_refs && !all.refs.empty()) {
    all.view = changed(session, database, resolve_refs(all.refs, database), all.created).view;
  }
  return all;
}

/// What a key did before, in the format asked for now; of what lies above the ceiling the refs.
Outcome told(Outcome outcome, Session& session) {
  const std::vector<std::string> refs = split_list(outcome.text, U"\n");
  if (!outcome.again || refs.empty() || !std::ranges::all_of(refs, looks_like_ref)) {
    return outcome;
  }
  for (const Ref ref : resolve_refs(refs, session.reading())) {
    if (!session.office().may_show(get_matter(session.reading(), ref))) {
      return outcome;
    }
  }
  Outcome all;
  add(all, outcome);
  return whole(std::move(all), session, session.reading());
}

/// --each: what is refused is said, and the others go on.
Outcome each_alone(const std::vector<std::string>& refs, Session& session,
                   const std::function<Outcome(const std::vector<std::string>&)>& run) {
  Outcome all;
  for (const std::string& ref : refs) {
    try {
      add(all, run({ref}));
    } catch (const Error& error) {
      const std::string_view what = error.what();
      const std::string named = what.starts_with(ref + " ") ? "" : ref + ": ";
      session.environment().err << "bureau: " << named << cleaned(what) << '\n';
      all.status = std::max(all.status, static_cast<int>(error.kind()));
    }
  }
  return whole(std::move(all), session, session.reading());
}

/// What was changed of each matter, for a person at a terminal where the verb does not tell it.
void say_changes(Deed& deed, const Outcome& outcome, Session& session) {
  static constexpr auto silent =
      std::to_array<std::string_view>({"edit", "assign", "correct", "answer", "link"});
  const Entry& entry = deed.journal().entry();
  const std::string_view verb = entry.verb;
  const bool is_silent =
      std::ranges::find(silent, verb.substr(verb.rfind(' ') + 1)) != silent.end();
  if (!is_silent || outcome.refs.empty() || !session.environment().out_is_terminal) {
    return;
  }
  const ChangesOfEntries changes{session.office(), deed.database(), {entry.seq}};
  for (const Ref ref : resolve_refs(outcome.refs, deed.database())) {
    const Matter matter = get_matter(deed.database(), ref);
    const std::string words =
        words_of(changes.of(entry.seq, ref), session.office().find_kind(matter));
    if (!words.empty()) {
      session.output().say(fmt::format("{}: {}", ref, words));
    }
  }
}

/// Does it, writes its entry and says what it has to say.
Outcome finish(Deed& deed, Session& session, const std::function<Outcome(Deed&)>& work) {
  Outcome outcome = work(deed);
  if (deed.finish()) {
    say_changes(deed, outcome, session);
  }
  session.writer().read.insert(deed.read().begin(), deed.read().end());
  for (const std::string& message : deed.messages()) {
    session.output().say(message);
    session.writer().remarks.push_back(message);
  }
  return outcome;
}

/// The words of a command, each matter once.
std::vector<std::string> distinct(const std::vector<std::string>& words, bool items,
                                  Database& database) {
  std::vector<std::string> once;
  if (items) {
    for (const std::string& word : words) {
      if (std::ranges::find(once, word) == once.end()) {
        once.push_back(word);
      }
    }
    return once;
  }
  for (const Ref ref : resolve_refs(words, database)) {
    once.push_back(to_text(ref));
  }
  return once;
}

/// A changing command that knows what it is about.
struct Writing {
  const std::string& verb;
  const WriteArgs& args;
  Session& session;
  bool selects;  ///< by --where
  bool each;     ///< several, one after the other
  const std::function<Outcome(const std::vector<std::string>& words, Deed&)>& run;

  Outcome one(const std::vector<std::string>& words, const Desk& desk, std::int64_t batch) const {
    Deed deed{desk, args.deed, name_for(verb, words, desk.database), batch};
    return finish(deed, session, [&](Deed& /*deed*/) { return run(words, deed); });
  }

  /// All of them in one transaction. Whose act it is and what was late differ from one matter to
  /// the next: each has an entry of its own.
  Outcome all(const std::string& once, const std::vector<std::string>& words) const {
    return session.writer().transact(once, [&](Database& database, JournalHead& head) {
      if (selects) {
        check_still_selected(words, where_refs(session, scope_of(verb, session)));
      }
      const Desk desk{database, session.office(), head, session.actor()};
      if (words.size() < 2) {
        Outcome outcome = one(words, desk, session.writer().batch);
        return each ? as_refs(std::move(outcome)) : outcome;
      }
      const std::int64_t batch =
          session.writer().batch != 0 ? session.writer().batch : head.seq + 1;
      Outcome outcome;
      for (const std::string& word : distinct(words, args.takes_items, database)) {
        add(outcome, one({word}, desk, batch));
      }
      return whole(std::move(outcome), session, database);
    });
  }
};

}  // namespace

Outcome in_deed(Session& session, const std::string& once, const std::string& verb,
                const DeedOptions& options, const std::function<Outcome(Deed&)>& work) {
  return session.writer().transact(once, [&](Database& database, JournalHead& head) {
    Deed deed{
        {database, session.office(), head, session.actor()}, options, verb, session.writer().batch};
    return finish(deed, session, work);
  });
}

Outcome run_writing(
    const std::string& verb, const WriteArgs& args, Session& session, bool takes_refs,
    const std::function<Outcome(const std::vector<std::string>& refs, Deed&)>& run) {
  const Globals& globals = session.globals();
  std::vector<std::string> refs = args.refs;
  if (!args.takes_items) {
    refuse_items(verb, refs);
  }
  if (!refs.empty() && !globals.where.empty()) {
    throw Error(ErrorKind::usage, "{} and --where at once: give one of them", refs.front());
  }
  const bool selects = takes_refs && !globals.where.empty();
  if (selects && !globals.each) {
    if (std::optional<Outcome> earlier = session.earlier()) {
      return told(*std::move(earlier), session);
    }
  }
  if (selects) {
    refs = selected_refs(verb, session);
    if (refs.empty()) {
      return {};
    }
  }
  // A line of apply is all or nothing: --each loosens the lines there.
  const bool each = globals.each && refs.size() > 1 && !session.writer().in_transaction();
  const Writing writing{verb, args, session, selects, each, run};
  if (!globals.each || refs.empty() || session.writer().in_transaction()) {
    check_how_many(verb, args, refs);
    return told(writing.all(globals.once, refs), session);
  }
  // Each has a key of its own: the second ref is not the first one again.
  const auto alone = [&](const std::vector<std::string>& some) {
    return writing.all(globals.once.empty() ? "" : globals.once + ' ' + some.front(), some);
  };
  return each ? each_alone(refs, session, alone) : alone(refs);
}

std::vector<Ref> resolve_refs(const std::vector<std::string>& words, Database& database) {
  std::vector<Ref> refs;
  for (const std::string& word : words) {
    const Ref ref = named_ref(database, word);
    if (std::ranges::find(refs, ref) == refs.end()) {
      refs.push_back(ref);
    }
  }
  return refs;
}

}  // namespace bureau::cli
