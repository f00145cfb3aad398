#include "ops/meeting/place.h"

#include "base/error.h"
#include "store/bookings.h"

namespace bureau {

namespace {

/// Takes out what the matter had booked and has not any more; true when `wanted` stands already.
bool settle_bookings(Deed& deed, Ref ref, const Row* wanted) {
  bool stands = false;
  for (const Row& row : bookings_of(deed.database(), ref)) {
    if (wanted != nullptr && row == *wanted) {
      stands = true;
    } else {
      deed.journal().remove(booking_table(), row);
    }
  }
  return stands;
}

}  // namespace

void book_place(Deed& deed, const Matter& matter) {
  if (!matter.place.empty() && matter.starts_at && !matter.ends_at && matter.open) {
    throw Error(ErrorKind::usage, "say how long {} lasts, {} is booked for that time: --for 2h",
                matter.ref, matter.place);
  }
  if (matter.place.empty() || !matter.starts_at || !matter.ends_at) {
    settle_bookings(deed, matter.ref, nullptr);
    return;
  }
  if (const std::optional<Ref> booked = find_booked(
          deed.database(), matter.place, *matter.starts_at, *matter.ends_at, matter.ref)) {
    const Matter other = get_matter(deed.database(), *booked);
    if (!deed.office().may_show(other)) {
      throw Error(ErrorKind::conflict, "{} is taken then: take another room or time", matter.place);
    }
    throw Error(ErrorKind::conflict, "{} is booked from {} to {} for {}: take another room or time",
                matter.place, to_short_text(other.starts_at.value_or(Instant{})),
                to_short_text(other.ends_at.value_or(Instant{})), other.ref);
  }
  const Row row{matter.ref.key(), matter.place, matter.starts_at->seconds, matter.ends_at->seconds};
  if (!settle_bookings(deed, matter.ref, &row)) {
    deed.journal().insert(booking_table(), row);
  }
}

}  // namespace bureau
