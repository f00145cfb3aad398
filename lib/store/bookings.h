// Bookings: which rooms and vehicles a matter has, and for how long.
#pragma once

#include "store/records.h"

#include <optional>
#include <string_view>
#include <vector>

namespace bureau {

class Database;

/// Rows of booking_table(), in no order; by the primary key.
std::vector<Row> bookings_of(Database& database, Ref ref);

/// The open matter, another than `but`, that has the resource first in a part of this time. By the
/// index of resources, booking_resource.
std::optional<Ref> find_booked(Database& database, std::string_view resource, Instant from,
                               Instant to, Ref but);

}  // namespace bureau
