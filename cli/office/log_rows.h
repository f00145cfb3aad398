// Entries of the journal as rows: what `log` shows of them, and `watch` as they come.
#pragma once

#include "cli/session/session.h"
#include "figures/changes.h"
#include "render/view.h"
#include "store/log.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bureau::cli {

/// The fields of a row.
std::vector<Column> log_columns();

/// Makes rows of entries. What stands in other tables is read for all of them at once, so these are
/// a handful of some hundred. The session must live as long.
class LogRows {
 public:
  /// What was changed is told of the matters asked for; without any, of all that may be seen.
  LogRows(Session& session, std::vector<Ref> asked, std::span<const LogEntry> entries);

  /// Of one of the entries.
  ViewRow row_of(const LogEntry& one);

 private:
  void read_kinds(std::span<const LogEntry> entries);
  const Kind* kind_of(const std::string& ref) const;  ///< nullptr when it is about no matter
  std::vector<Ref> asked_of(const LogEntry& one) const;
  Cell changes_of(const LogEntry& one);

  Session& session_;
  std::vector<Ref> asked_;
  ChangesOfEntries changes_;
  std::map<Ref, const Kind*> kinds_{};  ///< nothing in English, which has the verbs of the program
};

}  // namespace bureau::cli
