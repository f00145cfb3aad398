// An office in which much has happened, and reports of one section about it.
#pragma once

#include "chance.h"
#include "reporting.h"

#include <memory>
#include <utility>

namespace bureau {

/// A report of one section.
inline std::shared_ptr<const ReportAsked> only(ReportSection section) {
  ReportAsked report{.id = "x", .sections = {std::move(section)}};
  return std::make_shared<const ReportAsked>(std::move(report));
}

/// An office in which much has happened until the middle of a week.
inline void live(Reporting& office, unsigned seed) {
  office.settings.leader = "李主任";
  Chance chance{seed};
  office.wait_until("2026-08-03T09:00:00+08:00");
  while (office.now < instant("2026-11-19T00:00:00+08:00")) {
    chance.do_something(office);
  }
}

}  // namespace bureau
