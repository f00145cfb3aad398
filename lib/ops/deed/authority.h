// Who may do what (rule 1): the unit in charge, the office, a leader. Rules look at whose act it is
// (--by), not at who typed.
#pragma once

#include "office/whose.h"
#include "ops/deed/deed.h"

#include <string>
#include <string_view>

namespace bureau {

/// Throws Error when a step is the act of somebody else: usage when a leader must be named, refused
/// otherwise.
void check_actor(Deed& deed, const Matter& matter, const Step& step, std::string_view by);

/// Throws Error when `by` is nobody (usage) or no leader (refused): of those whom the directory
/// names, where it names any; never a unit, and never who is in charge.
void check_leader(const Office& office, const Matter& matter, std::string_view verb,
                  std::string_view by);

/// The office's acts: its own, of its people, of a leader. Not of the unit in charge, where that is
/// another, nor of one that helps, nor of a stranger (rule 1). Throws Error(refused).
void check_office_act(Deed& deed, const Matter& matter, std::string_view verb, std::string_view by);

/// What the unit in charge may do for itself: not the act of a unit or a person whom the directory
/// has elsewhere, who is neither in charge nor helps nor leads. Throws Error(refused).
void check_not_outsider(Deed& deed, const Matter& matter, std::string_view verb,
                        std::string_view by);

/// The acts of the unit in charge: its own, of its people, of a unit that helps. Throws
/// Error(refused).
void check_in_charge(Deed& deed, const Matter& matter, std::string_view verb, std::string_view by);

/// An instruction is a leader's: not of a unit, nor of one whom the directory knows as no leader
/// while it names leaders. Others, above the office, are not in it. Throws Error(refused).
void check_may_instruct(const Office& office, std::string_view by);

/// Who decides on a task: not who is in charge, and a leader where that is the office itself. The
/// default is the office, or the leader of the config. Records it. Throws Error: usage, refused.
std::string decider_on(Deed& deed, const Matter& matter, std::string_view verb);

/// What would make their own limit easier is not for who is in charge, but where that is the office
/// itself. Throws Error(refused).
void check_not_in_charge(const Office& office, const Matter& matter, std::string_view verb,
                         std::string_view by);

}  // namespace bureau
