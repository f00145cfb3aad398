// Short words for tests.
#pragma once

#include "base/error.h"
#include "base/text_form.h"
#include "time/instant.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

/// Checks that an expression throws Error with this kind and this message.
#define CHECK_FAILS(expression, expected_kind, message)        \
  do {                                                         \
    try {                                                      \
      static_cast<void>(expression);                           \
      FAIL_CHECK("did not throw: " #expression);               \
    } catch (const bureau::Error& error) {                     \
      CHECK(error.kind() == bureau::ErrorKind::expected_kind); \
      CHECK(std::string{error.what()} == (message));           \
    }                                                          \
  } while (false)

namespace bureau {

/// Why a call fails, or nothing when it does not; for messages that are not ours to fix.
template <class Call>
std::optional<ErrorKind> failure_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

inline Date day(std::string_view text) {
  return parse<Date>(text);
}
inline Instant instant(std::string_view text) {
  return parse<Instant>(text);
}

}  // namespace bureau
