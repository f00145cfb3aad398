// The columns of a record, each named once beside its member: those of a matter and of an item in
// model/matter_table.h and item_table.h, from which reading and writing are unrolled here. Only
// records.cpp and tables.cpp read this.
#pragma once

#include "model/item_table.h"
#include "model/matter_table.h"
#include "model/number.h"
#include "store/value.h"

#include <type_traits>
#include <utility>
#include <variant>

namespace bureau {

// `v` is a namer, a writer or a reader.

template <std::size_t I, class V, class M>
void column(V& v, M& matter) {
  constexpr const MatterField& field = matter_fields[I];
  constexpr auto access = std::get<field.access.index()>(field.access);
  if constexpr (std::is_member_object_pointer_v<decltype(access)>) {
    auto& value = matter.*access;
    using T = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<T, Ref>) {
      v.key("id", value);
    } else if constexpr (std::is_same_v<T, Secrecy>) {
      v(field.name, value.level);
      v("secrecy_months", value.months);
    } else if constexpr (field.may(Use::never_null)) {
      v.text(field.name, value);
    } else if constexpr (field.may(Use::zero_is_none)) {
      v.optional(field.name, value);
    } else {
      v(field.name, value);
    }
    if constexpr (field.name == "number") {
      v.derived("number_key", [](const Matter& m) {
        return m.number.empty() ? Value{} : Value{number_key(m.number)};
      });
    }
  }
}

template <class V, class M>
void columns(V& v, M& matter, std::type_identity<Matter> /*unused*/) {
  [&]<std::size_t... I>(std::index_sequence<I...> /*unused*/) {
    (column<I>(v, matter), ...);
  }
  (std::make_index_sequence<matter_fields.size()>{});
}

template <std::size_t N, class V, class I>
void item_column(V& v, I& item) {
  constexpr const ItemField& field = item_fields[N];
  auto& value = item.*std::get<field.access.index()>(field.access);
  if constexpr (field.column == ItemColumn::zero_is_none) {
    v.optional(field.name, value);
  } else if constexpr (field.column == ItemColumn::bytes) {
    v.blob(field.name, value);
  } else {
    v(field.name, value);
  }
}

template <class V, class I>
void columns(V& v, I& item, std::type_identity<Item> /*unused*/) {
  v.sub_key(item.ref);
  [&]<std::size_t... N>(std::index_sequence<N...> /*unused*/) {
    (item_column<N>(v, item), ...);
  }
  (std::make_index_sequence<item_fields.size()>{});
}

template <class V, class P>
void columns(V& v, P& part, std::type_identity<Part> /*unused*/) {
  v("matter", part.ref);
  v.text("role", part.role);
  v("n", part.n);
  v.text("who", part.who);
  v("since", part.since);
  v("due", part.due);
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

}  // namespace bureau
