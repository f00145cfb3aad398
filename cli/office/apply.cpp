// bureau apply: commands as JSON Lines, run as one transaction and answered after the commit.

#include "cli/office/apply.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/session/file_lines.h"
#include "cli/session/listing.h"
#include "cli/shell/collector.h"
#include "cli/shell/commands.h"
#include "office/called.h"
#include "store/versions.h"

#include <algorithm>
#include <istream>
#include <ostream>
#include <sstream>
#include <utility>

namespace bureau::cli {

namespace {

/// Fills declared fields from the members of a JSON object.
class JsonFields final : public Fields {
 public:
  explicit JsonFields(Session& session)
      : Fields{[&session](Direction direction) { return session.words(direction); }},
        session_{session} {}

  /// Throws Error(usage) for a key that nobody declared.
  void fill(const Json::Object& object, const std::map<std::string, std::string>& saved) {
    for (const auto& [key, value] : object) {
      if (key == "command" || key == "save" || key == "once" || value.is_null()) {
        continue;
      }
      const auto keyed = std::ranges::find_if(fields_, [&word = key](const Keyed& one) {
        return std::ranges::find(one.keys, word) != one.keys.end();
      });
      if (keyed != fields_.end()) {
        take_all(*keyed, key, value, saved);
      } else {
        take_own(key, value);
      }
    }
  }

 private:
  struct Keyed {
    Field field;
    std::vector<std::string> keys{};
    bool taken = false;
  };

  void add(Field field) override {
    std::vector<std::string> keys = keys_of(field);
    fields_.push_back({.field = std::move(field), .keys = std::move(keys)});
  }

  void printed(std::string_view name, Printed& into) override {
    std::string key{name};
    const auto take = [&texts = into[key]](const std::string& text) { texts.push_back(text); };
    add({.names = std::move(key), .repeatable = true, .take = take});
  }

  static void take_all(Keyed& keyed, const std::string& key, const Json& value,
                       const std::map<std::string, std::string>& saved) {
    const Json::Array* array = value.as_array();
    const bool many = std::exchange(keyed.taken, true) || (array != nullptr && array->size() > 1);
    if (many && !keyed.field.repeatable) {
      throw Error(ErrorKind::usage, "{} is given twice: give it once", key);
    }
    const Json::Object* pairs = keyed.field.sort == Sort::pairs ? value.as_object() : nullptr;
    if (array != nullptr) {
      for (const Json& one : *array) {
        take(keyed.field, key, one, saved);
      }
    } else if (pairs != nullptr) {
      for (const auto& [name, one] : *pairs) {
        keyed.field.take(pair_of(name, one));
      }
    } else {
      take(keyed.field, key, value, saved);
    }
  }

  /// A field that some kind adds goes by its plain name too.
  void take_own(const std::string& key, const Json& value) const {
    const auto pairs =
        std::ranges::find(fields_, Sort::pairs, [](const Keyed& one) { return one.field.sort; });
    if (pairs == fields_.end() || !own_field_type(session_.kinds(), key)) {
      refuse(key);
    }
    pairs->field.take(pair_of(key, value));
  }

  static std::string pair_of(const std::string& key, const Json& value) {
    return key + "=" + (value.is_null() ? "" : text_of_value(key, value));
  }

  static void take(const Field& field, const std::string& key, const Json& value,
                   const std::map<std::string, std::string>& saved) {
    std::string text = text_of_value(key, value);
    const bool takes_refs = field.sort == Sort::refs || field.sort == Sort::reference;
    const bool names_a_ref =
        takes_refs && value.as_text() != nullptr && text.size() > 1 && text[0] == '@';
    if (names_a_ref) {
      const auto found = saved.find(text.substr(1));
      if (found == saved.end()) {
        throw Error(ErrorKind::usage, "{}: nothing was saved as '{}'", key, text.substr(1));
      }
      text = found->second;
    }
    try {
      field.take(text);
    } catch (const Error& error) {
      throw Error(error.kind(), "{}: {}", key, error.what());
    }
  }

