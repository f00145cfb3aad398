#include "cli/matter/edit_form.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/text_form.h"
#include "model/kind_words.h"
#include "model/matter_fields.h"
#include "model/matter_table.h"
#include "settings/form.h"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>
#include <vector>

namespace bureau::cli {

namespace {

constexpr std::string_view own_table = "fields.";

/// A moment as people write it; every other value as `edit` reads it.
std::string value_of(const MatterField& field, const Matter& matter) {
  if (const auto* moment = std::get_if<std::optional<Instant> Matter::*>(&field.access)) {
    const std::optional<Instant>& value = matter.**moment;
    return value ? to_short_text(*value) : "";
  }
  return text_of(field, matter);
}

/// Whether matters of the register have such a field: what opens them says so, or it has a value.
bool belongs(const MatterField& field, Register reg, bool has_value) {
  const Use opening = reg == Register::doc       ? Use::received | Use::drafted
                      : reg == Register::meeting ? Use::planned
                                                 : Use::tasked;
  const bool times_a_meeting = field.name == "starts_at" || field.name == "ends_at";
  return has_value || field.may(opening) ||
         (!field.may(Use::opened) && times_a_meeting == (reg == Register::meeting)) ||
         field.name == "title";
}

std::string help_of(const KindField& field) {
  std::string help = fmt::format("{}: {}", field.name.shown(), word_of(field.type));
  if (!field.choices.empty()) {
    help += fmt::format(": {}", fmt::join(field.choices, tr(", ")));
  }
  return field.required ? help + tr(", ") + tr("required") : help;
}

std::string comment(std::string_view text) {
  return fmt::format("# {}\n", cleaned(text));
}

std::set<std::string> tags_in(std::string_view text) {
  const std::vector<std::string> tags = split_list(text);
  return {tags.begin(), tags.end()};
}

}  // namespace

EditForm::EditForm(const Matter& matter, Session& session) {
  text_ = comment(fmt::format("{} {}", matter.ref, matter.title)) +
          comment(tr("Change what stands between the quotes; \"\" takes a value away. What you do "
                     "not change, or take out, stays as it is.")) +
          comment(tr("Days may be words: fri, +5wd, 月底. An empty file changes nothing."));
  for (const MatterField* field : shown_fields()) {
    const std::string value = value_of(*field, matter);
    if (field->may(Use::edited) && belongs(*field, matter.ref.reg, !value.empty())) {
      add(std::string{field->name}, value, tr(field->help));
    }
  }
  add("tags", fmt::format("{}", fmt::join(matter.tags, ", ")), tr("Its tags, all of them"));
  const Kind* kind = session.office().find_kind(matter);
  if (kind == nullptr || kind->fields.empty()) {
    return;
  }
  text_ += "\n[fields]\n";
  for (const KindField& field : kind->fields) {
    const auto own = std::ranges::find(
        matter.fields, field.id, [](const auto& name_and_value) { return name_and_value.first; });
    std::string value;
    if (own != matter.fields.end()) {
      value = own->second.as_text() != nullptr ? *own->second.as_text() : to_json(own->second);
    }
    text_ += comment(help_of(field)) + form_line(field.id, value);
    given_.emplace(std::string{own_table} + field.id, value);
  }
}

void EditForm::add(const std::string& key, const std::string& value, const std::string& help) {
  text_ += "\n" + comment(help) + form_line(key, value);
  given_.emplace(key, value);
}

EditInput EditForm::changes(std::string_view edited, std::string_view file) const {
  EditInput input;
  for (const auto& [key, value] : read_form(edited, file)) {
    const auto given = given_.find(key);
    if (given == given_.end()) {
      std::vector<std::string_view> keys;
      std::ranges::transform(given_, std::back_inserter(keys),
                             [](const auto& one) -> std::string_view { return one.first; });
      const std::string_view near = nearest(key, keys);
      throw Error(ErrorKind::usage, "{}: there is no key '{}'{}{}", file, key,
                  near.empty() ? "" : localized(": did you mean "), near);
    }
    if (value == given->second) {
      continue;
    }
    if (key == "tags") {
      const std::set<std::string> before = tags_in(given->second);
      const std::set<std::string> after = tags_in(value);
      std::ranges::set_difference(after, before, std::back_inserter(input.tags));
      std::ranges::set_difference(before, after, std::back_inserter(input.untag));
    } else if (key.starts_with(own_table)) {
      input.fields.push_back(key.substr(own_table.size()) + "=" + value);
    } else {
      input.values[key] = value;
    }
  }
  return input;
}

}  // namespace bureau::cli
