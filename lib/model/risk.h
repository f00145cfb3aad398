// What a command may do to the office's record, from harmless to what cannot be taken back.
#pragma once

#include <string>
#include <string_view>

namespace bureau {

/// In this order: who is allowed one is allowed those before it.
enum class Risk { reads, changes, ends, permanent };
std::string to_text(Risk risk);  ///< reads changes ends permanent

/// What somebody who acts for others is allowed (BUREAU_ALLOW): to read, to propose what a person
/// then confirms, to change what can be undone and ends nothing.
enum class Allowance { read, propose, change, all };
std::string to_text(Allowance allowance);
void from_text(std::string_view text, Allowance& allowance);

/// Throws Error(refused) for what is riskier than that.
void check_allowed(Allowance allowance, Risk risk);

}  // namespace bureau
