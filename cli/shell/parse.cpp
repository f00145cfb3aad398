// The words of a command line dealt out to what the command declared.
#include "cli/shell/parse.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/collector.h"
#include "cli/shell/habits.h"
#include "model/ref.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bureau::cli {

namespace {

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

/// What is left when the options have been read: the words of the verb, and from which of them on
/// they stood behind "--" and are text however they look.
struct Left {
  std::vector<std::string> words{};
  std::size_t text_from = 0;
};

/// Reads the options among the words. What is typed as a value stays as it was typed.
class Options {
 public:
  /// The first `kept` fields are what a changing command keeps. `quietly` ignores what nobody
  /// declared.
  Options(const std::vector<Fields::Field>& fields, const std::vector<std::string>& words,
          const std::string& name, bool quietly, std::size_t kept)
      : fields_{fields}, words_{words}, name_{name}, quietly_{quietly}, kept_{kept} {}

  Left read() {
    for (; at_ < words_.size() && words_[at_] != "--"; ++at_) {
      const std::string& word = words_[at_];
      if (word.size() < 2 || word[0] != '-') {
        left_.words.push_back(word);
      } else if (word[1] == '-') {
        read_long(word);
      } else {
        read_short(word);
      }
    }
    left_.text_from = left_.words.size();
    for (++at_; at_ < words_.size(); ++at_) {
      left_.words.push_back(words_[at_]);
    }
    take_all();
    return std::move(left_);
  }

 private:
  const Fields::Field* find(std::string_view name) const {
    for (const Fields::Field& field : fields_) {
      for (std::string_view rest = field.names; rest.starts_with('-');) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        if (rest.substr(0, comma) == name) {
          return &field;
        }
        rest.remove_prefix(std::min(comma + 1, rest.size()));
      }
    }
    return nullptr;
  }

  void read_long(const std::string& word) {
    const std::string_view name = std::string_view{word}.substr(0, word.find('='));
    const Fields::Field* field = find(name);
    if (field == nullptr) {
      refuse_unless_quiet(word);
    } else if (name.size() < word.size()) {
      given_.emplace_back(field, word.substr(name.size() + 1));
      const std::string& value = given_.back().second;
      if (field->sort == Fields::Sort::flag && value != "true" && value != "false") {
        throw Error(ErrorKind::usage, "{} takes no value", name);
      }
    } else if (field->sort == Fields::Sort::flag) {
      given_.emplace_back(field, "true");
    } else {
      take_next(*field, name);
    }
  }

  /// Joined flags, and behind them one that takes a value: -qy, -qo json, -ojson.
  void read_short(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const std::string name{'-', word[i]};
      const Fields::Field* field = find(name);
      if (field == nullptr) {
        refuse_unless_quiet(i == 1 ? word : name);
        return;
      }
      if (field->sort != Fields::Sort::flag) {
        if (i + 1 < word.size()) {
          given_.emplace_back(field, word.substr(i + 1));
        } else {
          take_next(*field, name);
        }
        return;
      }
      given_.emplace_back(field, "true");
    }
  }

  /// The next word is the value, with whatever it begins. But an option written out is no value:
  /// the variable of a script before it was not set.
  void take_next(const Fields::Field& field, std::string_view name) {
    const std::string_view next = at_ + 1 < words_.size() ? words_[at_ + 1] : "--";
    if (next == "--" || (next.starts_with("--") && find(next.substr(0, next.find('='))))) {
      if (!quietly_) {
        throw Error(ErrorKind::usage, "{} needs a value", name);
      }
      return;
    }
    given_.emplace_back(&field, words_[++at_]);
  }

  void refuse_unless_quiet(std::string_view word) const {
    if (!quietly_) {
      refuse_option(word, fields_, name_);
    }
  }

  /// In the order of the fields, however they were typed. Given again, the last value counts, as
  /// behind an alias; where it is kept, one would be lost.
  void take_all() {
    std::ranges::stable_sort(given_, {}, &Given::first);
    for (std::size_t i = 0; i < given_.size(); ++i) {
      const Fields::Field& field = *given_[i].first;
      const bool last = i + 1 == given_.size() || given_[i + 1].first != &field;
      if (!last && !field.repeatable) {
        if (field.sort != Fields::Sort::flag && &field < fields_.data() + kept_) {
          throw Error(ErrorKind::usage, "{} is given twice: give it once", names_of(field).front());
        }
        continue;
      }
      take_value(field, given_[i].second);
    }
  }

  using Given = std::pair<const Fields::Field*, std::string>;

  const std::vector<Fields::Field>& fields_;
  const std::vector<std::string>& words_;
  const std::string& name_;
  bool quietly_;
  std::size_t kept_;
  std::size_t at_ = 0;
  Left left_{};
  std::vector<Given> given_{};
};

/// Gives refs the words before the text, or those of standard input for "-"; says how many words
/// that took.
std::size_t deal_refs(const Fields::Field& refs, bool text_follows, const Left& left, bool pipes,
                      const std::vector<std::string>& piped, const ParseContext& context) {
  const std::vector<std::string>& words = left.words;
  if (pipes) {
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
    return !text_follows ||
           (next < left.text_from &&
            (looks_like_ref(word) || (next == 0 && context.is_number && context.is_number(word))));
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
      {"--once",     "--now",        "-o,--output", "--fields",     "--template",
       "--lang",     "--color",      "-q,--quiet",  "-v,--verbose", "--no-input",
       "--no-pager", "-y,--yes",     "--exit-code", "--headers",    "--bom",
       "--raw",      "-m,--message", "-F,--file",   "--propose",    "--confirm"});
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
bool deal_words(const std::vector<Fields::Field>& fields, const Left& left, const Globals& globals,
                const ParseContext& context, const std::string& name) {
  const std::vector<std::string>& words = left.words;
  const auto of_sort = [&](Fields::Sort sort) {
    const auto found = std::ranges::find(fields, sort, &Fields::Field::sort);
    return found == fields.end() ? nullptr : &*found;
  };
  const Fields::Field* refs = of_sort(Fields::Sort::refs);
  const Fields::Field* text = of_sort(Fields::Sort::text);
  const bool pipes = refs != nullptr && left.text_from > 0 && words.front() == "-";
  const std::string message = message_of(globals, pipes, context);
  const std::vector<std::string> piped =
      pipes && context.stdin_refs ? context.stdin_refs() : std::vector<std::string>{};
  std::size_t next =
      refs == nullptr ? 0 : deal_refs(*refs, text != nullptr, left, pipes, piped, context);
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
  const std::string any_command;
  Options{collector.fields, line.rest, any_command, true, 0}.read();
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
  const std::string name = command.words();
  const Left left =
      Options{collector.fields, line.rest, name, false, command.writes ? its : 0}.read();
  if (deal_words(collector.fields, left, globals, context, name)) {
    return [](Session& /*session*/) { return Outcome{.nothing = true}; };
  }
  return action;
}

}  // namespace bureau::cli
