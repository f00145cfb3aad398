// An office in which anything may be tried at any time; what is refused changes nothing.
#pragma once

#include "office.h"

#include <functional>
#include <random>
#include <string>

namespace bureau {

class Chance {
 public:
  explicit Chance(unsigned seed) : dice_{seed} {}

  /// Lets up to a third of a day pass and does something, of today or of days ago.
  void do_something(WorkingOffice& office);

  /// The same, recorded when it happens, and no mending.
  void act(WorkingOffice& office);

  int refused = 0;
  std::string secrecy{};  ///< to which some are raised; that decides about the past too

 private:
  using Doing = void (Chance::*)(WorkingOffice&);
  void do_one(WorkingOffice& office, Doing doing);

  std::size_t upto(std::size_t most);
  Ref some();
  std::string someday(const WorkingOffice& office, int back, int on);
  DeedOptions earlier(const WorkingOffice& office);

  void make(WorkingOffice& office);
  void take(WorkingOffice& office);
  void say(WorkingOffice& office);
  void extend(WorkingOffice& office);
  void tie(WorkingOffice& office);
  void edit(WorkingOffice& office);
  void end(WorkingOffice& office);
  void decide_some(WorkingOffice& office);
  void import_days(WorkingOffice& office);
  void correct(WorkingOffice& office);
  void correct_inside(WorkingOffice& office);
  void undo(WorkingOffice& office);

  std::mt19937 dice_;
  bool late_ = true;  ///< what is done may have happened days ago
};

}  // namespace bureau
