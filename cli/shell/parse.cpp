// The only file that includes CLI11: it costs seconds to compile, and nothing else depends on it.
#include "cli/shell/parse.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/collector.h"
#include "cli/shell/habits.h"
#include "model/ref.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace bureau::cli {

namespace {

/// True when the word is this option: --name, --name=value, -n, or -n among joined short flags:
/// -qy.
bool names_option(std::string_view word, std::string_view name) {
  if (word.starts_with(name)) {
    return word.size() == name.size() || word[name.size()] == '=' || name.size() == 2;
  }
  return name.size() == 2 && word.size() > 2 && word[0] == '-' && word[1] != '-' &&
         word.find(name[1]) != std::string_view::npos;
}

/// True when one of the words may be this option: only such are built, a start is paid a hundred
/// times a day.
bool is_named(const Fields::Field& field, std::span<const std::string> words) {
  for (std::string_view rest = field.names; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view name = rest.substr(0, comma);
    if (std::ranges::any_of(words,
                            [&](const std::string& word) { return names_option(word, name); })) {
      return true;
    }
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return false;
}

/// Puts the name of the option before the complaint about its value.
void take_value(const Fields::Field& field, const std::string& text) {
  if (trimmed(text).empty() && (!field.may_be_empty || !text.empty())) {
    // A variable of a script that is not set.
    throw Error(ErrorKind::usage, "{} needs a value", names_of(field).front());
  }
  try {
    field.take(text);
  } catch (const Error& error) {
    throw Error(error.kind(), "{}: {}",
                names_of(field).back() == field.names ? field.names : names_of(field).front(),
                error.what());
  }
}

/// Help is asked for before this: the public constructor would declare an option for it each time.
struct Parser : CLI::App {
  Parser() : CLI::App{"", "bureau", nullptr} {}
};

/// Given again, the last value counts, as behind an alias; where it is `kept`, one would be lost.
void add_option(CLI::App& parser, const Fields::Field& field, bool kept) {
  if (field.sort == Fields::Sort::flag) {
    parser.add_flag_callback(field.names, [&field] { take_value(field, "true"); });
    return;
  }
  const auto take = [&field, kept](const CLI::results_t& texts) {
    if (texts.size() > 1 && kept && !field.repeatable) {
      throw Error(ErrorKind::usage, "{} is given twice: give it once", names_of(field).front());
    }
    for (std::size_t i = field.repeatable ? 0 : texts.size() - 1; i < texts.size(); ++i) {
      take_value(field, texts[i]);
    }
    return true;
  };
  CLI::Option* option = parser.add_option(field.names, take);
  option->type_size(1)->expected(1)->allow_extra_args(false);
  option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

[[noreturn]] void refuse_option(std::string_view wrong, const std::vector<Fields::Field>& fields,
                                const std::string& words) {
  const std::string_view bare = wrong.substr(0, wrong.find('='));
  std::vector<std::string> names;
  for (const Fields::Field& field : fields) {
    for (const std::string& name : names_of(field)) {
      if (name.starts_with("--")) {
        names.push_back(name);
      }
    }
  }
  if (words.empty()) {
    names.insert(names.end(), {"--version", "--help"});
  }
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const std::string_view habit = option_by_habit(bare);
  const std::string_view near = habit.empty() ? nearest(bare, candidates) : habit;
  if (near.empty() && words.empty()) {
    throw Error(ErrorKind::usage, "there is no option {}: 'bureau --help' says how it is used",
                bare);
  }
  if (near.empty()) {
    throw Error(ErrorKind::usage, "'{}' has no option {}: 'bureau {} --help' lists them", words,
                bare, words);
  }
  if (words.empty()) {
    throw Error(ErrorKind::usage, "there is no option {}: did you mean {}?", bare, near);
  }
  throw Error(ErrorKind::usage, "'{}' has no option {}: did you mean {}?", words, bare, near);
}

/// Reads the options, the first `kept` of them what a changing command keeps; what is left are the
/// words of the verb. `quietly` ignores what nobody declared.
std::vector<std::string> read_options(const std::vector<Fields::Field>& fields,
                                      const std::vector<std::string>& words,
                                      const std::string& name, bool quietly, std::size_t kept) {
  const bool plain =
      std::ranges::none_of(words, [](const std::string& word) { return word.starts_with('-'); });
  if (plain || (quietly && std::ranges::none_of(fields, [&](const Fields::Field& field) {
                  return field.names.starts_with('-') && is_named(field, words);
                }))) {
    return quietly ? std::vector<std::string>{} : words;
  }
  Parser parser;
  parser.allow_extras(quietly);
  parser.prefix_command(false);
  std::vector<std::string> left;
  if (!quietly) {
    parser.add_option("words", left)->expected(0, 1 << 20);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].names.starts_with('-') && is_named(fields[i], words)) {
      add_option(parser, fields[i], i < kept);
    }
  }
  std::vector<const char*> argv{"bureau"};
  std::ranges::transform(words, std::back_inserter(argv), &std::string::c_str);
  try {
    parser.parse(static_cast<int>(argv.size()), argv.data());
  } catch (const CLI::ExtrasError&) {
    const std::vector<std::string> extra = parser.remaining(false);
    const auto wrong =
        std::ranges::find_if(extra, [](const std::string& word) { return word.starts_with('-'); });
    refuse_option(wrong == extra.end() ? "" : *wrong, fields, name);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view text = error.what();
    throw Error(ErrorKind::usage, "{} needs a value", text.substr(0, text.find(':')));
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, "{}", error.what());
  }
  return left;
}

