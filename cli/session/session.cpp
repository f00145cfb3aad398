#include "cli/session/session.h"

#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "model/matter_fields.h"
#include "model/number.h"
#include "office/called.h"
#include "render/view.h"
#include "store/versions.h"

#include <algorithm>
#include <istream>
#include <ostream>

namespace bureau::cli {

namespace fs = std::filesystem;

namespace {

std::string variable(const Environment& environment, const char* name) {
  return environment.variable(name).value_or("");
}

/// An XDG folder; the specification says that relative values are to be ignored.
fs::path xdg(const Environment& environment, const char* name, const char* otherwise) {
  const fs::path set = variable(environment, name);
  return set.is_absolute() ? set : environment.home / otherwise;
}

Instant now_of(const Environment& environment, const Globals& globals) {
  const std::string pretended =
      globals.now.empty() ? variable(environment, "BUREAU_NOW") : globals.now;
  return pretended.empty() ? environment.now : parse<Instant>(pretended);
}

/// --ceiling counts before the files.
Settings settings_in_force(const ConfigSources& sources, const Globals& globals, bool lenient) {
  Settings settings = lenient ? readable_settings(sources) : load_settings(sources);
  if (!globals.ceiling.empty()) {
    settings.ceiling = parse<Level>(globals.ceiling);
  }
  return settings;
}

}  // namespace

ConfigSources config_sources(const Environment& environment, const Globals& globals) {
  ConfigSources sources;
  sources.folders = {"/etc/bureau", xdg(environment, "XDG_CONFIG_HOME", ".config") / "bureau"};
  sources.file = globals.config.empty() ? variable(environment, "BUREAU_CONFIG") : globals.config;
  sources.overrides = globals.set;
  return sources;
}

Session::Session(const Environment& environment, Globals globals, bool lenient)
    : environment_{environment},
      globals_{std::move(globals)},
      sources_{config_sources(environment, globals_)},
      office_{settings_in_force(sources_, globals_, lenient), sources_, [this] { return store(); }},
      now_{now_of(environment, globals_)} {
  office_.stand_on(local(now_).date);
  read_output();
}

void Session::read_output() {
  if (globals_.output.empty() || globals_.output == "-") {
    return;
  }
  if (globals_.output.find_first_of("./") == std::string::npos) {
    format_ = parse<Format>(globals_.output);
    return;
  }
  output_file_ = globals_.output;
  const std::string ending = fs::path{output_file_}.extension().string();
  if (ending.size() < 2) {
    throw Error(ErrorKind::usage, "the ending of {} names no format: write {}.csv, .json, .html …",
                output_file_, output_file_);
  }
  const std::string name = ending.substr(1);
  format_ = name == "txt" ? Format::table : name == "htm" ? Format::html : parse<Format>(name);
}

Reports& Session::reports() {
  if (!reports_) {
    reports_.emplace(sources_, [this] { return own_field_ids(kinds()); });
  }
  return *reports_;
}

Actor Session::actor() const {
  std::string name = globals_.as;
  if (name.empty()) {
    name = variable(environment_, "BUREAU_USER");
  }
  if (name.empty()) {
    name = settings().user;
  }
  if (name.empty()) {
    name = environment_.login;
  }
  const bool pretended = !globals_.now.empty() || !variable(environment_, "BUREAU_NOW").empty();
  return {.name = normalized("--as", name),
          .login = environment_.login,
          .now = now_,
          .clock = clock(),
          .pretended = pretended,
          .agreed = globals_.yes};
}

Place Session::store_place() const {
  const std::string& typed = globals_.store;
  const std::string set = typed.empty() ? variable(environment_, "BUREAU_STORE") : typed;
  const fs::path said = set.empty() ? settings().store : fs::path{set};
  return said.empty()
             ? Place{xdg(environment_, "XDG_DATA_HOME", ".local/share") / "bureau/office.db"}
             : parse<Place>(said.native());
}

Database& Session::reading() {
  if (writing_) {
    return writing_->database();
  }
  if (!store_) {
    store_.emplace(store_place(), Purpose::read, settings().busy_seconds);
  }
  return store_->database();
}

Database* Session::store() {
  return writing_ || store_ || store_place().exists() ? &reading() : nullptr;
}

Instant Session::clock() const {
  return environment_.clock ? environment_.clock() : environment_.now;
}

WordContext Session::words(Direction direction) {
  return {.now = now_,
          .direction = direction,
          .calendar = &office_.calendar(),
          .hours = settings().hours};
}

Format Session::format(Format usual) const {
  return format_.value_or(usual);
}

Screen Session::screen() const {
  Screen screen;
  screen.width = environment_.out_is_terminal && output_file_.empty() ? environment_.width : 0;
  const bool never =
      globals_.color == "never" || !environment_.variable("NO_COLOR").value_or("").empty();
  screen.colour = globals_.color == "always" ||
                  (!never && environment_.out_is_terminal && output_file_.empty());
  screen.bom = globals_.bom;
  screen.raw_csv = globals_.raw;
  screen.translated = !globals_.headers.empty();
  screen.year = local(now_).date.year();
  return screen;
}

void Session::say(std::string_view text) {
  if (hushed) {
    return;
  }
  if (writing_) {
    pending_.emplace_back(text);
  } else if (!globals_.quiet && said_.insert(std::string{text}).second) {
    environment_.err << "bureau: " << cleaned(text) << '\n';
  }
}

void Session::echo(std::string_view text) {
  echoes_.emplace_back(text);
}

void Session::say_echoes() {
  for (const std::string& text : std::exchange(echoes_, {})) {
    say(text);
  }
}

void Session::say_nothing_found(std::string_view text) {
  if (environment_.out_is_terminal && !text.empty()) {
    say(text);
  }
}

void Session::confirm(std::string_view question) {
  if (globals_.yes) {
    return;
  }
  if (!environment_.in_is_terminal || globals_.no_input) {
    throw Error(ErrorKind::usage, "{} Give --yes", question);
  }
  say_echoes();
  environment_.err << question << ' ' << tr("[y/N]") << ' ' << std::flush;
  std::string answer;
  std::getline(environment_.in, answer);
  if (answer != "y" && answer != "yes" && answer != "是") {
    throw Error(ErrorKind::refused, "nothing was changed");
  }
}

void Session::note_read(std::string_view bytes) {
  if (!globals_.once.empty()) {
    command += '\x1f' + to_hex(bytes_of(hash_of(bytes)));
  }
}

void Session::stop_reading() {
  office_.forget_imported_days();
  office_.forget_renamings();
  store_.reset();
}

void Session::wait_for_writers() {
  stop_reading();
  Store::wait_for_writers(store_place(), settings().busy_seconds);
}

Outcome Session::transact(const std::string& once,
                          const std::function<Outcome(Database&, JournalHead&)>& work) {
  if (writing_) {
    return work(writing_->database(), *head_);
  }
  stop_reading();
  try {
    writing_.emplace(store_place(), Purpose::write, settings().busy_seconds);
    Outcome outcome = write(once, work);
    writing_.reset();
    say_echoes();
    for (const std::string& text : std::exchange(pending_, {})) {
      say(text);
    }
    return outcome;
  } catch (...) {
    writing_.reset();
    pending_.clear();
    throw;
  }
}

std::optional<Outcome> Session::earlier(Database& database, const std::string& once) const {
  const std::optional<EarlierResult> earlier =
      once.empty() ? std::nullopt : earlier_result(database, once, command);
  if (!earlier) {
    return std::nullopt;
  }
  if (!earlier->same) {
    throw Error(ErrorKind::conflict, "the key '{}' was used for another command: give another key",
                once);
  }
  return Outcome{.text = earlier->result};
}

std::optional<Outcome> Session::earlier() {
  return globals_.once.empty() ? std::nullopt : earlier(reading(), globals_.once);
}

Outcome Session::write(const std::string& once,
                       const std::function<Outcome(Database&, JournalHead&)>& work) {
  Database& database = writing_->database();
  Transaction transaction{database};
  head_ = journal_head(database);
  if (std::optional<Outcome> done = earlier(database, once)) {
    return *std::move(done);
  }
  const std::int64_t before = head_->seq;
  Outcome outcome = work(database, *head_);
  make_ready(outcome);
  if (globals_.dry_run) {
    pending_.emplace_back(tr("a dry run: nothing was changed"));
    return outcome;
  }
  if (!once.empty()) {
    keep_result(database, once, command, outcome.text, head_->seq);
  }
  transaction.commit();
  if (globals_.verbose && head_->seq > before) {
    pending_.push_back(head_->seq == before + 1
                           ? localized("recorded as entry {}", head_->seq)
                           : localized("recorded as entries {} to {}", before + 1, head_->seq));
  }
  return outcome;
}

std::size_t Session::write_out(const Outcome& outcome, const Sink& sink) {
  if (outcome.view) {
    View view = *outcome.view;
    if (!globals_.fields.empty()) {
      view = with_fields(std::move(view), split_list(globals_.fields, U","));
    }
    if (!view.note.empty()) {
      say(view.note);
    }
    if (!globals_.template_text.empty()) {
      return render_template(view, globals_.template_text, sink);
    }
    if (format(Format::table) == Format::table) {
      view = gathered(std::move(view));
      if (view.rows.empty()) {
        say_nothing_found(view.empty_text);
        return 0;
      }
    }
    return render(view, format(Format::table), screen(), sink);
  }
  if (!outcome.text.empty()) {
    sink(outcome.text);
  } else if (outcome.created || format_ == Format::refs) {
    for (const std::string& ref : outcome.refs) {
      sink(ref + '\n');
    }
  }
  return 0;
}

/// What can fail on the way out fails here, before the transaction is on the disk.
void Session::make_ready(Outcome& outcome) {
  if (outcome.nothing) {
    return;
  }
  std::string text;
  write_out(outcome, [&](std::string_view piece) { text += piece; });
  outcome.text = std::move(text);
  outcome.view.reset();
  if (!output_file_.empty() && !globals_.dry_run && !outcome.text.empty()) {
    check_can_be_written(output_file_);
  }
}

int Session::print(const Outcome& outcome) {
  say_echoes();
  if (outcome.nothing) {
    return outcome.status;
  }
  std::size_t rows = 0;
  const auto write = [&](const Sink& sink) { rows = write_out(outcome, sink); };
  if (!output_file_.empty() && !globals_.dry_run) {
    write_file(output_file_, write, true);
  } else {
    write([&](std::string_view piece) { environment_.out << piece; });
  }
  if (outcome.status != 0) {
    return outcome.status;
  }
  return globals_.exit_code && rows > 0 ? 8 : 0;
}

}  // namespace bureau::cli
