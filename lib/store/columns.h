// The columns of a record, each named once beside its member. Only records.cpp and tables.cpp read
// this.
#pragma once

#include "model/item.h"
#include "model/matter.h"
#include "model/number.h"
#include "store/value.h"

#include <type_traits>

namespace bureau {

// `v` is a namer, a writer or a reader.

template <class V, class M>
void columns(V& v, M& matter, std::type_identity<Matter> /*unused*/) {
  v.key("id", matter.ref);
  v("kind", matter.kind);
  v("kind_version", matter.kind_version);
  v("type", matter.type);
  v("number", matter.number);
  v.derived("number_key", [](const Matter& m) {
    return m.number.empty() ? Value{} : Value{number_key(m.number)};
  });
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
  v("tags", matter.tags);
  v("fields", matter.fields);
  v("version", matter.version);
  v("phase", matter.phase);
  v("standard", matter.standard);
  v.optional("copies", matter.copies);
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
  v.optional("size", item.size);
  v.blob("hash", item.hash);
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
