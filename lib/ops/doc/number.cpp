#include "ops/doc/number.h"

#include "base/error.h"
#include "base/text.h"
#include "model/number.h"
#include "store/series.h"

namespace bureau {

void check_number_free(Deed& deed, const Matter& matter, const std::string& number) {
  for (const Ref other : find_number(deed.database(), number)) {
    const Matter taken = get_matter(deed.database(), other);
    if (other == matter.ref || taken.kind != matter.kind || taken.state == void_state) {
      continue;
    }
    if (!deed.office().may_show(taken)) {
      throw Error(ErrorKind::conflict, "{} is registered already as {}", number, other);
    }
    throw Error(ErrorKind::conflict, "{} is registered already as {}: '{}'", number, other,
                taken.title);
  }
}

namespace {

/// A series of official numbers in a year.
struct NumberSeries {
  std::string name{};
  int year = 0;
  std::string_view pattern{};
};

/// That of what has this type.
NumberSeries series_of(const Kind& kind, std::string_view type, int year) {
  auto [pattern, name] = kind.numbers_of(type);
  return {std::move(name), counts_by_year(pattern) ? year : 0, pattern};
}

/// The series of the kind in which a number stands, and where.
std::optional<std::pair<NumberSeries, SeriesNumber>> place_of(const Kind& kind,
                                                              std::string_view number) {
  std::vector<std::string_view> types{""};
  for (const TypeNumbers& one : kind.type_numbers) {
    types.emplace_back(one.types.front());
  }
  for (const std::string_view type : types) {
    const std::string_view pattern = kind.numbers_of(type).first;
    const std::optional<SeriesNumber> place =
        pattern.empty() ? std::nullopt : place_in_series(pattern, number);
    if (place) {
      return std::pair{series_of(kind, type, place->year), *place};
    }
  }
  return std::nullopt;
}

NumberSeries serials_of(const Kind& kind, int year) {
  return {"serial/" + kind.id, counts_by_year(kind.serial_pattern) ? year : 0, kind.serial_pattern};
}

/// A number so far ahead of its series is more likely a slip than what was meant.
constexpr std::int64_t far_ahead = 50;

/// Lets the series go on behind a typed number.
void pass_typed(Deed& deed, const NumberSeries& series, std::string_view number, int n) {
  const std::int64_t next = series_place(deed.database(), series.name, series.year).next();
  if (n > next + far_ahead && !deed.agreed()) {
    throw Error(
        ErrorKind::usage,
        "{} is far ahead of its series, in which {} comes next: give --yes when it is meant",
        number, format_number(series.pattern, series.year, static_cast<int>(next)));
  }
  pass_number(deed.database(), series.name, series.year, n);
}

}  // namespace

void take_number(Deed& deed, const Kind& kind, Matter& matter, std::string_view text) {
  const DocumentNumber number = read_number(text);
  for (const std::string& mended : number.mended) {
    deed.say(mended);
  }
  check_number_free(deed, matter, number.text);
  if (kind.number_pattern.empty()) {
    if (number.form == DocumentNumber::Form::free && kind.reg == Register::doc) {
      deed.say(
          localized("'{}' has not the form of a document number, 国办发〔2026〕8号: it is kept as "
                    "it is",
                    number.text));
    }
    matter.number = number.text;
    return;
  }
  const NumberSeries series = series_of(kind, matter.type, local(deed.happened()).date.year());
  const std::vector<std::string> complaints = check_number(number.text, series.pattern);
  if (!complaints.empty()) {
    throw Error(ErrorKind::usage, "{}", complaints.front());
  }
  const std::optional<SeriesNumber> place = place_in_series(series.pattern, number.text);
  if (place && place->year == series.year) {
    pass_typed(deed, series, number.text, place->n);
  }
  matter.number = number.text;
}

void give_up_number(Deed& deed, const Kind& kind, const std::string& number) {
  const auto found = number.empty() ? std::nullopt : place_of(kind, number);
  if (!found) {
    return;
  }
  const auto& [series, place] = *found;
  const SeriesPlace now = series_place(deed.database(), series.name, series.year);
  if (place.n != now.typed) {
    return;  // others are ahead of it, or the program gave it
  }
  const auto stands = [&](std::int64_t n) {
    return !find_number(deed.database(),
                        format_number(found->first.pattern, found->first.year, static_cast<int>(n)))
                .empty();
  };
  std::int64_t n = now.typed - 1;
  while (n > now.given && !stands(n)) {
    --n;
  }
  go_back_to(deed.database(), series.name, series.year, n);
}

void give_number(Deed& deed, const Kind& kind, Matter& matter) {
  const int year = local(deed.happened()).date.year();
  const NumberSeries series = series_of(kind, matter.type, year);
  do {
    const std::int64_t n = next_number(deed.database(), series.name, series.year);
    if (n > last_sequence) {
      throw Error(ErrorKind::refused,
                  "the series {} has come to its end, numbers run from 1 to {}: 'bureau edit {} "
                  "--number …' takes another",
                  format_number(series.pattern, year, last_sequence), last_sequence, matter.ref);
    }
    matter.number = format_number(series.pattern, year, static_cast<int>(n));
  } while (!find_number(deed.database(), matter.number).empty());
}

void take_serial(Deed& deed, const Kind& kind, Matter& matter, const std::string& text) {
  const std::string serial = normalized("serial", text);
  const int year = local(matter.opened_at.value_or(deed.now())).date.year();
  if (kind.serial_pattern.empty()) {
    throw Error(ErrorKind::usage, "{} has no running numbers", kind.name.shown());
  }
  const std::optional<int> n = match_number(kind.serial_pattern, year, serial);
  if (!n) {
    throw Error(ErrorKind::usage, "'{}' is no running number of {} in {}: write {}", serial,
                kind.name.shown(), year, format_number(kind.serial_pattern, year, 1));
  }
  if (const auto taken = find_serial(deed.database(), kind.id, serial, matter.ref)) {
    throw Error(ErrorKind::conflict, "the running number {} is that of {}", serial, *taken);
  }
  matter.serial = serial;
  pass_typed(deed, serials_of(kind, year), serial, *n);
}

void give_serial(Deed& deed, const Kind& kind, Matter& matter) {
  if (kind.serial_pattern.empty()) {
    return;
  }
  const int year = local(*matter.opened_at).date.year();
  const NumberSeries series = serials_of(kind, year);
  matter.serial =
      format_number(kind.serial_pattern, year,
                    static_cast<int>(next_number(deed.database(), series.name, series.year)));
}

}  // namespace bureau
