#include "cli/session/session.h"

#include "base/error.h"
#include "base/strangers.h"
#include "base/text.h"
#include "cli/session/proposal.h"
#include "office/called.h"
#include "time/zone.h"

#include <utility>

namespace bureau::cli {

namespace fs = std::filesystem;

namespace {

std::string variable(const Environment& environment, const char* name) {
  return environment.variable(name).value_or("");
}

/// An XDG folder; the specification says that relative values are to be ignored. Empty without a
/// HOME: nothing is ever made in, or read from, the folder that one happens to stand in.
fs::path xdg(const Environment& environment, const char* name, const char* otherwise) {
  const fs::path set = variable(environment, name);
  if (set.is_absolute()) {
    return set;
  }
  return environment.home.is_absolute() ? environment.home / otherwise : fs::path{};
}

Instant now_as_typed(const Environment& environment, const Globals& globals) {
  const std::string pretended =
      globals.now.empty() ? variable(environment, "BUREAU_NOW") : globals.now;
  return pretended.empty() ? environment.now : parse<Instant>(pretended);
}

/// What is confirmed is done at the instant that was proposed.
Instant now_of(const Environment& environment, const Globals& globals) {
  return globals.confirm.empty() ? now_as_typed(environment, globals)
                                 : parse<Digest>(globals.confirm).at;
}

/// --ceiling counts before the files, and the office's zone before that of the machine.
Settings settings_in_force(const Environment& environment, const ConfigSources& sources,
                           const Globals& globals, bool lenient) {
  Settings settings = lenient ? readable_settings(sources) : load_settings(sources);
  if (!globals.ceiling.empty()) {
    settings.ceiling = parse<Level>(globals.ceiling);
  }
  // The office has one wall, on whatever machine somebody sits. Before the first moment is read.
  if (settings.timezone.empty()) {
    check_zone(environment.variable("TZ").value_or(""));
  } else if (is_zone(settings.timezone)) {  // of another it is told by what reads the settings
    use_zone(settings.timezone);
  }
  return settings;
}

}  // namespace

ConfigSources config_sources(const Environment& environment, const Globals& globals) {
  ConfigSources sources;
  sources.folders = {"/etc/bureau"};
  if (const fs::path own = xdg(environment, "XDG_CONFIG_HOME", ".config"); !own.empty()) {
    sources.folders.push_back(own / "bureau");
  }
  sources.file = globals.config.empty() ? variable(environment, "BUREAU_CONFIG") : globals.config;
  sources.overrides = globals.set;
  return sources;
}

Session::Session(const Environment& environment, Globals globals, bool lenient)
    : environment_{environment},
      globals_{std::move(globals)},
      sources_{config_sources(environment, globals_)},
      office_{settings_in_force(environment, sources_, globals_, lenient), sources_,
              [this] { return store(); }},
      now_{now_of(environment, globals_)},
      output_{environment, globals_, office_.settings()},
      writer_{globals_, output_, now_, [this] {
                stop_reading();
                return open_store(Purpose::write);
              }} {
  office_.stand_on(local(now_).date);
}

void Session::settle(Globals globals) {
  globals_ = std::move(globals);
  output_.settle();
}

Instant Session::typed_now() const {
  return now_as_typed(environment_, globals_);
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
  const bool asks = only_asks(globals_);
  const std::string via = variable(environment_, "BUREAU_VIA");
  const bool confirmed = !globals_.confirm.empty() && parse<Digest>(globals_.confirm).by_person;
  const bool pretended = !globals_.now.empty() || !variable(environment_, "BUREAU_NOW").empty();
  return {.name = normalized("--as", name),
          .login = environment_.login,
          .via = via,
          .now = now_,
          .clock = clock(),
          .pretended = pretended,
          .agreed = globals_.yes || globals_.propose || !globals_.confirm.empty(),
          .allowed = asks ? Allowance::all : allowance(),
          .must_ask = !trimmed(via).empty() && !asks && !confirmed};
}

Allowance Session::allowance() const {
  const std::string text = variable(environment_, "BUREAU_ALLOW");
  if (text.empty()) {
    return Allowance::all;
  }
  try {
    return parse<Allowance>(text);
  } catch (const Error& error) {
    throw Error(error.kind(), "BUREAU_ALLOW: {}", error.what());
  }
}

Place Session::store_place() const {
  const std::string& typed = globals_.store;
  const std::string set = typed.empty() ? variable(environment_, "BUREAU_STORE") : typed;
  const fs::path said = set.empty() ? settings().store : fs::path{set};
  if (!said.empty()) {
    return parse<Place>(said.native());
  }
  const fs::path data = xdg(environment_, "XDG_DATA_HOME", ".local/share");
  if (data.empty()) {
    throw Error(ErrorKind::usage,
                "HOME is not set, so nothing says where the store is: give --store FILE (and "
                "--config FILE), or set HOME");
  }
  return Place{data / "bureau/office.db"};
}

std::optional<fs::path> Session::own_settings() const {
  const fs::path folder = xdg(environment_, "XDG_CONFIG_HOME", ".config");
  return folder.empty() ? std::nullopt : std::optional{folder / "bureau" / "bureau.toml"};
}

Store Session::open_store(Purpose purpose) {
  const Place place = store_place();
  if (!place.is_server()) {
    each_stranger(place.file(), [this](const std::string& text) { output_.say(text); });
  }
  return Store{place, purpose, settings().busy_seconds};
}

Database& Session::reading() {
  if (Database* const writing = writer_.database()) {
    return *writing;
  }
  if (!store_) {
    store_.emplace(open_store(Purpose::read));
  }
  return store_->database();
}

Database* Session::store() {
  return writer_.in_transaction() || store_ || store_place().exists() ? &reading() : nullptr;
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

void Session::stop_reading() {
  office_.forget_imported_days();
  office_.forget_party_records();
  store_.reset();
}

void Session::move_on() {
  stop_reading();
  if (!actor().pretended) {
    now_ = clock();
    office_.stand_on(local(now_).date);
  }
}

void Session::wait_for_writers() {
  stop_reading();
  Store::wait_for_writers(store_place(), settings().busy_seconds);
}

std::optional<Outcome> Session::earlier() {
  return globals_.once.empty() ? std::nullopt : writer_.earlier(reading(), globals_.once);
}

}  // namespace bureau::cli
