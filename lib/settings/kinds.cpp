#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "settings/builtin.h"
#include "settings/layers.h"
#include "settings/settings.h"

#include <algorithm>

namespace bureau {

namespace fs = std::filesystem;

namespace {

/// An id is a file name too: nothing that could lead out of the folder.
bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// 收文 and "incoming paper" are the kind too.
bool is_called(const Kind& kind, std::string_view word) {
  const std::string key = compare_key(word);
  return !key.empty() && (compare_key(kind.name.en) == key || compare_key(kind.name.zh) == key);
}

}  // namespace

struct Kinds::State {
  ConfigSources sources{};
  std::map<std::string, Kind, std::less<>> read{};
  std::optional<std::map<std::string, fs::path, std::less<>>>
      files{};  ///< of the layers, by id, when looked for
  std::function<std::vector<const Kind*>()> stranded{};

  /// The file of the strongest layer that has the kind; empty: none.
  const std::map<std::string, fs::path, std::less<>>& own_files() {
    if (!files) {
      files.emplace();
      for (const fs::path& file : files_in_layers(sources, "kinds")) {
        files->insert_or_assign(file.stem().string(), file);
      }
    }
    return *files;
  }

  // NOLINTNEXTLINE(readability-make-member-function-const): it fills `read`
  const Kind* read_file_of(std::string_view id) {
    const std::string name = fmt::format("kinds/{}.toml", id);
    std::vector<fs::path> folders = folders_of(sources);
    std::reverse(folders.begin(), folders.end());  // the strongest first
    for (const fs::path& folder : folders) {
      const fs::path file = folder / name;
      const std::optional<std::string> toml = read_file(file);
      if (!toml) {
        continue;
      }
      Kind kind = parse_kind(*toml, file.string());
      if (kind.id != id) {
        throw Error(ErrorKind::usage, "{}: the kind '{}' must stand in a file of its name",
                    file.string(), kind.id);
      }
      return &read.emplace(id, std::move(kind)).first->second;
    }
    return nullptr;
  }
};

Kinds::Kinds(ConfigSources sources) : state_{std::make_unique<State>()} {
  state_->sources = std::move(sources);
}

Kinds::Kinds() : Kinds{ConfigSources{}} {}
Kinds::~Kinds() = default;
Kinds::Kinds(Kinds&&) noexcept = default;
Kinds& Kinds::operator=(Kinds&&) noexcept = default;

const Kind* Kinds::find(std::string_view id) {
  if (const auto found = state_->read.find(id); found != state_->read.end()) {
    return &found->second;
  }
  if (!is_id(id)) {
    return nullptr;
  }
  if (const Kind* kind = state_->read_file_of(id)) {
    return kind;
  }
  Kind kind;
  return builtin::build_kind(id, kind) ? &state_->read.emplace(id, std::move(kind)).first->second
                                       : nullptr;
}

const Kind& Kinds::get(std::string_view id) {
  if (const Kind* kind = find(id)) {
    return *kind;
  }
  for (const std::string& one : ids()) {
    const Kind* kind = find(one);
    if (kind != nullptr && is_called(*kind, id)) {
      return *kind;
    }
  }
  throw Error(ErrorKind::not_found, "there is no kind '{}': there are {}", id,
              fmt::join(ids(), ", "));
}

std::vector<std::string> Kinds::ids() {
  std::vector<std::string> all;
  for (const std::string_view id : builtin::kind_ids()) {
    all.emplace_back(id);
  }
  for (const auto& [id, file] : state_->own_files()) {
    if (is_id(id) && std::ranges::find(all, id) == all.end()) {
      all.push_back(id);
    }
  }
  return all;
}

namespace {

/// What follows `word` in lines of "word rest"; empty: no such line.
std::string_view line_of(std::string_view lines, std::string_view word) {
  const std::string start = fmt::format("\n{} ", word);
  const std::size_t at = lines.find(start);
  const std::string_view rest = at == lines.npos ? "" : lines.substr(at + start.size());
  return rest.substr(0, rest.find('\n'));
}

}  // namespace

const Kind* Kinds::default_of(std::string_view word, std::string_view key,
                              const std::function<bool(const Kind&)>& is_it) {
  const auto& own = state_->own_files();
  std::vector<fs::path> folders =
      own.empty() ? std::vector<fs::path>{} : folders_of(state_->sources);
  std::reverse(folders.begin(), folders.end());  // the strongest first
  for (const fs::path& folder : folders) {
    for (const auto& [id, file] : own) {
      // Only what names the key is read whole.
      if (file.parent_path() == folder / "kinds" &&
          read_file(file).value_or("").find(key) != std::string::npos && is_it(get(id))) {
        return &get(id);
      }
    }
  }
  const std::string_view builtin = line_of(builtin::defaults(), word);
  return builtin.empty() || own.contains(builtin) ? nullptr : find(builtin);
}

const Kind& Kinds::opened_by(std::string_view verb) {
  const Kind* kind =
      default_of(verb, "opened_by", [&](const Kind& one) { return one.opened_by == verb; });
  if (kind == nullptr) {
    throw Error(ErrorKind::not_found,
                "'{}' opens no kind when none is named: give --kind, or say opened_by = \"{}\" in "
                "its file",
                verb, verb);
  }
  return *kind;
}

const Kind& Kinds::of_orders() {
  const Kind* kind = default_of("orders", "orders", [](const Kind& one) { return one.orders; });
  if (kind == nullptr) {
    throw Error(ErrorKind::not_found,
                "no kind is what decisions and instructions open: say orders = true in its file");
  }
  return *kind;
}

void Kinds::set_stranded(std::function<std::vector<const Kind*>()> give) {
  state_->stranded = std::move(give);
}

std::vector<const Kind*> Kinds::stranded() {
  return state_->stranded ? state_->stranded() : std::vector<const Kind*>{};
}

std::vector<std::string> Kinds::with_step(std::string_view verb) {
  const auto& own = state_->own_files();
  std::string_view line = is_id(verb) ? line_of(builtin::steps(), verb) : "";
  std::vector<std::string> found;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    found.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (own.empty()) {
    return found;
  }
  std::vector<std::string> all;
  for (std::string& id : ids()) {
    const bool has =
        own.contains(id) ? get(id).has_step(verb) : std::ranges::find(found, id) != found.end();
    if (has) {
      all.push_back(std::move(id));
    }
  }
  return all;
}

}  // namespace bureau