  static std::string text_of_value(const std::string& key, const Json& value) {
    if (const std::string* text = value.as_text()) {
      return *text;
    }
    if (const std::int64_t* number = value.as_int()) {
      return std::to_string(*number);
    }
    if (const bool* flag = value.as_bool()) {
      return *flag ? "true" : "false";
    }
    if (value.as_double() != nullptr) {
      throw Error(ErrorKind::usage,
                  "{} is a fraction: write it as a text, \"12.50\", as it is exact", key);
    }
    throw Error(ErrorKind::usage, "{} is neither a text nor a number", key);
  }

  [[noreturn]] void refuse(const std::string& key) const {
    std::vector<std::string_view> candidates;
    for (const Keyed& one : fields_) {
      candidates.insert(candidates.end(), one.keys.begin(), one.keys.end());
    }
    const std::string_view near = nearest(key, candidates);
    throw Error(ErrorKind::usage, "there is no key '{}'{}{}", key,
                near.empty() ? "" : localized(": did you mean "), near);
  }

  Session& session_;
  std::vector<Keyed> fields_{};
};

/// What became of one line.
struct Answer {
  bool ok = false;
  std::vector<std::string> refs{};
  int status = 0;
  std::string error{};
};

std::string line_of(const Answer& answer, std::size_t line) {
  std::string text = fmt::format(R"({{"ok": {})", answer.ok);
  if (!answer.ok) {
    text += fmt::format(R"(, "status": {}, "error": )", answer.status);
    append_json_string(text, answer.error);
    text += fmt::format(R"(, "line": {})", line);
  } else if (!answer.refs.empty()) {
    text += fmt::format(R"(, "ref": "{}")", answer.refs.front());
    if (answer.refs.size() > 1) {
      text += fmt::format(R"(, "refs": ["{}"])", fmt::join(answer.refs, R"(", ")"));
    }
  }
  return text + "}\n";
}

std::string last_line(bool committed, std::size_t count) {
  return fmt::format("{{\"committed\": {}, \"count\": {}}}\n", committed, count);
}

class Applier {
 public:
  explicit Applier(Session& session) : session_{session} {}

  Answer run(const std::string& line) {
    const Json json = parse_json(line);
    const Json::Object* object = json.as_object();
    const Json* words = json.find("command");
    if (object == nullptr || words == nullptr || words->as_text() == nullptr) {
      throw Error(ErrorKind::usage,
                  R"(a line is an object with "command": "task add" and the command's own keys)");
    }
    const std::string once = text_of_key(json, "once");
    if (!once.empty()) {
      if (const std::optional<EarlierResult> earlier =
              earlier_result(session_.reading(), once, line)) {
        if (!earlier->same) {
          throw Error(ErrorKind::conflict,
                      "the key '{}' was used for another command: give another key", once);
        }
        return remembered(json, split_list(earlier->result, U"\n"));
      }
    }
    JsonFields fields{session_};
    const Action action = command_of(*words->as_text()).declare(fields);
    fields.fill(*object, saved_);
    const Outcome outcome = action(session_);
    if (!once.empty()) {
      keep_result(session_.reading(), once, line, fmt::format("{}", fmt::join(outcome.refs, "\n")),
                  0);
    }
    return remembered(json, outcome.refs);
  }

  /// The answer to a line that was done once already.
  Answer repeat(const std::string& line, const std::string& result) {
    return remembered(parse_json(line), split_list(result, U"\n"));
  }

 private:
  /// What was made goes by the name that the line gives it: "a" is the first ref, "a.2" the second
  /// (an instruction and its task).
  Answer remembered(const Json& line, std::vector<std::string> refs) {
    const std::string name = text_of_key(line, "save");
    for (std::size_t i = 0; !name.empty() && i < refs.size(); ++i) {
      saved_[i == 0 ? name : fmt::format("{}.{}", name, i + 1)] = refs[i];
    }
    return {.ok = true, .refs = std::move(refs)};
  }

  static std::string text_of_key(const Json& json, std::string_view key) {
    const Json* value = json.find(key);
    return value != nullptr && value->as_text() != nullptr ? *value->as_text() : "";
  }

