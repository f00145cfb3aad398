#include "store/matters.h"

#include "base/error.h"
#include "model/kind.h"
#include "model/number.h"
#include "store/filter_sql.h"
#include "store/select.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace bureau {

namespace {

constexpr const char* one_matter = "SELECT * FROM matter WHERE id = $1";

constexpr std::string_view by_due = "due NULLS LAST, id";
constexpr std::string_view by_ref = "id";

/// Walks parts of an index one after the other, so that the whole is in order without being sorted.
class Walk {
 public:
  Walk(Database& database, const MatterQuery& query, const std::function<bool(Matter&&)>& take)
      : database_{database},
        query_{query},
        where_{sql_of(query.where, 3)},
        take_{take},
        due_column_{query.few ? 1 : static_cast<int>(matter_table().column("due"))} {}

  /// Every open matter of one urgency and importance that meets `condition`; $1 is the segment as
  /// one number, $2 is now. The index begins with the register: where none is asked for, three
  /// walks go side by side. False when the taker had enough.
  bool segment(int urgency, int importance, std::string_view condition, std::string_view order) {
    const std::string sql = fmt::format(
        "SELECT {} FROM matter WHERE open = 1 AND register = $1 / 16 AND urgency = $1 / 4 % 4 AND "
        "importance = $1 % 4 AND {}{} ORDER BY {}",
        columns(), condition, also(), order);
    Walks walks{};
    for (const std::size_t reg : {0U, 1U, 2U}) {
      if (!query_.reg || static_cast<std::size_t>(*query_.reg) == reg) {
        walks.at(reg)
            .emplace(database_.prepare(sql))
            .bind_all(parameters((static_cast<std::int64_t>(reg) * 4 + urgency) * 4 + importance));
        go_on(walks.at(reg));
      }
    }
    while (std::optional<Statement>* const next = first_of(walks, order == by_due)) {
      if (!take_(matter_at(**next))) {
        return false;
      }
      go_on(*next);
    }
    return true;
  }

  /// Every ended matter that meets `condition`.
  bool ended(std::string_view condition, std::string_view order) {
    Statement select = database_.prepare(
        fmt::format("SELECT {} FROM matter WHERE {} open = 0 AND {} AND $1 >= 0 AND $2 IS NOT "
                    "NULL{} ORDER BY {}",
                    columns(),
                    query_.reg ? fmt::format("register = {} AND", static_cast<int>(*query_.reg))
                               : std::string{},
                    condition, also(), order));
    for (select.bind_all(parameters(0)); select.step();) {
      if (!take_(matter_at(select))) {
        return false;
      }
    }
    return true;
  }

 private:
  using Walks = std::array<std::optional<Statement>, 3>;  ///< nothing: it has come to its end

  static void go_on(std::optional<Statement>& walk) {
    if (!walk->step()) {
      walk.reset();
    }
  }

  /// The walk whose row is the first of all, nullptr when all have come to their ends.
  std::optional<Statement>* first_of(Walks& walks, bool is_by_due) const {
    std::optional<Statement>* first = nullptr;
    const auto key = [&](const Statement& walk) {
      return std::pair{is_by_due ? walk.int_at(due_column_) : 0, walk.int_at(0)};
    };
    for (std::optional<Statement>& walk : walks) {
      if (walk && (first == nullptr || key(*walk) < key(**first))) {
        first = &walk;
      }
    }
    return first;
  }

  /// To prepare a statement of all columns costs more than to read twenty rows: when few are wanted
  /// the walk is over refs, and one statement fetches the rows.
  const char* columns() const { return query_.few ? "id, due" : "*"; }

  /// What else is asked for.
  std::string also() const {
    std::string text = where_.text.empty() ? "" : " AND " + where_.text;
    if (!query_.refs.empty()) {
      text += fmt::format(" AND id IN ({})", ids_of(query_.refs));
    }
    return text;
  }

  std::vector<Value> parameters(std::int64_t segment) const {
    std::vector<Value> all{segment, query_.now.seconds};
    all.insert(all.end(), where_.parameters.begin(), where_.parameters.end());
    return all;
  }

  Matter matter_at(const Statement& walk) {
    if (!query_.few) {
      return read_matter(walk);
    }
    if (!row_) {
      row_.emplace(database_.prepare(one_matter));
    }
    row_->bind(walk.int_at(0)).step();
    return read_matter(*row_);
  }

