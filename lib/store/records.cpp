#include "store/records.h"

#include "base/error.h"
#include "base/json.h"
#include "model/number.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace bureau {

namespace {

// The columns of a record, each named once beside its member. `v` is a namer, a writer or a reader.

template <class V, class M>
void columns(V& v, M& matter, std::type_identity<Matter> /*unused*/) {
  v.key("id", matter.ref);
  v("kind", matter.kind);
  v("kind_version", matter.kind_version);
  v("type", matter.type);
  v("number", matter.number);
  v.derived("number_key", [](const Matter& m) { return m.number.empty() ? Value{} : Value{number_key(m.number)}; });
  v("serial", matter.serial);
  v.text("title", matter.title);
  v("title_public", matter.title_public);
  v.text("state", matter.state);
  v("open", matter.open);
  v("state_rank", matter.state_rank);
  v("urgency", matter.urgency);
  v("importance", matter.importance);
  v("secrecy", matter.secrecy.level);
  v("secrecy_months", matter.secrecy.months);
  v("need", matter.need);
  v("origin", matter.origin);
  v("recipient", matter.recipient);
  v("unit", matter.unit);
  v("person", matter.person);
  v("leader", matter.leader);
  v("officer", matter.officer);
  v("parent", matter.parent);
  v("due", matter.due);
  v("due_original", matter.due_original);
  v("due_chase", matter.due_chase);
  v("due_source", matter.due_source);
  v("due_from", matter.due_from);
  v.optional("due_calendar", matter.due_calendar);
  v("due_provisional", matter.due_provisional);
  v("step_due", matter.step_due);
  v("step_due_source", matter.step_due_source);
  v.optional("step_due_calendar", matter.step_due_calendar);
  v("state_since", matter.state_since);
  v("suspended_at", matter.suspended_at);
  v("progress", matter.progress);
  v("progress_at", matter.progress_at);
  v("cycle", matter.cycle);
  v("place", matter.place);
  v("starts_at", matter.starts_at);
  v("ends_at", matter.ends_at);
  v("dated", matter.dated);
  v("received_at", matter.received_at);
  v("opened_at", matter.opened_at);
  v("claimed_at", matter.claimed_at);
  v("closed_at", matter.closed_at);
  v("answered_at", matter.answered_at);
  v("answer", matter.answer);
  v("waiver", matter.waiver);
  v("extensions", matter.extensions);
  v("whereabouts", matter.whereabouts);
  v("focus_until", matter.focus_until);
  v("fields", matter.fields);
  v("version", matter.version);
}

template <class V, class I>
void columns(V& v, I& item, std::type_identity<Item> /*unused*/) {
  v.sub_key(item.ref);
  v("at", item.at);
  v("by", item.by);
  v("text", item.text);
  v("result", item.result);
  v("unit", item.unit);
  v("due", item.due);
  v("target", item.target);
  v("percent", item.percent);
  v("problem", item.problem);
  v("next", item.next);
  v("means", item.means);
  v("witness", item.witness);
  v("reason", item.reason);
  v("decider", item.decider);
  v("decided_at", item.decided_at);
  v("task", item.task);
}

template <class V, class P>
void columns(V& v, P& part, std::type_identity<Part> /*unused*/) {
  v("matter", part.ref);
  v.text("role", part.role);
  v.text("who", part.who);
  v("accepted_at", part.accepted_at);
  v("answered_at", part.answered_at);
  v("answer", part.answer);
}

template <class V, class L>
void columns(V& v, L& link, std::type_identity<Link> /*unused*/) {
  v("source", link.from);
  v.text("kind", link.kind);
  v("target", link.to);
  v.text("sub", link.sub);
}

template <class V, class A>
void columns(V& v, A& file, std::type_identity<Attachment> /*unused*/) {
  v.file_key(file.ref);
  v.text("name", file.name);
  v("size", file.size);
  v.blob("hash", file.hash);
  v("at", file.at);
  v("by", file.by);
}

/// Collects the names.
struct Namer {
  std::vector<std::string_view> names{};

  template <class T>
  void operator()(std::string_view name, const T& /*unused*/) {
    names.push_back(name);
  }
  void text(std::string_view name, const std::string& /*unused*/) { names.push_back(name); }
  void blob(std::string_view name, const std::string& /*unused*/) { names.push_back(name); }
  void optional(std::string_view name, std::int64_t /*unused*/) { names.push_back(name); }
  void derived(std::string_view name, Value (*)(const Matter&)) { names.push_back(name); }
  void key(std::string_view name, Ref /*unused*/) { names.insert(names.end(), {name, "register"}); }
  void sub_key(const SubRef& /*unused*/) { names.insert(names.end(), {"matter", "letter", "n"}); }
  void file_key(const SubRef& /*unused*/) { names.insert(names.end(), {"matter", "n"}); }
};

/// Collects the values.
struct Writer {
  Row row{};
  const Matter* matter = nullptr;

