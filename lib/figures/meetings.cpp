// Figures of meetings (材料会务).
#include "figures/registry.h"

#include <array>

namespace bureau {

namespace {

constexpr auto figures = std::to_array<Figure>({
    {.name = "meetings_held",
     .counts =
         [](const Facts& facts) {
           return facts.is(Register::meeting) && facts.times.contain(facts.matter.claimed_at) &&
                  !facts.ended_in_vain();
         }},
    {.name = "meetings_ahead",
     .counts =
         [](const Facts& facts) {
           return facts.is(Register::meeting) && facts.was_open() && facts.matter.starts_at &&
                  *facts.matter.starts_at > facts.times.end &&
                  facts.times.next.contains(*facts.matter.starts_at);
         }},
    {.name = "decisions",
     .looks = {.letters = "d"},
     .counts_item =
         [](const ItemFacts& facts) {
           return facts.item.ref.letter == 'd' && facts.times.contain(facts.item.at) &&
                  facts.owner().shown;
         }},
});

}  // namespace

std::span<const Figure> figures_of_meetings() {
  return figures;
}

}  // namespace bureau
