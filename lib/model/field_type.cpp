#include "model/field_type.h"

#include "base/text_form.h"
#include "model/kind_words.h"

#include <array>

namespace bureau {

namespace {

constexpr std::array<Name, 9> type_names{{
    {"text", "text", "文本"},
    {"number", "number", "数字"},
    {"decimal", "decimal", "小数"},
    {"date", "date", "日期"},
    {"instant", "instant", "时刻"},
    {"flag", "flag", "是否"},
    {"choice", "choice", "选项"},
    {"unit", "unit", "单位"},
    {"person", "person", "人员"},
}};

}  // namespace

std::string to_text(FieldType type) {
  return std::string{type_names.at(static_cast<std::size_t>(type)).id};
}

void from_text(std::string_view text, FieldType& type) {
  type = static_cast<FieldType>(parse_name("type of field", type_names, text));
}

std::string word_of(FieldType type) {
  return std::string{word_of(type_names.at(static_cast<std::size_t>(type)))};
}

FilterType compared_as(FieldType type) {
  switch (type) {
    case FieldType::number: return FilterType::number;
    case FieldType::decimal: return FilterType::decimal;
    case FieldType::date: return FilterType::date;
    case FieldType::instant: return FilterType::instant;
    case FieldType::flag: return FilterType::flag;
    case FieldType::text:
    case FieldType::choice:
    case FieldType::unit:
    case FieldType::person: break;
  }
  return FilterType::text;
}

FieldType common_type(FieldType a, FieldType b) {
  const auto is_number = [](FieldType type) {
    return type == FieldType::number || type == FieldType::decimal;
  };
  if (a == b) {
    return a;
  }
  return is_number(a) && is_number(b) ? FieldType::decimal : FieldType::text;
}

}  // namespace bureau
