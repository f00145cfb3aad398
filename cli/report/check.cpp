// bureau report check: whether the file of a report is in order.

#include "base/error.h"
#include "base/files.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"
#include "figures/report.h"
#include "office/called.h"

#include <filesystem>

namespace bureau::cli {

namespace {

namespace fs = std::filesystem;

struct CheckArgs {
  std::string what{};
};

/// What is wrong with its filters, which only an office understands.
std::vector<std::string> complaints_of_filters(const ReportAsked& report, const Office& office) {
  std::vector<std::string> complaints;
  const auto read = [&](const std::string& where, const std::string& at) {
    try {
      static_cast<void>(filter_of(office, where, at));
    } catch (const Error& error) {
      complaints.emplace_back(error.what());
    }
  };
  read(report.where, report.where_at);
  for (const ReportSection& section : report.sections) {
    read(section.where, section.where_at);
  }
  return complaints;
}

/// A file is named with a dot or a slash; anything else is the name of a report.
std::vector<std::string> complaints_of(const std::string& what, Session& session) {
  const bool is_file = what.find_first_of("./") != std::string::npos;
  const fs::path file = is_file ? fs::path{what} : session.reports().file_of(what);
  if (file.empty()) {
    return complaints_of_filters(session.reports().get(what), session.office());
  }
  const OwnFields own = [&] { return own_field_ids(session.kinds()); };
  std::vector<std::string> complaints = check_report(file, own);
  if (complaints.empty()) {
    complaints = complaints_of_filters(
        parse_report(read_file(file).value_or(""), file.string(), own), session.office());
  }
  return complaints;
}

Outcome run_check(const CheckArgs& args, Session& session) {
  std::vector<std::string> names{args.what};
  if (args.what.empty()) {
    names = session.reports().ids();
  }
  Outcome outcome;
  for (const std::string& name : names) {
    for (const std::string& complaint : complaints_of(name, session)) {
      outcome.text += complaint + "\n";
    }
  }
  outcome.status = outcome.text.empty() ? 0 : static_cast<int>(ErrorKind::findings);
  if (outcome.text.empty()) {
    session.output().say_nothing_found(tr("every report is in order"));
  }
  return outcome;
}

}  // namespace

Command report_check() {
  return reading<CheckArgs>(
      {.noun = Noun::report,
       .verb = "check",
       .summary = "Whether the files of reports are in order; status 8 when one is not",
       .examples = {"bureau report check", "bureau report check weekly",
                    "bureau report check reports/review.toml"},
       .usage = "[NAME|FILE]"},
      [](Fields& fields, CheckArgs& args) {
        fields.text("name", args.what, "A report, or a file; default every report");
      },
      run_check);
}

}  // namespace bureau::cli
