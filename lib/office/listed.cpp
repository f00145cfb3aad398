#include "office/listed.h"

#include "store/matters.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace bureau {

std::vector<ListedMatter> listed(Database& database, const Office& office, Instant now,
                                 std::vector<Matter> matters, bool with_co) {
  std::vector<ListedMatter> all;
  std::map<std::int64_t, CoUnits> co;
  if (with_co) {
    std::vector<Ref> refs;
    std::ranges::transform(matters, std::back_inserter(refs), &Matter::ref);
    co = co_units_of_all(database, refs);
  }
  all.reserve(matters.size());
  for (Matter& matter : matters) {
    ListedMatter& one = all.emplace_back();
    one.matter = std::move(matter);
    if (const auto found = co.find(one.matter.ref.key()); found != co.end()) {
      one.co = found->second.all;
      one.unanswered = found->second.unanswered;
      office.name_parties(one.co);
      office.name_parties(one.unanswered);
    }
    office.name_parties(one.matter);
    one.lamp = office.lamp(one.matter, now).lamp;
  }
  return all;
}

}  // namespace bureau
