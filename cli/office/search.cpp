// bureau search: words in titles, numbers, notes, decisions, progress.

#include "store/search.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "store/rows.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <span>
#include <tuple>

namespace bureau::cli {

namespace {

struct SearchArgs {
  std::string words{};
  std::int64_t limit = 20;
};

/// A matter that was found, or the item of it.
ViewRow row_of(Session& session, const ListedMatter& found, const Item* item) {
  const FindKind kind = finder(session);
  const Matter& matter = found.matter;
  return {.cells = {item != nullptr ? to_text(item->ref) : to_text(matter.ref),
                    cell_of(found, "state", session.now(), kind),
                    cell_of(found, "number", session.now(), kind),
                    cell_of(found, "unit", session.now(), kind),
                    item != nullptr && !item->text.empty() ? item->text : matter.title}};
}

/// The matters of these hits that may be seen and that --where selects.
std::map<Ref, ListedMatter> matters_found(Session& session, std::span<const Hit> hits) {
  std::vector<Ref> refs;
  std::ranges::transform(hits, std::back_inserter(refs),
                         [](const Hit& hit) { return hit.where.ref; });
  std::vector<Matter> matters = matters_of(session.reading(), refs);
  std::erase_if(matters, [&](const Matter& matter) {
    return !session.office().may_show(matter) || matter.state == void_state;
  });
  std::map<Ref, ListedMatter> found;
  for (ListedMatter& row : selected(session, std::move(matters))) {
    found.emplace(row.matter.ref, std::move(row));
  }
  return found;
}

/// The rows of these hits. What is said in items is fetched for all of them at once.
void add_rows(Session& session, std::span<const Hit> hits,
              const std::map<Ref, ListedMatter>& matters, View& view) {
  std::vector<SubRef> in_items;
  for (const Hit& hit : hits) {
    if (hit.in_item) {
      in_items.push_back(hit.where);
    }
  }
  const std::map<SubRef, Item> items = items_at(session.reading(), in_items);
  for (const Hit& hit : hits) {
    const auto item = hit.in_item ? items.find(hit.where) : items.end();
    view.rows.push_back(
        row_of(session, matters.at(hit.where.ref), item == items.end() ? nullptr : &item->second));
  }
}

/// Of a unit or a person by all that records keep of it, its code among them.
std::vector<Hit> hits_of(Session& session, const std::string& words) {
  std::vector<Hit> hits = find_text(session.reading(), words, 0);
  const std::size_t of_words = hits.size();
  for (const std::string& kept : session.office().kept_for(words)) {
    if (compare_key(kept) != compare_key(words)) {
      std::ranges::move(find_text(session.reading(), kept, 0), std::back_inserter(hits));
    }
  }
  if (hits.size() == of_words) {
    return hits;
  }
  const auto order = [](const Hit& hit) { return std::tuple{hit.where.ref, hit.where}; };
  std::ranges::stable_sort(hits, std::greater{}, order);
  const auto twice = std::ranges::unique(hits, {}, order);
  hits.erase(twice.begin(), twice.end());
  return hits;
}

Outcome run_search(const SearchArgs& args, Session& session) {
  if (args.words.empty()) {
    throw Error(ErrorKind::usage, "say what to search for: 'bureau search 消防'");
  }
  check_limit(args.limit);
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "state", .title = tr("State")},
                        {.name = "number", .title = tr("Number"), .yields = true},
                        {.name = "unit", .title = tr("Unit"), .yields = true},
                        {.name = "title", .title = tr("Title"), .shrinks = true}},
            .empty_text = localized("nothing is found for '{}'", args.words)};
  std::int64_t found = 0;
  constexpr std::size_t handful = 500;
  const std::vector<Hit> hits = hits_of(session, args.words);
  for (std::span<const Hit> rest{hits}; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), handful));
    rest = rest.subspan(some.size());
    const std::map<Ref, ListedMatter> matters = matters_found(session, some);
    std::vector<Hit> shown;
    for (const Hit& hit : some) {
      if (matters.contains(hit.where.ref)) {
        ++found;
        if (args.limit == 0 || found <= args.limit) {
          shown.push_back(hit);
        }
      }
    }
    add_rows(session, shown, matters, view);
  }
  if (std::ssize(view.rows) < found) {
    session.output().say(
        localized("{} found, {} shown: --limit 0 shows all", found, view.rows.size()));
  }
  say_hidden(session,
             count_above(session.reading(), session.office().ceiling(), std::nullopt, Which::all));
  return {.view = std::move(view)};
}

}  // namespace

Command search() {
  return reading<SearchArgs>(
      {.noun = Noun::office,
       .verb = "search",
       .summary = "Find words in titles, numbers, notes, decisions, progress",
       .examples = {"bureau search 消防", "bureau search \"fire safety\" --limit 5"},
       .usage = "WORDS [--limit N] [--where FILTER]",
       .takes_where = true},
      [](Fields& fields, SearchArgs& args) {
        fields.text("words", args.words, "All of these must be found");
        fields.option("--limit", args.limit, "At most so many; 0: all");
      },
      run_search);
}

}  // namespace bureau::cli