  void operator()(std::string_view /*unused*/, const std::string& value) {
    row.push_back(value.empty() ? Value{} : Value{value});
  }
  void operator()(std::string_view /*unused*/, std::integral auto value) {
    row.emplace_back(static_cast<std::int64_t>(value));
  }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(std::string_view /*unused*/, E value) {
    row.emplace_back(static_cast<std::int64_t>(value));
  }
  void operator()(std::string_view /*unused*/, Instant value) { row.emplace_back(value.seconds); }
  void operator()(std::string_view /*unused*/, Ref value) { row.emplace_back(value.key()); }
  void operator()(std::string_view /*unused*/, Date value) { row.emplace_back(to_text(value)); }
  void operator()(std::string_view /*unused*/, const std::optional<Need>& value) {
    row.push_back(value ? Value{to_text(*value)} : Value{});
  }
  template <class T>
  void operator()(std::string_view name, const std::optional<T>& value) {
    if (value) {
      (*this)(name, *value);
    } else {
      row.emplace_back();
    }
  }
  void operator()(std::string_view /*unused*/, const std::vector<std::pair<std::string, Json>>& fields) {
    row.push_back(fields.empty() ? Value{} : Value{to_json(Json{Json::Object{fields}})});
  }
  void text(std::string_view /*unused*/, const std::string& value) { row.emplace_back(value); }
  void blob(std::string_view /*unused*/, const std::string& value) { row.emplace_back(Blob{value}); }
  void optional(std::string_view /*unused*/, std::int64_t value) { row.push_back(value == 0 ? Value{} : Value{value}); }
  void derived(std::string_view /*unused*/, Value (*make)(const Matter&)) { row.push_back(make(*matter)); }
  void key(std::string_view /*unused*/, Ref ref) {
    row.emplace_back(ref.key());
    row.emplace_back(static_cast<std::int64_t>(ref.reg));
  }
  void sub_key(const SubRef& ref) {
    row.emplace_back(ref.ref.key());
    row.emplace_back(std::string(1, ref.letter));
    row.emplace_back(ref.n);
  }
  void file_key(const SubRef& ref) {
    row.emplace_back(ref.ref.key());
    row.emplace_back(ref.n);
  }
};

/// A row in memory as a source of values, with the words of a statement.
struct RowSource {
  const Row& row;

  const Value& at(int i) const { return row.at(static_cast<std::size_t>(i)); }
  bool is_null(int i) const { return std::holds_alternative<std::monostate>(at(i)); }
  std::int64_t int_at(int i) const {
    const auto* number = std::get_if<std::int64_t>(&at(i));
    return number != nullptr ? *number : 0;
  }
  std::string_view text_at(int i) const {
    if (const auto* text = std::get_if<std::string>(&at(i))) {
      return *text;
    }
    const auto* blob = std::get_if<Blob>(&at(i));
    return blob != nullptr ? std::string_view{blob->bytes} : std::string_view{};
  }
};

/// Fills a record from a statement or a row, column by column.
template <class Source>
struct Reader {
  const Source& source;
  int i = 0;

  void operator()(std::string_view /*unused*/, std::string& into) { into = source.text_at(i++); }
  void operator()(std::string_view /*unused*/, std::int64_t& into) { into = source.int_at(i++); }
  void operator()(std::string_view /*unused*/, int& into) { into = static_cast<int>(source.int_at(i++)); }
  void operator()(std::string_view /*unused*/, bool& into) { into = source.int_at(i++) != 0; }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(std::string_view /*unused*/, E& into) {
    into = static_cast<E>(source.int_at(i++));
  }
  void operator()(std::string_view /*unused*/, Instant& into) { into = {source.int_at(i++)}; }
  void operator()(std::string_view /*unused*/, Ref& into) { into = Ref::of_key(source.int_at(i++)); }
  void operator()(std::string_view /*unused*/, Date& into) { from_text(source.text_at(i++), into); }
  void operator()(std::string_view /*unused*/, std::optional<Need>& into) {
    if (!source.is_null(i)) {
      from_text(source.text_at(i), into.emplace());
    }
    ++i;
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>& into) {
    if (source.is_null(i)) {
      ++i;
    } else {
      (*this)(name, into.emplace());
    }
  }
  void operator()(std::string_view /*unused*/, std::vector<std::pair<std::string, Json>>& into) {
    if (!source.is_null(i)) {
      const Json fields = parse_json(source.text_at(i));
      if (const Json::Object* object = fields.as_object()) {
        into = *object;
      }
    }
    ++i;
  }
  void text(std::string_view /*unused*/, std::string& into) { into = source.text_at(i++); }
  void blob(std::string_view /*unused*/, std::string& into) { into = source.text_at(i++); }
  void optional(std::string_view /*unused*/, std::int64_t& into) { into = source.int_at(i++); }
  void derived(std::string_view /*unused*/, Value (*)(const Matter&)) { ++i; }
  void key(std::string_view /*unused*/, Ref& into) {
    into = Ref::of_key(source.int_at(i));
    i += 2;
  }
  void sub_key(SubRef& into) {
    const std::string_view letter = source.text_at(i + 1);
    into = {Ref::of_key(source.int_at(i)), letter.empty() ? 'n' : letter.front(), source.int_at(i + 2)};
    i += 3;
  }
  void file_key(SubRef& into) {
    into = {Ref::of_key(source.int_at(i)), 'f', source.int_at(i + 1)};
    i += 2;
  }
};

template <class Record>
std::vector<std::string_view> names_of() {
  Namer namer;
  namer.names.reserve(60);
  const Record record{};
  columns(namer, record, std::type_identity<Record>{});
  return namer.names;
}

template <class Record>
Row write(const Record& record) {
  Writer writer;
  writer.row.reserve(60);
  if constexpr (std::is_same_v<Record, Matter>) {
    writer.matter = &record;
  }
  columns(writer, record, std::type_identity<Record>{});
  return std::move(writer.row);
}

template <class Record, class Source>
Record read(const Source& source) {
  Record record{};
  Reader<Source> reader{source};
  columns(reader, record, std::type_identity<Record>{});
  return record;
}

}  // namespace

