// Text on its way to a terminal: what is longer than the screen goes through a pager.
#pragma once

#include "cli/run.h"
#include "cli/shell/parse.h"
#include "settings/settings.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace bureau::cli {

/// The pager that is to be used: BUREAU_PAGER, the setting, PAGER, else less. Empty: none, as off a
/// terminal, with --no-pager, for "cat" and for an empty variable.
std::string pager_wanted(const Environment& environment, const Globals& globals,
                         const Settings& settings);

/// The first screen waits until it is known whether there is more.
class Paging {
 public:
  /// Both must live as long.
  Paging(const Environment& environment, const std::string& pager)
      : environment_{environment}, pager_{pager}, waits_{!pager.empty()} {}

  void write(std::string_view piece);
  void finish();  ///< prints what still waits: it was no longer than the screen

 private:
  const Environment& environment_;
  const std::string& pager_;
  bool waits_;
  std::string waiting_{};
  std::size_t rows_ = 0;
  std::size_t line_from_ = 0;  ///< where in `waiting_` the last line begins
};

}  // namespace bureau::cli
