// A subcommand: its words, its help, the fields it takes and what it does.
#pragma once

#include "model/fields.h"
#include "ops/deed.h"
#include "render/view.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau::cli {

class Session;

/// What a command has to say.
struct Outcome {
  std::optional<View> view{};       ///< printed in the format asked for
  std::vector<std::string> refs{};  ///< of what was made or changed; printed when there is no view
  std::string text{};               ///< printed as it is when there is no view: a report
  int status = 0;                   ///< 8 for findings
  bool created = false;             ///< refs are new: they are the result of a creating verb
  bool nothing = false;             ///< nothing was to be done: the file of -o stays as it is
};

/// What is left to do once the command line is understood.
using Action = std::function<Outcome(Session&)>;

/// The noun that a command is under.
enum class Noun { office, doc, meeting, task, report };
std::string_view word_of(Noun noun);  ///< "" for office

struct Command {
  Noun noun = Noun::office;
  std::string verb{};     ///< "add"
  std::string summary{};  ///< one line, for the list of commands; translated where shown
  std::vector<std::string> examples{};  ///< whole command lines; tests parse each of them
  const char* usage = "";               ///< what follows the verb: "REF [TEXT]"
  bool writes = false;
  bool takes_where = false;                  ///< --where chooses among what it is about
  std::function<Action(Fields&)> declare{};  ///< set by reading() and writing()

  std::string words() const;  ///< "task add"
};

/// A command that changes nothing.
template <class Args>
Command reading(Command command, void (*declare)(Fields&, Args&),
                Outcome (*run)(const Args&, Session&)) {
  command.declare = [declare, run](Fields& fields) -> Action {
    const auto args = std::make_shared<Args>();
    declare(fields, *args);
    return [args, run](Session& session) { return run(*args, session); };
  };
  return command;
}

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

/// A command that changes what `words` name: refs, sub-refs, numbers. Args derives from WriteArgs;
/// `run` is called inside the transaction.
template <class Args>
Command writing_words(
    Command command, void (*declare_args)(Fields&, Args&),
    std::function<Outcome(const Args&, const std::vector<std::string>& words, Deed&, Session&)> run,
    bool takes_refs = true) {
  command.writes = true;
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
