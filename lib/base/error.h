// The one way to fail: throw Error. Only cli/run.cpp turns it into a message and an exit status.
#pragma once

#include "base/i18n.h"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace bureau {

/// Why something failed, as far as a caller or a script may want to act on it. The value is the
/// exit status of the program, a part of its contract.
enum class ErrorKind {
  failed = 1,     ///< the world did not play along: a file, a disk, a program
  usage = 2,      ///< the command line, a value in it or a configuration file is wrong
  not_found = 3,  ///< the matter, item, unit or file named does not exist
  refused = 4,    ///< a rule of the office forbids it
  conflict = 5,   ///< taken, clashing, or changed meanwhile
  busy = 6,       ///< the store is locked by somebody else; try again
  damaged = 7,    ///< the store is damaged, foreign, or newer than the program
  findings = 8,   ///< a check found something
  rejected = 9,   ///< input was not, or not wholly, taken
};

/// Whether the failure is not about what was asked for, so that asking for the next is no use.
constexpr bool is_of_the_world(ErrorKind kind) {
  return kind == ErrorKind::failed || kind == ErrorKind::busy || kind == ErrorKind::damaged;
}

/// A failure the user can understand. The text is one lower-case sentence without a full stop that
/// names the thing, the rule and the way out. It is given in English and translated here.
class Error : public std::runtime_error {
 public:
  template <class... Args>
  Error(ErrorKind kind, fmt::format_string<Args...> text, Args&&... args)
      : std::runtime_error{localized(text, std::forward<Args>(args)...)}, kind_{kind} {}

  ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace bureau
