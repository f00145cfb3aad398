#include "settings/settings.h"

#include "base/error.h"
#include "base/text.h"
#include "settings/builtin.h"
#include "settings/files.h"
#include "settings/layers.h"
#include "settings/visit.h"
#include "time/zone.h"

#include <algorithm>
#include <concepts>
#include <limits>
#include <type_traits>

namespace bureau {

namespace {

using Table = std::map<std::string, std::string>;

// One value from the text of --set key=value.
void set(std::string_view, std::string_view text, std::string& into) {
  into = text;
}

void set(std::string_view, std::string_view text, std::filesystem::path& into) {
  into = text;
}

void set(std::string_view, std::string_view text, std::optional<Language>& into) {
  into = schema::read_language(text);
}

void set(std::string_view key, std::string_view text, bool& into) {
  if (text != "true" && text != "false") {
    throw Error(ErrorKind::usage, "'{}' must be true or false, not '{}'", key, text);
  }
  into = text == "true";
}

template <std::integral T>
void set(std::string_view key, std::string_view text, T& into) {
  const std::int64_t number = parse_number(key, text);
  if (number < 0 || number > std::numeric_limits<T>::max()) {
    throw Error(ErrorKind::usage, "'{}' must be from 0 to {}", key, std::numeric_limits<T>::max());
  }
  into = static_cast<T>(number);
}

template <HasTextForm T>
void set(std::string_view, std::string_view text, T& into) {
  from_text(text, into);
}

void set(std::string_view, std::string_view text, std::vector<std::string>& into) {
  into = split_list(text, U";；");
}

// Values as people see them.
std::string shown(const std::string& value) {
  return value;
}

std::string shown(const std::filesystem::path& value) {
  return value.string();
}

std::string shown(const std::optional<Language>& value) {
  return !value ? "" : *value == Language::zh ? "zh" : "en";
}

std::string shown(bool value) {
  return value ? "true" : "false";
}

template <std::integral T>
std::string shown(T value) {
  return std::to_string(value);
}

template <HasTextForm T>
std::string shown(const T& value) {
  return to_text(value);
}

std::string shown(const std::vector<std::string>& value) {
  return fmt::format("{}", fmt::join(value, "; "));
}

[[noreturn]] void no_such_setting(std::string_view key) {
  std::vector<std::string_view> keys;
  Settings settings;
  schema::visit_settings(settings,
                         [&](std::string_view known, const auto&) { keys.push_back(known); });
  if (const std::string_view near = nearest(key, keys); !near.empty()) {
    throw Error(ErrorKind::usage, "there is no setting '{}', did you mean '{}'", key, near);
  }
  throw Error(ErrorKind::usage, "there is no setting '{}'", key);
}

/// key=value, or alias.today=value. Gives the key.
std::string apply_override(std::string_view assignment, Settings& settings) {
  const std::size_t equals = assignment.find('=');
  if (equals == assignment.npos) {
    throw Error(ErrorKind::usage, "'{}' sets nothing: write KEY=VALUE", assignment);
  }
  const std::string_view key = trimmed(assignment.substr(0, equals));
  const std::string_view text = trimmed(assignment.substr(equals + 1));
  const std::size_t dot = std::min(key.find('.'), key.size());
  bool found = false;
  schema::visit_settings(settings, [&]<class T>(std::string_view known, T& member) {
    if constexpr (std::is_same_v<T, Table>) {
      if (known == key.substr(0, dot)) {
        if (dot + 1 >= key.size()) {
          throw Error(ErrorKind::usage, "'{}' is a table: write {}.NAME=VALUE", known, known);
        }
        member.insert_or_assign(std::string{key.substr(dot + 1)}, std::string{text});
        found = true;
      }
    } else if (known == key) {
      set(key, text, member);
      found = true;
    }
  });
  if (!found) {
    no_such_setting(key);
  }
  if (key == "task_cycle") {
    static_cast<void>(parse<Limit>(text));
  }
  if (key == "timezone" && !is_zone(settings.timezone)) {
    throw Error(ErrorKind::usage, "{}", no_such_zone(settings.timezone));
  }
  return std::string{key};
}

using Origins = std::map<std::string, std::string>;

Settings load(const ConfigSources& sources) {
  Settings settings = builtin::settings();
  each_settings_file(sources, [&](const std::string& file, const std::string& toml) {
    schema::Document document{toml, file};
    schema::read_settings_file(document, settings);
    document.raise();
  });
  for (const std::string& assignment : sources.overrides) {
    apply_override(assignment, settings);
  }
  return settings;
}

/// Leaves out what is wrong, which is told elsewhere.
Settings load_readable(const ConfigSources& sources, Origins* origins = nullptr) {
  const auto try_to = [](const std::function<void()>& read) {
    try {
      read();
    } catch (const Error&) {  // told by check_config()
    }
  };
  Settings settings = builtin::settings();
  try_to([&] {
    each_settings_file(sources, [&](const std::string& file, const std::string& toml) {
      schema::Document document{toml, file};
      schema::read_settings_file(document, settings, origins);
    });
  });
  for (const std::string& assignment : sources.overrides) {
    try_to([&] {
      const std::string key = apply_override(assignment, settings);
      if (origins != nullptr) {
        origins->insert_or_assign(key, "--set");
      }
    });
  }
  return settings;
}

}  // namespace

Settings load_settings(const ConfigSources& sources) {
  return load(sources);
}

Settings readable_settings(const ConfigSources& sources) {
  return load_readable(sources);
}

std::vector<SettingOrigin> setting_origins(const ConfigSources& sources) {
  std::map<std::string, std::string> origins;
  const Settings settings = load_readable(sources, &origins);
  std::vector<SettingOrigin> all;
  const auto add = [&](std::string key, std::string value) {
    const auto origin = origins.find(key);
    std::string from = origin == origins.end() ? localized("built in") : origin->second;
    all.push_back({.key = std::move(key), .value = std::move(value), .origin = std::move(from)});
  };
  schema::visit_settings(settings, [&]<class T>(std::string_view key, const T& member) {
    if constexpr (std::is_same_v<T, Table>) {
      for (const auto& [name, value] : member) {
        add(fmt::format("{}.{}", key, name), value);
      }
    } else {
      add(std::string{key}, shown(member));
    }
  });
  return all;
}

}  // namespace bureau
