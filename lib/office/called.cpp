#include "office/called.h"

#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace bureau {

namespace {

/// An id with what it is called, in one kind or another.
struct Called {
  std::string id{};
  Bilingual name{};
};

std::vector<std::string> ids_called(std::string_view word, const std::vector<Called>& all) {
  const std::string key = compare_key(word);
  std::vector<std::string> ids;
  for (const Called& one : all) {
    const bool fits =
        !key.empty() && (key == compare_key(one.id) || key == compare_key(one.name.en) ||
                         key == compare_key(one.name.zh));
    if (fits && std::ranges::find(ids, one.id) == ids.end()) {
      ids.push_back(one.id);
    }
  }
  return ids;
}

std::string_view nearest_of(std::string_view word, const std::vector<Called>& all) {
  std::vector<std::string_view> candidates;
  for (const Called& one : all) {
    candidates.insert(candidates.end(), {one.id, one.name.en, one.name.zh});
  }
  return nearest(word, candidates);
}

/// As lists show them: names in Chinese, ids in English.
std::set<std::string> shown(const std::vector<Called>& all) {
  std::set<std::string> words;
  for (const Called& one : all) {
    words.insert(language() == Language::zh ? one.name.shown() : one.id);
  }
  return words;
}

/// `what` names in the error what the word should be: "kind".
std::vector<std::string> pick(const char* what, std::string_view word,
                              const std::vector<Called>& all) {
  std::vector<std::string> ids = ids_called(word, all);
  if (!ids.empty()) {
    return ids;
  }
  if (const std::string_view near = nearest_of(word, all); !near.empty()) {
    throw Error(ErrorKind::usage, "there is no {} '{}': did you mean '{}'?", tr(what), word, near);
  }
  throw Error(ErrorKind::usage, "there is no {} '{}': there are {}", tr(what), word,
              fmt::join(shown(all), tr(", ")));
}

}  // namespace

std::vector<std::string> kinds_called(std::string_view word, Kinds& kinds) {
  std::vector<Called> all;
  for (const std::string& id : kinds.ids()) {
    all.push_back({id, kinds.get(id).name});
  }
  if (ids_called(word, all).empty()) {
    for (const Kind* older : kinds.stranded()) {
      all.push_back({older->id, older->name});
    }
  }
  return pick(mark("kind"), word, all);
}

std::vector<std::string> states_called(std::string_view word, Kinds& kinds) {
  std::vector<Called> all{{std::string{cancelled_state}, {"cancelled", "已撤销"}},
                          {std::string{void_state}, {"void", "已作废"}}};
  const auto add = [&](const Kind& kind) {
    for (const State& state : kind.states) {
      all.push_back({state.id, state.name});
    }
  };
  for (const std::string& id : kinds.ids()) {
    add(kinds.get(id));
  }
  if (ids_called(word, all).empty()) {
    for (const Kind* older : kinds.stranded()) {
      add(*older);
    }
  }
  return pick(mark("state"), word, all);
}

std::vector<const KindField*> own_fields(Kinds& kinds) {
  std::vector<const KindField*> fields;
  for (const std::string& id : kinds.ids()) {
    try {
      for (const KindField& field : kinds.get(id).fields) {
        fields.push_back(&field);
      }
    } catch (const Error&) {  // the complaint is of the filter, not of a kind that is broken
      continue;
    }
  }
  return fields;
}

std::vector<std::string> own_field_ids(Kinds& kinds) {
  std::vector<std::string> ids;
  std::ranges::transform(own_fields(kinds), std::back_inserter(ids),
                         [](const KindField* field) { return field->id; });
  return ids;
}

std::optional<FieldType> own_field_type(Kinds& kinds, std::string_view name) {
  std::optional<FieldType> type;
  for (const KindField* field : own_fields(kinds)) {
    if (field->id == name) {
      type = type ? common_type(*type, field->type) : field->type;
    }
  }
  return type;
}

}  // namespace bureau
