// A subcommand: its words, its help, the fields it takes and what it does.
#pragma once

#include "model/fields.h"
#include "model/risk.h"
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
  bool finds = false;               ///< a page that tells of something: for --exit-code
  bool created = false;             ///< refs are new: they are the result of a creating verb
  bool nothing = false;             ///< nothing was to be done: the file of -o stays as it is
  bool again = false;               ///< a key did it before: the text is what was kept
};

/// What is left to do once the command line is understood.
using Action = std::function<Outcome(Session&)>;

/// The noun that a command is under: a register, or what else has verbs of its own.
enum class Noun {
  office,
  doc,
  meeting,
  task,
  report,
  calendar,
  directory,
  config,
  attachment,
  import,
  export_
};

/// Whether its verbs are about the matters of one register.
inline bool is_register(Noun noun) {
  return noun == Noun::doc || noun == Noun::meeting || noun == Noun::task;
}
std::string_view word_of(Noun noun);  ///< "" for office
std::optional<Noun> noun_called(std::string_view word);
std::vector<std::string_view> all_nouns();

struct Command {
  Noun noun = Noun::office;
  std::string verb{};     ///< "add"
  std::string summary{};  ///< one line, for the list of commands; translated where shown
  std::vector<std::string> examples{};  ///< whole command lines; tests parse each of them
  const char* usage = "";               ///< what follows the verb: "REF [TEXT]"
  bool writes = false;
  Risk risk = Risk::reads;                    ///< set to `changes` for what writes and says nothing
  bool takes_where = false;                   ///< --where chooses among what it is about
  std::vector<std::string_view> pointless{};  ///< options of its own that can do nothing here: help
                                              ///< leaves them out
  std::function<Action(Fields&)> declare{};   ///< set by reading() and writing()

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

}  // namespace bureau::cli