/// Gives refs the words before the text, or those of standard input for "-"; says how many words
/// that took.
std::size_t deal_refs(const Fields::Field& refs, bool text_follows,
                      const std::vector<std::string>& words, const std::vector<std::string>& piped,
                      const ParseContext& context) {
  if (!words.empty() && words.front() == "-") {
    for (const std::string& word : piped) {
      if (!looks_like_ref(word) && !(context.is_number && context.is_number(word))) {
        throw Error(ErrorKind::usage, "'{}' on standard input is no ref: '-o refs' prints refs",
                    word);
      }
      refs.take(word);
    }
    return 1;
  }
  std::size_t next = 0;
  const auto is_ref = [&](const std::string& word) {
    return !text_follows || looks_like_ref(word) ||
           (next == 0 && context.is_number && context.is_number(word));
  };
  for (; next < words.size() && is_ref(words[next]); ++next) {
    refs.take(words[next]);
  }
  return next;
}

/// Tells what each field is given, but for how it is shown, agreed to or counted from which moment.
void tell_taken(std::vector<Fields::Field>& fields, std::size_t own, const ParseContext& context) {
  // -m is the text of the verb, which is told as that.
  static constexpr auto untold = std::to_array<std::string_view>(
      {"--once", "--now", "-o,--output", "--fields", "--template", "--lang", "--color",
       "-q,--quiet", "-v,--verbose", "--no-input", "-y,--yes", "--exit-code", "--headers", "--bom",
       "--raw", "-m,--message", "-F,--file"});
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Fields::Field& field = fields[i];
    if (i < own || std::ranges::find(untold, field.names) == untold.end()) {
      field.take = [take = std::move(field.take), names = field.names,
                    &context](const std::string& text) {
        context.taken(names, text);
        take(text);
      };
    }
  }
}

/// The text of -m or -F; several lines stay, an end of line behind the last does not.
std::string message_of(const Globals& globals, bool pipes, const ParseContext& context) {
  if (!globals.message.empty() && !globals.text_file.empty()) {
    throw Error(ErrorKind::usage, "-m and -F at once: give the text once");
  }
  const std::string& file = globals.text_file.empty() ? globals.message : globals.text_file;
  if ((globals.text_file.empty() && file != "-") || !context.read_text) {
    return globals.message;
  }
  if (pipes && file == "-") {
    throw Error(ErrorKind::usage, "refs and the text both from standard input: give one of them");
  }
  std::string text = context.read_text(file);
  while (text.ends_with('\n') || text.ends_with('\r')) {
    text.pop_back();
  }
  if (trimmed(text).empty()) {
    throw Error(ErrorKind::usage, "{} holds no text", file == "-" ? tr("standard input") : file);
  }
  return text;
}

/// Deals the words of the verb out: refs first, the rest is the text.
/// True when refs were to come from standard input and none came: there is nothing to do.
bool deal_words(const std::vector<Fields::Field>& fields, const std::vector<std::string>& words,
                const Globals& globals, const ParseContext& context, const std::string& name) {
  const auto of_sort = [&](Fields::Sort sort) {
    const auto found = std::ranges::find(fields, sort, &Fields::Field::sort);
    return found == fields.end() ? nullptr : &*found;
  };
  const Fields::Field* refs = of_sort(Fields::Sort::refs);
  const Fields::Field* text = of_sort(Fields::Sort::text);
  const bool pipes = refs != nullptr && !words.empty() && words.front() == "-";
  const std::string message = message_of(globals, pipes, context);
  const std::vector<std::string> piped =
      pipes && context.stdin_refs ? context.stdin_refs() : std::vector<std::string>{};
  std::size_t next = refs == nullptr ? 0 : deal_refs(*refs, text != nullptr, words, piped, context);
  if (text == nullptr && next < words.size()) {
    throw Error(ErrorKind::usage, "'{}' takes no '{}': 'bureau {} --help' shows what it takes",
                name, words[next], name);
  }
  if (text == nullptr && !message.empty()) {
    throw Error(ErrorKind::usage, "'{}' takes no text: leave out -m", name);
  }
  if (!message.empty() && next < words.size()) {
    throw Error(ErrorKind::usage, "'{}' and -m at once: give the text once", words[next]);
  }
  if (text != nullptr && text->repeatable) {
    for (; next < words.size(); ++next) {
      text->take(words[next]);
    }
  }
  std::string rest = message;
  for (; next < words.size(); ++next) {
    rest += (rest.empty() ? "" : " ") + words[next];
  }
  if (!rest.empty()) {
    text->take(rest);
  }
  return pipes && piped.empty();
}

}  // namespace

Globals parse_globals(const Line& line) {
  Globals globals;
  const ParseContext context;
  Collector collector{context};
  declare_globals(collector, globals);
  read_options(collector.fields, line.rest, "", true, 0);
  return globals;
}

Action parse_command(const Command& command, const Line& line, Globals& globals,
                     const ParseContext& context) {
  Collector collector{context};
  declare_globals(collector, globals);
  const std::size_t own = collector.fields.size();
  Action action = command.declare(collector);
  // A command's own option wins over a global one of the same name.
  std::rotate(collector.fields.begin(), collector.fields.begin() + static_cast<std::ptrdiff_t>(own),
              collector.fields.end());
  const std::size_t its = collector.fields.size() - own;
  if (context.taken) {
    tell_taken(collector.fields, its, context);
  }
  const std::vector<std::string> words =
      read_options(collector.fields, line.rest, command.words(), false, command.writes ? its : 0);
  if (deal_words(collector.fields, words, globals, context, command.words())) {
    return [](Session& /*session*/) { return Outcome{.nothing = true}; };
  }
  return action;
}

}  // namespace bureau::cli
