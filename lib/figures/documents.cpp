// Figures of documents (文件运转).
#include "figures/registry.h"

#include <array>

namespace bureau {

namespace {

bool is_document(const Facts& facts) {
  return facts.is(Register::doc);
}

/// Done in the period, with a time by which it had to be.
bool was_judged(const Facts& facts) {
  return is_document(facts) && facts.matter.due && facts.times.contain(done_at(facts.matter)) &&
         !facts.ended_in_vain();
}

constexpr auto figures = std::to_array<Figure>({
    {.name = "documents_in",
     .counts =
         [](const Facts& facts) {
           return is_document(facts) && facts.times.contain(facts.matter.received_at);
         }},
    {.name = "documents_out",
     .counts =
         [](const Facts& facts) {
           return is_document(facts) && !facts.matter.received_at &&
                  facts.times.contain(facts.matter.claimed_at);
         }},
    {.name = "documents_answered",
     .counts =
         [](const Facts& facts) {
           return is_document(facts) && facts.times.contain(facts.matter.answered_at);
         }},
    {.name = "documents_on_time",
     .counts =
         [](const Facts& facts) {
           return was_judged(facts) && *done_at(facts.matter) <= *facts.matter.due;
         }},
    {.name = "documents_late",
     .counts =
         [](const Facts& facts) {
           return was_judged(facts) && *done_at(facts.matter) > *facts.matter.due;
         }},
    {.name = "documents_open",
     .counts = [](const Facts& facts) { return is_document(facts) && facts.was_open(); }},
    {.name = "documents_overdue",
     .counts =
         [](const Facts& facts) {
           return is_document(facts) && facts.was_open() && facts.is_overdue();
         }},
});

}  // namespace

std::span<const Figure> figures_of_documents() {
  return figures;
}

}  // namespace bureau