  const Command& command_of(const std::string& words) {
    const auto known = commands_.find(words);
    if (known != commands_.end()) {
      return known->second;
    }
    const Line line = split_line(split_list(words, U" "));
    if (!line.rest.empty()) {
      throw Error(
          ErrorKind::usage,
          "\"command\" is a noun and a verb: '{}' behind them belongs into keys of the line",
          line.rest.front());
    }
    Command command =
        find_command(line.noun, line.verb, line.rest, session_.kinds(), session_.reports());
    if (!command.writes || command.verb == "undo") {
      throw Error(ErrorKind::usage,
                  "'{}' is no command for apply: it takes those that change matters", words);
    }
    return commands_.emplace(words, std::move(command)).first->second;
  }

  Session& session_;
  std::map<std::string, Command> commands_{};
  std::map<std::string, std::string> saved_{};
};

struct Args {
  std::string file{};
};

Answer failed(const Error& error) {
  return {.status = static_cast<int>(error.kind()), .error = error.what()};
}

/// The answers when one line undid all the others.
Outcome rolled_back(const std::vector<std::string>& lines, std::size_t wrong, const Error& error) {
  const Answer undone{.status = static_cast<int>(ErrorKind::rejected), .error = tr("rolled back")};
  Outcome outcome{.status = static_cast<int>(error.kind())};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!trimmed(lines[i]).empty()) {
      outcome.text += line_of(i == wrong ? failed(error) : undone, i + 1);
    }
  }
  outcome.text += last_line(false, 0);
  return outcome;
}

}  // namespace

Outcome apply_lines(Session& session, const std::vector<std::string>& lines) {
  Outcome outcome;
  Applier applier{session};
  std::size_t at = 0;
  try {
    outcome = session.writer().transact(session.globals().once,
                                        [&](Database& /*database*/, JournalHead& head) {
                                          session.writer().batch = head.seq + 1;
                                          Outcome done;
                                          std::size_t count = 0;
                                          for (; at < lines.size(); ++at) {
                                            if (!trimmed(lines[at]).empty()) {
                                              done.text += line_of(applier.run(lines[at]), at + 1);
                                              ++count;
                                            }
                                          }
                                          done.text += last_line(!session.globals().dry_run, count);
                                          return done;
                                        });
  } catch (const Error& error) {
    if (at >= lines.size()) {
      throw;
    }
    outcome = rolled_back(lines, at, error);
    session.environment().err << "bureau: "
                              << cleaned(localized("line {}: {}", at + 1, error.what())) << '\n';
  }
  session.writer().batch = 0;
  return outcome;
}

namespace {

/// Each line by itself.
Outcome apply_each(Session& session, const std::vector<std::string>& lines) {
  Outcome outcome;
  Applier applier{session};
  std::size_t count = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (trimmed(lines[i]).empty()) {
      continue;
    }
    Answer answer;
    try {
      const std::string& key = session.globals().once;
      const Outcome done = session.writer().transact(
          key.empty() ? key : fmt::format("{} {}", key, i + 1),
          [&](Database& /*database*/, JournalHead& /*head*/) {
            answer = applier.run(lines[i]);
            return Outcome{.text = fmt::format("{}", fmt::join(answer.refs, "\n"))};
          });
      if (!answer.ok) {
        answer = applier.repeat(lines[i], done.text);
      }
      ++count;
    } catch (const Error& error) {
      answer = failed(error);
      outcome.status = static_cast<int>(ErrorKind::rejected);
    }
    outcome.text += line_of(answer, i + 1);
  }
  outcome.text += last_line(count > 0 && !session.globals().dry_run, count);
  return outcome;
}

Outcome run(const Args& args, Session& session) {
  session.output().for_program = true;
  const std::vector<std::string> lines =
      all_lines(args.file.empty() ? "-" : args.file, session.environment().in);
  session.output().hushed =
      true;  // each line has its answer; what a person would be told is not for a pipe
  session.writer().note_read(fmt::format("{}", fmt::join(lines, "\n")));
  return session.globals().each ? apply_each(session, lines) : apply_lines(session, lines);
}

}  // namespace

Command apply() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "apply",
       .summary = "Run commands given as JSON Lines, all in one transaction",
       .examples = {"bureau apply commands.jsonl", "bureau apply < commands.jsonl"},
       .usage = "[FILE] [--each] [--once KEY]",
       .risk = Risk::changes},
      [](Fields& fields, Args& args) {
        fields.text("file", args.file, "The file, or - for standard input, which is the default");
      },
      run);
}

}  // namespace bureau::cli
