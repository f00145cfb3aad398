// bureau directory check: mistakes in the directory, and names of records that it does not have.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "office/unknown.h"

namespace bureau::cli {

namespace {

struct Args {};

Outcome run(const Args& /*unused*/, Session& session) {
  format_among(session, "directory check", {Format::table, Format::text});
  std::vector<std::string> complaints = check_directory(session.sources());
  Database* const store = session.store();
  if (complaints.empty() && store != nullptr) {
    complaints = unknown_parties(session.office(), *store);
  }
  Outcome outcome;
  for (const std::string& complaint : complaints) {
    outcome.text += cleaned(complaint) + "\n";
    outcome.status = static_cast<int>(ErrorKind::findings);
  }
  return outcome;
}

}  // namespace

Command directory_check() {
  return reading<Args>(
      {.noun = Noun::directory,
       .verb = "check",
       .summary = "Mistakes in the directory, and names of records that it does not have",
       .examples = {"bureau directory check"}},
      [](Fields& /*fields*/, Args& /*args*/) {}, run);
}

}  // namespace bureau::cli
