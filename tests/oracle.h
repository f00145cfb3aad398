// The law of the two clocks, folded naively over the whole journal, cell by cell: what the history,
// which is clever, is held against.
#pragma once

#include "store/history.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bureau {

using Tables = std::map<std::string, std::vector<Row>>;  ///< by name, in the order of their keys

class Law;

class ToldByLaw {
 public:
  /// As recorded by then; nothing: by now.
  ToldByLaw(Database& database, std::optional<Instant> recorded);

  /// Every row as it had happened by then; nothing: all that was recorded.
  Tables at(std::optional<Instant> happened) const;

 private:
  std::optional<Instant> recorded_;
  std::shared_ptr<const Law> law_;
  std::map<Value, Row> matters_{};  ///< as recorded then, by ref
  std::map<Value, Row> now_{};
};

/// What the history tells.
Tables told_by_history(const History& history);

/// The first thing in which they differ, for people; "" when they do not.
std::string difference(const Tables& one, const Tables& other);

}  // namespace bureau
