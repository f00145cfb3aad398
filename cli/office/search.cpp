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

/// What was found, and the matter that it stands in.
struct Found {
  Hit hit;
  ListedMatter matter;
};

/// Rows of the matters; where an item was found, its ref and its text stand in the place of theirs.
View view_of(Session& session, const std::vector<Found>& all,
             const std::vector<std::string>& fields) {
  const EachListed each = [&](const std::function<void(const ListedMatter&)>& take) {
    for (const Found& one : all) {
      take(one.matter);
    }
  };
  std::vector<SubRef> in_items;
  for (const Found& one : all) {
    if (one.hit.in_item) {
      in_items.push_back(one.hit.where);
    }
  }
  const std::map<SubRef, Item> items = items_at(session.reading(), in_items);
  View view = gathered(view_of(session, each, fields));
  for (std::size_t i = 0; i < all.size(); ++i) {
    view.rows[i].colour.clear();
    const auto item = all[i].hit.in_item ? items.find(all[i].hit.where) : items.end();
    for (std::size_t column = 0; item != items.end() && column < view.columns.size(); ++column) {
      if (view.columns[column].name == "ref") {
        view.rows[i].cells[column] = to_text(item->second.ref);
      } else if (view.columns[column].name == "title" && !item->second.text.empty()) {
        view.rows[i].cells[column] = item->second.text;
      }
    }
  }
  return view;
}

std::vector<std::string> fields_of(Session& session) {
  const std::vector<std::string> usual{"ref", "state", "number", "unit", "title"};
  const Globals& globals = session.globals();
  return globals.fields.empty() && globals.template_text.empty() ? usual
                                                                 : fields_to_show(session, usual);
}

/// The matters of these hits that may be seen and that --where selects.
std::map<Ref, ListedMatter> matters_found(Session& session, std::span<const Hit> hits,
                                          bool with_co) {
  std::vector<Ref> refs;
  std::ranges::transform(hits, std::back_inserter(refs),
                         [](const Hit& hit) { return hit.where.ref; });
  std::vector<Matter> matters = matters_of(session.reading(), refs);
  std::erase_if(matters, [&](const Matter& matter) {
    return !session.office().may_show(matter) || matter.state == void_state;
  });
  std::map<Ref, ListedMatter> found;
  for (ListedMatter& row : selected(session, std::move(matters), with_co)) {
    found.emplace(row.matter.ref, std::move(row));
  }
  return found;
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
  const std::vector<std::string> fields = fields_of(session);
  const bool with_co = std::ranges::any_of(
      fields, [](const std::string& name) { return name == "co" || name == "unanswered"; });
  std::vector<Found> shown;
  std::int64_t found = 0;
  constexpr std::size_t handful = 500;
  const std::vector<Hit> hits = hits_of(session, args.words);
  for (std::span<const Hit> rest{hits}; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), handful));
    rest = rest.subspan(some.size());
    const std::map<Ref, ListedMatter> matters = matters_found(session, some, with_co);
    for (const Hit& hit : some) {
      const auto matter = matters.find(hit.where.ref);
      if (matter == matters.end()) {
        continue;
      }
      ++found;
      if (args.limit == 0 || found <= args.limit) {
        shown.push_back({hit, matter->second});
      }
    }
  }
  if (std::ssize(shown) < found) {
    session.output().say(localized("{} found, {} shown: --limit 0 shows all", found, shown.size()));
  }
  say_hidden(session,
             count_above(session.reading(), session.office().ceiling(), std::nullopt, Which::all));
  View view = view_of(session, shown, fields);
  view.empty_text = localized("nothing is found for '{}'", args.words);
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
