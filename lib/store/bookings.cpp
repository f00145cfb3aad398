#include "store/bookings.h"

#include "store/select.h"

namespace bureau {

std::vector<Row> bookings_of(Database& database, Ref ref) {
  std::vector<Row> rows;
  Statement select = database.prepare("SELECT * FROM booking WHERE matter = $1");
  for (select.bind(ref); select.step();) {
    rows.push_back(read_row(booking_table(), select));
  }
  return rows;
}

std::optional<Ref> find_booked(Database& database, std::string_view resource, Instant from,
                               Instant to, Ref but) {
  Statement select = database.prepare(
      "SELECT booking.matter FROM booking JOIN matter ON matter.id = booking.matter"
      " WHERE resource = $1 AND booking.starts_at < $3 AND booking.ends_at > $2 AND matter.open = "
      "1 AND matter.id <> $4 ORDER BY booking.starts_at, booking.matter LIMIT 1");
  if (!select.bind(resource, from, to, but).step()) {
    return std::nullopt;
  }
  return Ref::of_key(select.int_at(0));
}

}  // namespace bureau
