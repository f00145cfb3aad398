// Commands that change something: what they all take, and how they become deeds.
#pragma once

#include "cli/shell/command.h"
#include "ops/deed/deed.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bureau::cli {

/// What every changing verb fills: the matters it is about and whose act it is.
struct WriteArgs {
  std::vector<std::string> refs{};
  DeedOptions deed{};
  bool takes_items = false;  ///< not whole matters only: M1/d1
  bool takes_one = false;    ///< no more than one matter
};

/// A changing verb whose operation takes an Input that declares itself.
template <class Input>
struct With : WriteArgs {
  Input input{};
};

/// The same about no more than one matter.
template <class Input>
struct WithOne : With<Input> {
  WithOne() { this->takes_one = true; }
};

template <class Args>
void declare_input(Fields& fields, Args& args) {
  declare(fields, args.input);
}

/// Runs `work` as one deed in one transaction, and says what it has to say.
Outcome in_deed(Session& session, const std::string& once, const std::string& verb,
                const DeedOptions& options, const std::function<Outcome(Deed&)>& work);

/// Runs a changing command: an entry for each of its refs, in one transaction and one batch, or in
/// one each with --each. `run` is given one ref at a time, none where none was given.
Outcome run_writing(const std::string& verb, const WriteArgs& args, Session& session,
                    bool takes_refs,
                    const std::function<Outcome(const std::vector<std::string>& refs, Deed&)>& run);

/// Matters by their refs or numbers, each once. Throws Error: not_found, usage.
std::vector<Ref> resolve_refs(const std::vector<std::string>& words, Database& database);

/// A changing command that is one deed whatever it is about: `run` makes it. Args derives from
/// WriteArgs.
template <class Args>
Command deeds(Command command, void (*declare_args)(Fields&, Args&),
              Outcome (*run)(const Args&, Session&)) {
  command.writes = true;
  command.risk = std::max(command.risk, Risk::changes);
  command.declare = [declare_args, run](Fields& fields) -> Action {
    const auto args = std::make_shared<Args>();
    declare_args(fields, *args);
    declare(fields, args->deed);
    return [args, run](Session& session) { return run(*args, session); };
  };
  return command;
}

/// A command that changes what `words` name: refs, sub-refs, numbers. Args derives from WriteArgs;
/// `run` is called inside the transaction.
template <class Args>
Command writing_words(
    Command command, void (*declare_args)(Fields&, Args&),
    std::function<Outcome(const Args&, const std::vector<std::string>& words, Deed&, Session&)> run,
    bool takes_refs = true) {
  command.writes = true;
  command.risk = std::max(command.risk, Risk::changes);
  command.takes_where = takes_refs;
  command.declare = [declare_args, run = std::move(run), takes_refs,
                     verb = command.words()](Fields& fields) -> Action {
    const auto args = std::make_shared<Args>();
    if (takes_refs) {
      fields.refs(args->refs, "The matters");
    }
    declare_args(fields, *args);
    declare(fields, args->deed);
    return [args, run, takes_refs, verb](Session& session) {
      return run_writing(verb, *args, session, takes_refs,
                         [&](const std::vector<std::string>& words, Deed& deed) {
                           return run(*args, words, deed, session);
                         });
    };
  };
  return command;
}

/// The same of whole matters.
template <class Args>
Command writing(Command command, void (*declare_args)(Fields&, Args&),
                Outcome (*run)(const Args&, const std::vector<Ref>& refs, Deed&, Session&),
                bool takes_refs = true) {
  return writing_words<Args>(
      std::move(command), declare_args,
      [run](const Args& args, const std::vector<std::string>& words, Deed& deed, Session& session) {
        return run(args, resolve_refs(words, deed.database()), deed, session);
      },
      takes_refs);
}

}  // namespace bureau::cli
