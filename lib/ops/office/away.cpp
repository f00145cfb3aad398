#include "ops/office/away.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

const Person& person_called(const Deed& deed, const std::string& name) {
  const Directory& directory = deed.office().directory();
  if (const Person* person = directory.find_person(name)) {
    return *person;
  }
  const std::string near = directory.nearest_person(name);
  if (near.empty()) {
    throw Error(ErrorKind::not_found, "the directory has no person '{}': directory.toml names them",
                name);
  }
  throw Error(ErrorKind::not_found, "the directory has no person '{}': did you mean '{}'?", name,
              near);
}

std::string kept(const Person& person) {
  return person.code.empty() ? person.name : person.code;
}

/// The two days of "11月23日..27日": the last may leave out what the first has said.
std::pair<std::string, std::string> ends_of(const std::string& days) {
  constexpr auto marks = std::to_array<std::string_view>({"..", "至", "到", "～", "~"});
  for (const std::string_view mark : marks) {
    if (const std::size_t at = days.find(mark); at != std::string::npos) {
      return {days.substr(0, at), days.substr(at + mark.size())};
    }
  }
  return {days, days};
}

/// A day that was just past is meant, not that of next year.
Date near_day(const Deed& deed, const std::string& text) {
  constexpr int far = 180;
  constexpr int recent = 60;
  const Date today = local(deed.now()).date;
  const Date next = deed.day(text, Direction::forward);
  if (next - today < far) {
    return next;
  }
  const Date last = deed.day(text, Direction::back);
  return today - last < recent ? last : next;
}

Absence days_of(const Deed& deed, const std::string& days) {
  if (days.empty()) {
    throw Error(ErrorKind::usage,
                "say from which day to which: 'bureau directory away NAME "
                "11月23日..27日'");
  }
  const auto [first, last] = ends_of(days);
  Absence absence;
  absence.from = near_day(deed, first);
  absence.to = first == last ? absence.from : near_day(deed, last);
  // 27日 behind 11月23日 is the 27th of that month, whatever the present one is.
  const bool is_day_alone =
      last.find("月") == std::string::npos && last.find('-') == std::string::npos;
  if (is_day_alone && (last.ends_with("日") || last.ends_with("号"))) {
    const std::string number = last.substr(0, last.size() - std::string_view{"日"}.size());
    absence.to = deed.day(
        fmt::format("{}{:02}", to_text(absence.from).substr(0, 8), parse_number("day", number)),
        Direction::forward);
  }
  if (absence.to < absence.from) {
    throw Error(ErrorKind::usage, "{} lies before {}: give the first day and the last",
                to_text(absence.to), to_text(absence.from));
  }
  return absence;
}

/// Who stands in may be away in the same days.
void say_if_away(Deed& deed, const std::string& deputy, const Absence& days) {
  const Person* person = deed.office().directory().find_person(deputy);
  for (const Absence& other : person == nullptr ? std::vector<Absence>{} : person->absences) {
    if (other.from <= days.to && days.from <= other.to) {
      deed.say(localized("{} is away too, until {}", person->name, to_text(other.to)));
    }
  }
}

void put(Deed& deed, const KnownAbsence& known) {
  const Row row = row_of(known);
  current_row(deed.database(), party_table(), row) ? deed.journal().update(party_table(), row)
                                                   : deed.journal().insert(party_table(), row);
}

std::vector<KnownAbsence> recorded_of(const Deed& deed, const Person& person) {
  std::vector<KnownAbsence> all = deed.office().absences();
  std::erase_if(all, [&](const KnownAbsence& one) {
    return deed.office().directory().find_person(one.who) != &person;
  });
  return all;
}

}  // namespace

void declare(Fields& fields, AwayInput& input) {
  fields.option("--deputy", input.deputy, "Who stands in, when not the usual one");
  fields.option("--back", input.back, "The day on which they are back earlier");
}

KnownAbsence go_away(Deed& deed, const AwayInput& input) {
  const Person& person = person_called(deed, input.who);
  KnownAbsence known{.who = kept(person), .absence = days_of(deed, input.days)};
  Absence& absence = known.absence;
  if (!input.deputy.empty()) {
    const Person& deputy = person_called(deed, input.deputy);
    if (&deputy == &person) {
      throw Error(ErrorKind::usage, "{} cannot stand in for {}: --deputy somebody else",
                  deputy.name, person.name);
    }
    absence.deputy = deputy.name;
  }
  for (const Absence& other : person.absences) {
    if (other.from != absence.from && other.from <= absence.to && absence.from <= other.to) {
      throw Error(ErrorKind::refused, "{} is away from {} to {} already: --back DAY ends that",
                  person.name, to_text(other.from), to_text(other.to));
    }
  }
  say_if_away(deed, absence.deputy.empty() ? person.deputy : absence.deputy, absence);
  deed.acts_for(deed.office().name());
  put(deed, known);
  const std::string stands_in = absence.deputy.empty() ? person.deputy : absence.deputy;
  const std::string name = person.name;
  deed.office().forget_party_records();
  deed.say(stands_in.empty() ? localized("{}: away from {} to {}, and nobody stands in", name,
                                         to_text(absence.from), to_text(absence.to))
                             : localized("{}: away from {} to {}, {} stands in", name,
                                         to_text(absence.from), to_text(absence.to), stands_in));
  return known;
}

void come_back(Deed& deed, const AwayInput& input) {
  const Person& person = person_called(deed, input.who);
  if (!input.days.empty()) {
    throw Error(ErrorKind::usage, "days and --back at once: give one of them");
  }
  const Date back = near_day(deed, input.back);
  deed.acts_for(deed.office().name());
  bool ended = false;
  for (KnownAbsence& known : recorded_of(deed, person)) {
    if (known.absence.to < back) {
      continue;
    }
    ended = true;
    if (known.absence.from >= back) {
      deed.journal().remove(party_table(), row_of(known));
    } else {
      known.absence.to = back - 1;
      put(deed, known);
    }
  }
  if (!ended) {
    throw Error(ErrorKind::not_found, "no absence of {} is recorded that {} would end", person.name,
                to_text(back));
  }
  deed.say(localized("{}: back on {}", person.name, to_text(back)));
  deed.office().forget_party_records();
}

}  // namespace bureau
