#include "figures/entered_late.h"

#include "base/text_form.h"
#include "store/retold.h"

#include <algorithm>
#include <utility>

namespace bureau {

namespace {

/// The lines that tell what one entry changed of a matter's past.
class Lines {
 public:
  Lines(const Office& office, Database& database, const Retold& retold, const Matter& matter,
        const Kind* kind)
      : office_{office}, database_{database}, retold_{retold}, matter_{matter}, kind_{kind} {}

  std::vector<EnteredLate> all() {
    const Entry& entry = retold_.entry;
    if (!entry.mends) {
      const bool is_first = entry.ref.substr(0, entry.ref.find('/')) == to_text(retold_.matter);
      is_first&& entry.ref.find('/') != std::string::npos ? add(parse<SubRef>(entry.ref))
                                                          : add(retold_.matter);
      return std::move(lines_);
    }
    for (const Change& change : retold_.changes) {
      const auto [table, key] = change.row();
      if (table == &item_table()) {
        Row row = row_of_key(*table, key);
        row.resize(table->columns.size());
        add(item_of(row).ref, changed_fields(office_, database_, change));
      }
    }
    std::vector<ChangedField> of_matter;
    bool is_told = false;
    for (const Change& change : retold_.changes) {
      if (change.row().table != &item_table()) {
        is_told = true;
        std::ranges::move(changed_fields(office_, database_, change),
                          std::back_inserter(of_matter));
      }
    }
    if (is_told) {
      add(retold_.matter, std::move(of_matter));
    }
    return std::move(lines_);
  }

 private:
  void add(const AnyRef& ref, std::vector<ChangedField> changes = {}) {
    lines_.push_back({.ref = ref,
                      .verb = retold_.entry.verb,
                      .called = word_of_verb(retold_.entry.verb, kind_),
                      .happened = retold_.took_effect,
                      .at = retold_.entry.at,
                      .changes = std::move(changes),
                      .kind = kind_,
                      .title = matter_.title});
  }

  const Office& office_;
  Database& database_;
  const Retold& retold_;
  const Matter& matter_;
  const Kind* kind_;
  std::vector<EnteredLate> lines_{};
};

}  // namespace

std::vector<EnteredLate> entered_late(const History& history, Instant from, Instant end,
                                      const Scope& scope) {
  std::vector<EnteredLate> late;
  for (const Retold& one : retold(history.database(), from, end)) {
    const std::optional<Matter> matter = history.matter(one.matter);
    if (matter && scope.may_show(*matter, end)) {
      std::ranges::move(
          Lines{scope.office, history.database(), one, *matter, scope.office.find_kind(*matter)}
              .all(),
          std::back_inserter(late));
    }
  }
  return late;
}

}  // namespace bureau
