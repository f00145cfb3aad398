#include "store/records.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "store/columns.h"
#include "store/select.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace bureau {

namespace {

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
  void operator()(std::string_view /*unused*/, const std::optional<Need>& value) { word(value); }
  void operator()(std::string_view /*unused*/, const std::optional<Phase>& value) { word(value); }
  template <class T>
  void operator()(std::string_view name, const std::optional<T>& value) {
    if (value) {
      (*this)(name, *value);
    } else {
      row.emplace_back();
    }
  }
  void operator()(std::string_view /*unused*/,
                  const std::vector<std::pair<std::string, Json>>& fields) {
    row.push_back(fields.empty() ? Value{} : Value{to_json(Json{Json::Object{fields}})});
  }
  void operator()(std::string_view /*unused*/, const std::vector<std::string>& words) {
    row.push_back(words.empty() ? Value{} : Value{fmt::format("{}", fmt::join(words, ","))});
  }
  void text(std::string_view /*unused*/, const std::string& value) { row.emplace_back(value); }
  /// Kept by its id: no other language of data has our numbers.
  void word(const auto& value) { row.push_back(value ? Value{to_text(*value)} : Value{}); }
  void blob(std::string_view /*unused*/, const std::string& value) {
    row.push_back(value.empty() ? Value{} : Value{Blob{value}});
  }
  void optional(std::string_view /*unused*/, std::int64_t value) {
    row.push_back(value == 0 ? Value{} : Value{value});
  }
  void derived(std::string_view /*unused*/, Value (*make)(const Matter&)) {
    row.push_back(make(*matter));
  }
  void key(std::string_view /*unused*/, Ref ref) {
    row.emplace_back(ref.key());
    row.emplace_back(static_cast<std::int64_t>(ref.reg));
  }
  void sub_key(const SubRef& ref) {
    row.emplace_back(ref.ref.key());
    row.emplace_back(std::string(1, ref.letter));
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
  void operator()(std::string_view /*unused*/, int& into) {
    into = static_cast<int>(source.int_at(i++));
  }
  void operator()(std::string_view /*unused*/, bool& into) { into = source.int_at(i++) != 0; }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(std::string_view /*unused*/, E& into) {
    into = static_cast<E>(source.int_at(i++));
  }
  void operator()(std::string_view /*unused*/, Instant& into) { into = {source.int_at(i++)}; }
  void operator()(std::string_view /*unused*/, Ref& into) {
    into = Ref::of_key(source.int_at(i++));
  }
  void operator()(std::string_view /*unused*/, Date& into) { from_text(source.text_at(i++), into); }
  void operator()(std::string_view /*unused*/, std::optional<Need>& into) { word(into); }
  void operator()(std::string_view /*unused*/, std::optional<Phase>& into) { word(into); }
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
  void operator()(std::string_view /*unused*/, std::vector<std::string>& into) {
    into = source.is_null(i) ? std::vector<std::string>{} : split_list(source.text_at(i), U",");
    ++i;
  }
  void text(std::string_view /*unused*/, std::string& into) { into = source.text_at(i++); }
  void word(auto& into) {
    if (!source.is_null(i)) {
      from_text(source.text_at(i), into.emplace());
    }
    ++i;
  }
  void blob(std::string_view /*unused*/, std::string& into) { into = source.text_at(i++); }
  void optional(std::string_view /*unused*/, std::int64_t& into) { into = source.int_at(i++); }
  void derived(std::string_view /*unused*/, Value (*)(const Matter&)) { ++i; }
  void key(std::string_view /*unused*/, Ref& into) {
    into = Ref::of_key(source.int_at(i));
    i += 2;
  }
  void sub_key(SubRef& into) {
    const std::string_view letter = source.text_at(i + 1);
    into = {Ref::of_key(source.int_at(i)), letter.empty() ? 'n' : letter.front(),
            source.int_at(i + 2)};
    i += 3;
  }
};

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

Row read_row(const Table& table, const Statement& row) {
  Row values;
  values.reserve(table.columns.size());
  for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
    values.push_back(row.value_at(i));
  }
  return values;
}

}  // namespace bureau
