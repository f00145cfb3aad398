#include "cli/report/rules.h"

#include "base/hash.h"
#include "cli/session/listing.h"

namespace bureau::cli {

namespace {

/// "cn 2024–2026": what is known of the working days.
std::string name_of(const WorkCalendar& calendar) {
  if (calendar.years.empty()) {
    return calendar.name;
  }
  std::string text = calendar.name;
  for (auto year = calendar.years.begin(); year != calendar.years.end();) {
    auto last = year;
    auto next = std::next(year);
    while (next != calendar.years.end() && *next == *last + 1) {
      last = next++;
    }
    text += last == year ? fmt::format(" {}", *year) : fmt::format(" {}–{}", *year, *last);
    year = next;
  }
  return text;
}

/// A short name of the settings in force: two reports with the same one were counted by the same
/// rules.
std::string digest_of(const ConfigSources& sources) {
  constexpr std::size_t digest_bytes = 4;
  Hasher hasher;
  for (const SettingOrigin& setting : setting_origins(sources)) {
    hasher.add(setting.key).add(setting.value);
  }
  return to_hex(bytes_of(hasher.finish()).substr(0, digest_bytes));
}

}  // namespace

Scope scope_of(Session& session, const History& history) {
  return {.office = session.office(), .selects = selector(session, history)};
}

ReportHead report_head(Session& session, const ReportAsked& report) {
  const std::string& asked = session.globals().where;
  return {.office = session.settings().office,
          .calendar = name_of(session.office().calendar()),
          .version = BUREAU_VERSION,
          .digest = digest_of(session.sources()),
          .ceiling = session.office().ceiling(),
          .where = report.where.empty() ? asked
                   : asked.empty()      ? report.where
                                        : fmt::format("({}) and ({})", report.where, asked)};
}

}  // namespace bureau::cli
