#include "ops/matter/own_fields.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace bureau {

namespace {

const KindField& field_of(const Kind& kind, std::string_view key) {
  const auto field = std::ranges::find(kind.fields, key, &KindField::id);
  if (field == kind.fields.end()) {
    std::vector<std::string_view> known;
    std::ranges::transform(kind.fields, std::back_inserter(known), &KindField::id);
    if (const std::string_view near = nearest(key, known); !near.empty()) {
      throw Error(ErrorKind::usage, "{} has no field '{}': did you mean '{}'?", kind.name.shown(),
                  key, near);
    }
    if (known.empty()) {
      throw Error(ErrorKind::usage, "{} has no field '{}', nor any other of its own",
                  kind.name.shown(), key);
    }
    throw Error(ErrorKind::usage, "{} has no field '{}': it has {}", kind.name.shown(), key,
                fmt::join(known, ", "));
  }
  return *field;
}

bool read_flag(const KindField& field, const std::string& text) {
  const std::string key = compare_key(text);
  if (key == "true" || key == "yes" || key == "是") {
    return true;
  }
  if (key != "false" && key != "no" && key != "否") {
    throw Error(ErrorKind::usage, "'{}' is no {}: use yes or no", text, field.name.shown());
  }
  return false;
}

std::string read_decimal(const KindField& field, const std::string& text) {
  try {
    return to_text(parse<Decimal>(text));
  } catch (const Error& error) {
    throw Error(error.kind(), "{}: {}", field.name.shown(), error.what());
  }
}

/// Says how the words for a moment were understood.
void echo(Deed& deed, const KindField& field, const std::string& shown) {
  deed.say(fmt::format("{}: {}", field.name.shown(), shown));
}

Date read_day(Deed& deed, const KindField& field, const std::string& text) {
  const Date date = deed.day(text, Direction::forward);
  if (text != to_text(date)) {
    echo(deed, field, understood(date));
  }
  return date;
}

Instant read_instant(Deed& deed, const KindField& field, const std::string& text) {
  const Moment moment = deed.moment(text, Direction::forward);
  if (!moment.literal) {
    echo(deed, field, understood(moment));
  }
  return moment.at;
}

/// The value of a kind's own field, checked against its type.
Json read_value(Deed& deed, const KindField& field, const std::string& text) {
  switch (field.type) {
    case FieldType::number: return parse_number(field.name.shown(), text);
    case FieldType::decimal: return read_decimal(field, text);
    case FieldType::flag: return read_flag(field, text);
    case FieldType::date: return to_text(read_day(deed, field, text));
    case FieldType::instant: return to_text(read_instant(deed, field, text));
    case FieldType::choice:
      if (std::ranges::find(field.choices, text) == field.choices.end()) {
        throw Error(ErrorKind::usage, "'{}' is no {}: use one of {}", text, field.name.shown(),
                    fmt::join(field.choices, ", "));
      }
      break;
    case FieldType::unit: return deed.unit(text);
    case FieldType::person: return deed.person(field.name.shown(), text);
    case FieldType::text: break;
  }
  return text;
}

}  // namespace

void set_fields(Deed& deed, const Kind& kind, Matter& matter,
                const std::vector<std::string>& pairs) {
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos) {
      throw Error(ErrorKind::usage, "'{}' is no field: write key=value", pair);
    }
    const KindField& field = field_of(kind, pair.substr(0, equals));
    const std::string text = normalized(field.id, pair.substr(equals + 1));
    if (text.empty() && field.required) {
      throw Error(ErrorKind::usage, "{} needs --field {}=…: its kind requires it",
                  kind.name.shown(), field.id);
    }
    Json value = text.empty() ? Json{} : read_value(deed, field, text);
    std::erase_if(matter.fields, [&](const auto& present) { return present.first == field.id; });
    if (!value.is_null()) {
      matter.fields.emplace_back(field.id, std::move(value));
    }
  }
}

}  // namespace bureau
