#include "ops/number.h"

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
    if (taken.secrecy.level > deed.office().ceiling()) {
      throw Error(ErrorKind::conflict, "{} is registered already as {}", number, other);
    }
    throw Error(ErrorKind::conflict, "{} is registered already as {}: '{}'", number, other,
                taken.title);
  }
}

void take_number(Deed& deed, const Kind& kind, Matter& matter, std::string_view text) {
  const DocumentNumber number = read_number(text);
  for (const std::string& mended : number.mended) {
    deed.say(mended);
  }
  check_number_free(deed, matter, number.text);
  matter.number = number.text;
  if (number.form == DocumentNumber::Form::free && kind.reg == Register::doc) {
    deed.say(
        localized("'{}' has not the form of a document number, 国办发〔2026〕8号: it is kept as "
                  "it is",
                  number.text));
  }
  if (kind.number_pattern.empty()) {
    return;
  }
  const int year = local(deed.happened()).date.year();
  if (const std::optional<int> n = match_number(kind.number_pattern, year, number.text)) {
    const std::string series = kind.number_series.empty() ? kind.id : kind.number_series;
    pass_number(deed.database(), series, counts_by_year(kind.number_pattern) ? year : 0, *n);
  }
}

void take_serial(Deed& deed, const Kind& kind, Matter& matter, const std::string& text) {
  const std::string serial = normalized("serial", text);
  const int year = local(matter.opened_at.value_or(deed.now())).date.year();
  const std::optional<int> n = match_number(kind.serial_pattern, year, serial);
  if (kind.serial_pattern.empty() || !n) {
    throw Error(ErrorKind::usage, "'{}' is no running number of {} in {}: write {}", serial,
                kind.name.shown(), year, format_number(kind.serial_pattern, year, 1));
  }
  Statement taken = deed.database().prepare(
      "SELECT id FROM matter WHERE kind = $1 AND serial = $2 AND id <> $3 AND state <> $4 LIMIT 1");
  if (taken.bind(kind.id, serial, matter.ref, void_state).step()) {
    throw Error(ErrorKind::conflict, "the running number {} is that of {}", serial,
                Ref::of_key(taken.int_at(0)));
  }
  matter.serial = serial;
  pass_number(deed.database(), "serial/" + kind.id, counts_by_year(kind.serial_pattern) ? year : 0,
              *n);
}

void give_serial(Deed& deed, const Kind& kind, Matter& matter) {
  if (kind.serial_pattern.empty()) {
    return;
  }
  const int year = local(*matter.opened_at).date.year();
  matter.serial =
      format_number(kind.serial_pattern, year,
                    static_cast<int>(next_number(deed.database(), "serial/" + kind.id,
                                                 counts_by_year(kind.serial_pattern) ? year : 0)));
}

}  // namespace bureau
