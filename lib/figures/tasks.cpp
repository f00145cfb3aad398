// Figures of tasks (督促检查), and of what is due whatever it is.
#include "figures/registry.h"

#include <array>

namespace bureau {

namespace {

bool is_open_task(const Facts& facts) {
  return facts.is(Register::task) && facts.was_open();
}

bool ended(const Facts& facts) {
  return facts.is(Register::task) && facts.times.contain(facts.matter.closed_at);
}

bool was_closed(const Facts& facts) {
  return ended(facts) && !facts.ended_in_vain();
}

/// Where no step claims that it is done, its end is that.
bool was_closed_late(const Matter& matter) {
  return matter.due && matter.claimed_at.value_or(*matter.closed_at) > *matter.due;
}

constexpr auto figures = std::to_array<Figure>({
    {.name = "tasks_opened",
     .counts =
         [](const Facts& facts) {
           return facts.is(Register::task) && facts.times.contain(facts.matter.opened_at);
         }},
    {.name = "tasks_closed", .counts = was_closed},
    {.name = "tasks_closed_on_time",
     .counts =
         [](const Facts& facts) { return was_closed(facts) && !was_closed_late(facts.matter); }},
    {.name = "tasks_closed_late",
     .counts =
         [](const Facts& facts) { return was_closed(facts) && was_closed_late(facts.matter); }},
    {.name = "tasks_ended_otherwise",
     .counts = [](const Facts& facts) { return ended(facts) && facts.ended_in_vain(); }},
    {.name = "tasks_open", .counts = is_open_task},
    {.name = "tasks_overdue",
     .counts = [](const Facts& facts) { return is_open_task(facts) && facts.is_overdue(); }},
    {.name = "parts_late",
     .looks = {.parts = true},
     .counts = [](const Facts& facts) { return !facts.late_parts().empty(); }},
    {.name = "stuck",
     .counts = [](const Facts& facts) { return is_open_task(facts) && facts.is_stuck(); }},
    {.name = "due_next",
     .counts =
         [](const Facts& facts) {
           return facts.was_open() && facts.matter.due && *facts.matter.due > facts.times.end &&
                  facts.times.next.contains(*facts.matter.due);
         }},
});

}  // namespace

std::span<const Figure> figures_of_tasks() {
  return figures;
}

}  // namespace bureau
