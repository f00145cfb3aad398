#include "cli/run.h"

#include "base/error.h"
#include "base/files.h"
#include "base/strangers.h"
#include "base/text.h"
#include "cli/session/proposal.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"
#include "cli/shell/help.h"
#include "cli/shell/parse.h"
#include "exchange/ics.h"
#include "model/number.h"
#include "settings/layers.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>

namespace bureau::cli {

namespace {

Language language_of(const Environment& environment, std::span<const std::string> words) {
  std::string wanted;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--") {
      break;
    }
    if (words[i] == "--lang" && i + 1 < words.size()) {
      wanted = words[i + 1];
    } else if (words[i].starts_with("--lang=")) {
      wanted = words[i].substr(7);
    }
  }
  if (!wanted.empty() && wanted != "en" && wanted != "zh") {
    throw Error(ErrorKind::usage, "'{}' is not a language: use en or zh", wanted);
  }
  for (const char* name : {"BUREAU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (wanted.empty()) {
      wanted = environment.variable(name).value_or("");
    }
  }
  return wanted.starts_with("zh") ? Language::zh : Language::en;
}

/// What there is, or a topic, as this office has it. Files that cannot be read do not keep help
/// away.
void print_help(const Line& line, std::optional<Topic> topic, const Environment& environment) {
  try {
    const Globals globals = parse_globals(line);
    Session session{environment, globals, true};
    if (session.settings().language && globals.lang.empty()) {
      set_language(*session.settings().language, environment.catalogues);
    }
    session.output().print_page(topic ? help_on(*topic, session)
                                      : overview(line.noun, session.kinds(), session.reports()));
  } catch (const Error&) {
    if (topic) {
      throw;
    }
    Kinds builtin;
    Reports shipped{{}};
    environment.out << overview(line.noun, builtin, shipped);
  }
}

/// --headers: the headings of a table for spreadsheets are in a language of theirs, whatever that
/// of the terminal is; what was understood has been said by now.
void set_headings(Session& session) {
  const std::string& wanted = session.globals().headers;
  if (wanted.empty()) {
    return;
  }
  if (wanted != "zh" && wanted != "en") {
    throw Error(ErrorKind::usage, "'{}' is not a language: use en or zh", wanted);
  }
  const Format format = session.output().format(Format::table);
  if (format == Format::csv || format == Format::tsv) {
    set_language(wanted == "zh" ? Language::zh : Language::en, session.environment().catalogues);
  }
}

/// -v: by which files and as whom.
void say_circumstances(Session& session) {
  std::vector<std::string> files;
  each_settings_file(session.sources(), [&](const std::string& file, const std::string& /*toml*/) {
    files.push_back(file);
  });
  session.output().say(localized("store: {}", session.store_place()));
  session.output().say(localized(
      "settings: {}", files.empty() ? tr("built in") : fmt::format("{}", fmt::join(files, ", "))));
  session.output().say(localized("typed by {}, ceiling {}", session.actor().name,
                                 word_of(session.office().ceiling())));
}

/// Settings decide whose act it is and what may be shown.
void say_strangers(Session& session) {
  const auto say = [&](const std::string& text) { session.output().say(text); };
  for (const std::filesystem::path& folder : session.sources().folders) {
    each_stranger(folder / "bureau.toml", say);
  }
  if (!session.sources().file.empty()) {
    each_stranger(session.sources().file, say);
  }
}

/// [alias] of the config: the verb becomes the words that it stands for.
std::vector<std::string> without_alias(std::vector<std::string> words, const Line& line,
                                       const std::string& stands_for) {
  const std::vector<std::string> typed = shell_words(stands_for);
  const auto next = words.erase(words.begin() + static_cast<std::ptrdiff_t>(line.verb_at));
  words.insert(next, typed.begin(), typed.end());
  return words;
}

/// What the command is rated is known before it is run; what ends a matter shows when it is done.
void check_rated(Session& session, const Command& command) {
  const Globals& globals = session.globals();
  const Allowance allowance = session.allowance();
  check_proposal(command, globals, session.typed_now());
  const bool may_ask = only_asks(globals) && allowance != Allowance::read;
  if (command.risk != Risk::reads && !may_ask) {
    check_allowed(allowance, command.risk == Risk::permanent ? Risk::permanent : Risk::changes);
  }
  if (const Actor actor = session.actor(); command.risk == Risk::permanent && actor.must_ask) {
    throw Error(ErrorKind::refused,
                "{} acts for {} (BUREAU_VIA), and '{}' cannot be undone: leave it to a person",
                actor.via, actor.name, command.words());
  }
  if (globals.propose || !globals.confirm.empty()) {
    session.writer().weigh = [&session](Database& database, std::int64_t before) {
      return weigh(session, database, before);
    };
  }
}

