#include "store/matters.h"

#include "base/error.h"
#include "model/kind.h"
#include "model/number.h"
#include "store/records.h"

#include <algorithm>
#include <tuple>

namespace bureau {

namespace {

constexpr const char* one_matter = "SELECT * FROM matter WHERE id = $1";

std::string ids_of(const std::vector<Ref>& refs) {
  std::string list;
  for (const Ref ref : refs) {
    list += list.empty() ? "" : ",";
    list += std::to_string(ref.key());
  }
  return list;
}

/// Walks parts of an index one after the other, so that the whole is in order without being sorted.
class Walk {
 public:
  Walk(Database& database, const MatterQuery& query, const std::function<bool(Matter&&)>& take)
      : database_{database}, query_{query}, take_{take} {}

  /// Every open matter of one urgency and importance that meets `condition`; $1 is the segment as
  /// one number, $2 is now. False when the taker had enough.
  bool segment(int urgency, int importance, std::string_view condition, std::string_view order) {
    const std::string reg = query_.reg ? fmt::format("register = {}", static_cast<int>(*query_.reg))
                                       : std::string{"register IN (0, 1, 2)"};
    const std::string sql = fmt::format(
        "SELECT {} FROM matter WHERE open = 1 AND {} AND urgency = $1 / 4 AND importance = $1 % 4 "
        "AND {}{}{}"
        " ORDER BY {}",
        columns(), reg, condition, query_.where.text.empty() ? "" : " AND ", query_.where.text,
        order);
    return run(sql, {std::int64_t{urgency} * 4 + importance, query_.now.seconds});
  }

  /// To prepare a statement of all columns costs more than to read twenty rows: when few are wanted
  /// the walk is over ids, and one statement fetches the rows.
  const char* columns() const { return query_.few ? "id" : "*"; }

  bool run(std::string_view sql, std::vector<Value> parameters) {
    for (const auto& parameter : query_.where.parameters) {
      std::visit([&](const auto& value) { parameters.emplace_back(value); }, parameter);
    }
    Statement select = database_.prepare(sql);
    for (select.bind_all(parameters); select.step();) {
      if (!take_(query_.few ? row_of(select.int_at(0)) : read_matter(select))) {
        return false;
      }
    }
    return true;
  }

 private:
  Matter row_of(std::int64_t id) {
    if (!row_) {
      row_.emplace(database_.prepare(one_matter));
    }
    row_->bind(id).step();
    return read_matter(*row_);
  }

  Database& database_;
  const MatterQuery& query_;
  const std::function<bool(Matter&&)>& take_;
  std::optional<Statement> row_{};
};

constexpr std::string_view by_due = "due, id";
constexpr std::string_view dated_rows = "due IS NOT NULL AND $2 IS NOT NULL";
constexpr std::string_view undated_rows = "due IS NULL AND $2 IS NOT NULL";
// is_overdue() of lib/model in SQL, and its opposite among what is past its due time.
constexpr std::string_view overdue_rows =
    "due < $2 AND (claimed_at IS NULL OR claimed_at > due) AND (suspended_at IS NULL OR "
    "suspended_at > due)";
constexpr std::string_view claimed_rows = "due < $2 AND (claimed_at <= due OR suspended_at <= due)";
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
      const bool more = split ? walk.segment(urgency, importance, claimed_rows, by_due) &&
                                    walk.segment(urgency, importance, coming_rows, by_due)
                              : walk.segment(urgency, importance, dated_rows, by_due);
      if (!more || !walk.segment(urgency, importance, undated_rows, "id")) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

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

void each_matter(Database& database, const MatterQuery& query,
                 const std::function<bool(Matter&&)>& take) {
  Walk walk{database, query, take};
  if (query.which != Which::closed && !walk_open(walk, query.overdue_is_urgent)) {
    return;
  }
  if (query.which != Which::open) {
    const std::string reg =
        query.reg ? fmt::format("register = {} AND", static_cast<int>(*query.reg)) : std::string{};
    walk.run(fmt::format(
                 "SELECT {} FROM matter WHERE {} open = 0 AND $1 IS NOT NULL AND $2 IS NOT NULL{}{}"
                 " ORDER BY closed_at DESC, id DESC",
                 walk.columns(), reg, query.where.text.empty() ? "" : " AND ", query.where.text),
             {std::int64_t{0}, query.now.seconds});
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
  const char* const open = which == Which::open ? "1" : which == Which::closed ? "0" : "0, 1";
  // The first condition on secrecy is that of the index.
  Statement select = database.prepare(
      fmt::format("SELECT count(*) FROM matter WHERE register IN ({}) AND open IN ({}) AND secrecy "
                  "> 0 AND secrecy > $1 AND state <> $2",
                  reg ? fmt::format("{}", static_cast<int>(*reg)) : "0, 1, 2", open));
  select.bind(static_cast<std::int64_t>(ceiling), void_state).step();
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