  Database& database_;
  const MatterQuery& query_;
  FilterSql where_;
  const std::function<bool(Matter&&)>& take_;
  int due_column_;
  std::optional<Statement> row_{};
};

constexpr std::string_view dated_rows = "due IS NOT NULL AND $2 IS NOT NULL";
constexpr std::string_view undated_rows = "due IS NULL AND $2 IS NOT NULL";
// The opposite of `overdue_rows` among what is past its due time.
constexpr std::string_view done_rows =
    "due < $2 AND (suspended_at <= due OR CASE WHEN register = 0 AND answered_at IS NOT NULL THEN "
    "answered_at ELSE claimed_at END <= due)";
constexpr std::string_view coming_rows = "due >= $2";

bool walk_open(Walk& walk, bool overdue_is_urgent) {
  for (int urgency = 3; urgency >= 0; --urgency) {
    const bool split = urgency == 0 && overdue_is_urgent;
    for (int importance = 2; split && importance >= 0; --importance) {
      if (!walk.segment(urgency, importance, overdue_rows, by_due)) {
        return false;
      }
    }
    for (int importance = 2; importance >= 0; --importance) {
      const bool more = split ? walk.segment(urgency, importance, done_rows, by_due) &&
                                    walk.segment(urgency, importance, coming_rows, by_due)
                              : walk.segment(urgency, importance, dated_rows, by_due);
      if (!more || !walk.segment(urgency, importance, undated_rows, by_ref)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

std::string ids_of(const std::vector<std::int64_t>& keys) {
  return keys.empty() ? "NULL" : fmt::format("{}", fmt::join(keys, ","));
}

std::string ids_of(const std::vector<Ref>& refs) {
  std::vector<std::int64_t> keys;
  std::ranges::transform(refs, std::back_inserter(keys), [](Ref ref) { return ref.key(); });
  return ids_of(keys);
}

std::optional<Matter> find_matter(Database& database, Ref ref) {
  Statement select = database.prepare(one_matter);
  if (!select.bind(ref).step()) {
    return std::nullopt;
  }
  return read_matter(select);
}

Matter get_matter(Database& database, Ref ref) {
  std::optional<Matter> matter = find_matter(database, ref);
  if (!matter) {
    throw Error(ErrorKind::not_found, "there is no {}: 'bureau {} list --all' shows what there is",
                ref, to_text(ref.reg));
  }
  return *std::move(matter);
}

std::vector<Ref> find_number(Database& database, std::string_view number) {
  std::vector<Ref> refs;
  Statement select =
      database.prepare("SELECT id FROM matter WHERE number_key = $1 ORDER BY open DESC, id DESC");
  for (select.bind(number_key(number)); select.step();) {
    refs.push_back(Ref::of_key(select.int_at(0)));
  }
  return refs;
}

Ref named_ref(Database& database, const std::string& word) {
  if (looks_like_ref(word)) {
    return parse<Ref>(word.substr(0, word.find('/')));
  }
  const std::vector<Ref> found = find_number(database, word);
  if (found.empty()) {
    throw Error(ErrorKind::not_found,
                "there is no matter '{}': give a ref (D12) or an official number", word);
  }
  if (found.size() > 1) {
    throw Error(ErrorKind::usage, "'{}' is the number of {}: give the ref", word,
                fmt::join(found, ", "));
  }
  return found.front();
}

std::optional<Matter> find_same(Database& database, const Matter& matter, Instant since) {
  // By the key, so that it costs the same however many there are.
  Statement select = database.prepare(
      "SELECT id FROM (SELECT id, title, origin, opened_at FROM matter WHERE kind = $1 AND id < $2"
      " AND state <> $3 ORDER BY id DESC LIMIT 500) AS latest"
      " WHERE title = $4 AND origin = $5 AND opened_at >= $6 ORDER BY id DESC LIMIT 1");
  select.bind(matter.kind, matter.ref.key(), void_state, matter.title, matter.origin,
              since.seconds);
  return select.step() ? find_matter(database, Ref::of_key(select.int_at(0))) : std::nullopt;
}

std::optional<Ref> find_serial(Database& database, std::string_view kind, std::string_view serial,
                               Ref but) {
  Statement select = database.prepare(
      "SELECT id FROM matter WHERE kind = $1 AND serial = $2 AND id <> $3 AND state <> $4 LIMIT 1");
  if (!select.bind(kind, serial, but, void_state).step()) {
    return std::nullopt;
  }
  return Ref::of_key(select.int_at(0));
}

std::vector<Matter> open_by_ref(Database& database, std::optional<Register> reg) {
  return reg ? select_matters(database, "WHERE register = $1 AND open = 1 ORDER BY id",
                              {static_cast<std::int64_t>(*reg)})
             : select_matters(database, "WHERE open = 1 ORDER BY id", {});
}

void each_matter(Database& database, const MatterQuery& query,
                 const std::function<bool(Matter&&)>& take) {
  Walk walk{database, query, take};
  if (query.which != Which::closed && !walk_open(walk, query.overdue_is_urgent)) {
    return;
  }
  if (query.which != Which::open &&
      walk.ended("closed_at IS NOT NULL", "closed_at DESC NULLS LAST, id DESC")) {
    walk.ended("closed_at IS NULL", "id DESC");
  }
}

std::vector<Matter> matters_of(Database& database, const std::vector<Ref>& refs) {
  std::vector<Matter> matters;
  if (refs.empty()) {
    return matters;
  }
  matters = select_matters(database, fmt::format("WHERE id IN ({})", ids_of(refs)), {});
  std::map<Ref, std::size_t> places;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    places.emplace(refs[i], i);
  }
  std::ranges::sort(matters, {}, [&](const Matter& matter) { return places.at(matter.ref); });
  return matters;
}

std::int64_t count_above(Database& database, Level ceiling, std::optional<Register> reg,
                         Which which) {
  // The first condition on secrecy is that of the index.
  Statement select = database.prepare(
      "SELECT count(*) FROM matter WHERE register = $1 AND open = $2 AND secrecy > 0 AND secrecy > "
      "$3 AND state <> $4");
  std::int64_t count = 0;
  for (const int one : {0, 1, 2}) {
    for (const bool open : {true, false}) {
      const bool asked =
          (!reg || static_cast<int>(*reg) == one) && which != (open ? Which::closed : Which::open);
      if (asked) {
        select.bind(one, open, static_cast<std::int64_t>(ceiling), void_state).step();
        count += select.int_at(0);
      }
    }
  }
  return count;
}

std::set<Ref> those_above(Database& database, const std::vector<Ref>& refs, Level ceiling) {
  std::set<Ref> above;
  if (refs.empty()) {
    return above;
  }
  Statement select = database.prepare(
      fmt::format("SELECT id FROM matter WHERE id IN ({}) AND secrecy > $1", ids_of(refs)));
  for (select.bind(static_cast<std::int64_t>(ceiling)); select.step();) {
    above.insert(Ref::of_key(select.int_at(0)));
  }
  return above;
}

std::int64_t count_more_secret(Database& database, Level ceiling) {
  Statement select = database.prepare("SELECT count(*) FROM matter WHERE secrecy > $1");
  select.bind(static_cast<std::int64_t>(ceiling)).step();
  return select.int_at(0);
}

std::vector<Matter> select_matters(Database& database, std::string_view rest,
                                   const std::vector<Value>& parameters) {
  std::vector<Matter> matters;
  Statement select = database.prepare(fmt::format("SELECT * FROM matter {}", rest));
  for (select.bind_all(parameters); select.step();) {
    matters.push_back(read_matter(select));
  }
  return matters;
}

std::map<std::int64_t, CoUnits> co_units_of_all(Database& database, const std::vector<Ref>& refs) {
  std::map<std::int64_t, CoUnits> units;
  if (refs.empty()) {
    return units;
  }
  Statement select = database.prepare(fmt::format(
      "SELECT matter, who, answered_at FROM participant WHERE matter IN ({}) AND role = "
      "'co' ORDER BY matter, who",
      ids_of(refs)));
  for (select.bind(); select.step();) {
    CoUnits& of_matter = units[select.int_at(0)];
    of_matter.all.push_back(select.string_at(1));
    if (select.is_null(2)) {
      of_matter.unanswered.push_back(select.string_at(1));
    }
  }
  return units;
}

std::vector<Part> parts_of(Database& database, Ref ref) {
  std::vector<Part> parts;
  Statement select = database.prepare("SELECT * FROM participant WHERE matter = $1");
  for (select.bind(ref); select.step();) {
    parts.push_back(read_part(select));
  }
  std::ranges::sort(parts, {},
                    [](const Part& part) { return std::tie(part.role, part.who, part.n); });
  return parts;
}

std::vector<Item> items_of(Database& database, Ref ref, char letter) {
  std::vector<Item> items;
  const bool all = letter == '\0';
  Statement select = database.prepare(all ? "SELECT * FROM item WHERE matter = $1"
                                          : "SELECT * FROM item WHERE matter = $1 AND letter = $2");
  for (all ? select.bind(ref) : select.bind(ref, std::string(1, letter)); select.step();) {
    items.push_back(read_item(select));
  }
  std::ranges::sort(items, {}, &Item::ref);
  return items;
}

std::optional<Item> find_item(Database& database, const SubRef& ref) {
  Statement select =
      database.prepare("SELECT * FROM item WHERE matter = $1 AND letter = $2 AND n = $3");
  if (!select.bind(ref.ref, std::string(1, ref.letter), ref.n).step()) {
    return std::nullopt;
  }
  return read_item(select);
}

std::vector<Link> links_of(Database& database, Ref ref) {
  std::vector<Link> links;
  Statement select = database.prepare(
      "SELECT * FROM link WHERE source = $1 UNION ALL SELECT * FROM link WHERE target = $1 AND "
      "source <> $1");
  for (select.bind(ref); select.step();) {
    links.push_back(read_link(select));
  }
  std::ranges::sort(links);
  std::stable_partition(links.begin(), links.end(),
                        [&](const Link& link) { return link.from == ref; });
  return links;
}

std::vector<Matter> children_of(Database& database, Ref parent) {
  return select_matters(database, "WHERE parent = $1 ORDER BY id", {parent.key()});
}

}  // namespace bureau
