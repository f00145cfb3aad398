#include "model/risk.h"

#include "base/error.h"
#include "base/text_form.h"

#include <array>

namespace bureau {

namespace {

constexpr std::array<std::string_view, 4> risk_names{"reads", "changes", "ends", "permanent"};

constexpr std::array<Name, 4> allowance_names{{{"read", "read", "查看"},
                                               {"propose", "propose", "提议"},
                                               {"change", "change", "办理"},
                                               {"all", "all", "全部"}}};

}  // namespace

std::string to_text(Risk risk) {
  return std::string{risk_names.at(static_cast<std::size_t>(risk))};
}

std::string to_text(Allowance allowance) {
  return std::string{allowance_names.at(static_cast<std::size_t>(allowance)).id};
}

void from_text(std::string_view text, Allowance& allowance) {
  allowance = static_cast<Allowance>(parse_name("allowance", allowance_names, text));
}

void check_allowed(Allowance allowance, Risk risk) {
  if (allowance == Allowance::all || risk == Risk::reads ||
      (allowance == Allowance::change && risk == Risk::changes)) {
    return;
  }
  switch (risk) {
    case Risk::ends:
      throw Error(ErrorKind::refused,
                  "BUREAU_ALLOW={} does not allow what ends a matter: leave it to a person",
                  allowance);
    case Risk::permanent:
      throw Error(ErrorKind::refused,
                  "BUREAU_ALLOW={} does not allow what cannot be undone: leave it to a person",
                  allowance);
    case Risk::reads:
    case Risk::changes: break;
  }
  throw Error(ErrorKind::refused,
              "BUREAU_ALLOW={} does not allow a change: leave it to a person, or propose it where "
              "that is allowed",
              allowance);
}

}  // namespace bureau
