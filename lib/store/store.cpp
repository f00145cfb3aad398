#include "store/store.h"

#include "store/database.h"
#include "store/migrate.h"

namespace bureau {

Store::Store(std::unique_ptr<Database> database) : database_{std::move(database)} {}

Store::Store(const Place& place, Purpose purpose, int busy_seconds) {
  if (purpose == Purpose::write) {
    // Look before anything of it is touched: a foreign or newer one stays as it is, byte for byte.
    Database look{driver::open(place, Purpose::read, busy_seconds)};
    check_version(look, to_text(place));
  }
  database_ = std::make_unique<Database>(driver::open(place, purpose, busy_seconds));
  if (purpose == Purpose::read) {
    // All that one command reads is of one moment; and each query costs less inside.
    database_->backend().begin(Purpose::read);
    must_be_up_to_date(*database_, to_text(place));
  } else {
    migrate(*database_, to_text(place));
  }
}

Store Store::create(const Place& place) {
  auto database = std::make_unique<Database>(driver::make(place));
  migrate(*database, to_text(place));
  return Store{std::move(database)};
}

Store Store::in_memory() {
  return create(Place{});
}

void Store::wait_for_writers(const Place& place, int busy_seconds) {
  if (place.exists()) {
    driver::wait_for_writers(place, busy_seconds);
  }
}

std::string Store::marks_of(const Place& place) {
  return driver::marks_of(place);
}

Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

}  // namespace bureau