const Table& matter_table() {
  static const Table table{"matter", names_of<Matter>(), 1, true};
  return table;
}
const Table& item_table() {
  static const Table table{"item", names_of<Item>(), 3, true};
  return table;
}
const Table& part_table() {
  static const Table table{"part", names_of<Part>(), 3, true};
  return table;
}
const Table& tag_table() {
  static const Table table{"tag", {"matter", "tag"}, 2, true};
  return table;
}
const Table& link_table() {
  static const Table table{"link", names_of<Link>(), 4, true};
  return table;
}
const Table& attachment_table() {
  static const Table table{"attachment", names_of<Attachment>(), 2, true};
  return table;
}
const Table& booking_table() {
  static const Table table{"booking", {"matter", "resource", "starts_at", "ends_at"}, 2, true};
  return table;
}
const Table& number_void_table() {
  static const Table table{"number_void", {"number", "matter", "reason", "at"}, 1, false};
  return table;
}
const Table& calendar_day_table() {
  static const Table table{"calendar_day", {"date", "off", "name"}, 1, false};
  return table;
}
const Table& calendar_year_table() {
  static const Table table{"calendar_year", {"year"}, 1, false};
  return table;
}

std::span<const Table* const> journal_tables() {
  static const std::array all{&matter_table(),     &item_table(),    &part_table(),
                              &tag_table(),        &link_table(),    &attachment_table(),
                              &booking_table(),    &number_void_table(), &calendar_day_table(),
                              &calendar_year_table()};
  return all;
}

const Table& journal_table(std::string_view name) {
  const auto all = journal_tables();
  const auto found = std::ranges::find(all, name, [](const Table* table) { return table->name; });
  if (found == all.end()) {
    throw Error(ErrorKind::damaged, "the journal names a table '{}' that the store does not have", name);
  }
  return **found;
}

std::string column_list(const Table& table, std::string_view prefix) {
  std::string list;
  list.reserve(table.columns.size() * 16);
  for (const std::string_view column : table.columns) {
    list += list.empty() ? "" : ", ";
    list += prefix;
    list += column;
  }
  return list;
}

Row row_of(const Matter& matter) {
  return write(matter);
}
Row row_of(const Item& item) {
  return write(item);
}
Row row_of(const Part& part) {
  return write(part);
}
Row row_of(const Link& link) {
  return write(link);
}
Row row_of(const Attachment& attachment) {
  return write(attachment);
}

Matter matter_of(const Row& row) {
  return read<Matter>(RowSource{row});
}
Item item_of(const Row& row) {
  return read<Item>(RowSource{row});
}
Part part_of(const Row& row) {
  return read<Part>(RowSource{row});
}
Link link_of(const Row& row) {
  return read<Link>(RowSource{row});
}
Attachment attachment_of(const Row& row) {
  return read<Attachment>(RowSource{row});
}

Matter read_matter(const Statement& row) {
  return read<Matter>(row);
}
Item read_item(const Statement& row) {
  return read<Item>(row);
}
Part read_part(const Statement& row) {
  return read<Part>(row);
}
Link read_link(const Statement& row) {
  return read<Link>(row);
}
Attachment read_attachment(const Statement& row) {
  return read<Attachment>(row);
}

Row read_row(const Table& table, const Statement& row) {
  Row values;
  values.reserve(table.columns.size());
  for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
    values.push_back(row.value_at(i));
  }
  return values;
}

}  // namespace bureau