ParseContext context_of(Session& session, const Command& command) {
  ParseContext context;
  if (session.writer().tells_command()) {
    session.writer().command = command.words();
    context.taken = [&session](std::string_view names, std::string_view text) {
      session.writer().command += fmt::format("\x1f{}={}", names, text);
    };
  }
  context.moments = [&session](Direction direction) { return session.words(direction); };
  context.echo = [&session](const std::string& text) { session.output().echo(text); };
  context.stdin_refs = [&session] {
    std::vector<std::string> refs;
    for (std::string line; std::getline(session.environment().in, line);) {
      for (std::string& word : split_list(line, U" \t")) {
        refs.push_back(std::move(word));
      }
    }
    return refs;
  };
  context.read_text = [&session](const std::string& file) {
    if (file == "-") {
      return std::string{std::istreambuf_iterator<char>{session.environment().in}, {}};
    }
    const std::optional<std::string> text = read_file(file);
    if (!text) {
      throw Error(ErrorKind::not_found, "there is no file {}", file);
    }
    return *text;
  };
  context.is_number = [](const std::string& word) {
    const DocumentNumber::Form form = read_number(word).form;
    return form == DocumentNumber::Form::standard || form == DocumentNumber::Form::legacy;
  };
  return context;
}

/// `config check` tells every mistake of files that no other command can be run with.
bool checks_config(const Line& line) {
  return line.noun == Noun::config && line.verb == "check";
}

int run_words(std::vector<std::string> words, const Environment& environment) {
  Line line = split_line(words);
  if (line.version) {
    environment.out << "bureau " BUREAU_VERSION "\n";
    return 0;
  }
  const std::optional<Topic> topic = line.help_first ? topic_called(line.verb) : std::nullopt;
  if (line.help && (line.verb.empty() || topic)) {
    print_help(line, topic, environment);
    return 0;
  }
  const Globals known = parse_globals(line);
  if (!known.color.empty() && known.color != "auto" && known.color != "always" &&
      known.color != "never") {
    throw Error(ErrorKind::usage, "--color {}: use auto, always or never", known.color);
  }
  auto owned = std::make_unique<Session>(environment, known, checks_config(line));
  Session& session = *owned;
  if (session.settings().language && known.lang.empty()) {
    set_language(*session.settings().language, environment.catalogues);
  }
  const auto alias = session.settings().aliases.find(line.verb);
  if (!line.noun && alias != session.settings().aliases.end() && words[line.verb_at] == line.verb) {
    words = without_alias(std::move(words), line, alias->second);
    line = split_line(words);
  }
  const std::vector<std::string> behind_verb(line.rest.begin() + line.before, line.rest.end());
  const Command command =
      find_command(line.noun, line.verb, behind_verb, session.kinds(), session.reports());
  if (line.help) {
    session.output().print_page(help_of(command));
    return 0;
  }
  Globals globals;
  session.noun_named = line.noun.has_value();
  const Action action = parse_command(command, line, globals, context_of(session, command));
  session.settle(globals);
  check_rated(session, command);
  say_strangers(session);
  if (!globals.where.empty() && !command.takes_where) {
    throw Error(ErrorKind::usage,
                "'{}' takes no --where: list, search, the reports and changing verbs do",
                command.verb.empty() ? "bureau" : command.words());
  }
  if (globals.verbose) {
    say_circumstances(session);
  }
  set_headings(session);
  const int status = session.output().print(action(session), session.now());
  if (environment.ends) {
    // To free a schema and its statements costs a tenth of a list. Writers have closed their store
    // already.
    static Session* volatile kept = nullptr;  // still reachable: nothing has leaked
    kept = owned.release();
    static_cast<void>(kept);
  }
  return status;
}

/// One line; who tries again must know what is on the disk already.
void complain(const Environment& environment, std::string_view text) {
  environment.err << "bureau: " << cleaned(text);
  if (environment.recorded != nullptr && !environment.recorded->empty()) {
    environment.err << "; " << localized("but it was {}", *environment.recorded);
  }
  environment.err << '\n';
}

}  // namespace

int run(std::span<const std::string> words, const Environment& environment) {
  try {
    set_language(language_of(environment, words), environment.catalogues);
    return run_words({words.begin(), words.end()}, environment);
  } catch (const NeedsFull&) {
    return needs_full;
  } catch (const Error& error) {
    complain(environment, error.what());
    return static_cast<int>(error.kind());
  } catch (const std::filesystem::filesystem_error& error) {
    complain(environment, error.what());
    return static_cast<int>(ErrorKind::failed);
  }
}

}  // namespace bureau::cli
