#include "store/database.h"

#include "base/error.h"
#include "base/hash.h"

#include <algorithm>
#include <stdexcept>

namespace bureau {

Statement::~Statement() {
  if (backend_ != nullptr) {
    backend_->reset();
  }
  if (busy_ != nullptr) {
    *busy_ = false;
  }
}

void Statement::start(int given) {
  if (given != backend_->parameter_count()) {
    throw std::logic_error{
        fmt::format("statement takes {} parameters, {} given", backend_->parameter_count(), given)};
  }
  backend_->reset();
  if (begun_ != nullptr) {
    ++*begun_;
  }
}

Statement& Statement::bind_all(const std::vector<Value>& values) {
  start(static_cast<int>(values.size()));
  int parameter = 0;
  for (const Value& value : values) {
    put(++parameter, value);
  }
  return *this;
}

void Statement::put(int n, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    backend_->bind_int(n, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    backend_->bind_text(n, *text);
  } else if (const auto* blob = std::get_if<Blob>(&value)) {
    backend_->bind_blob(n, blob->bytes);
  } else {
    backend_->bind_null(n);
  }
}

void Statement::run() {
  while (step()) {
  }
}

Value Statement::value_at(int i) const {
  switch (backend_->type_at(i)) {
    case driver::Statement::Type::integer: return backend_->int_at(i);
    case driver::Statement::Type::text: return std::string{backend_->bytes_at(i)};
    case driver::Statement::Type::blob: return Blob{std::string{backend_->bytes_at(i)}};
    case driver::Statement::Type::null: break;
  }
  return {};
}

Statement Database::prepare(std::string_view sql) {
  const auto [first, last] = cache_.equal_range(sql);
  auto found = std::find_if(first, last, [](const auto& entry) { return !entry.second.busy; });
  if (found == last) {
    found = cache_.emplace(std::string{sql}, Cached{backend_->prepare(sql), false});
  }
  found->second.busy = true;
  Statement lent{*found->second.statement};
  lent.busy_ = &found->second.busy;
  lent.begun_ = &begun_;
  return lent;
}

Transaction::Transaction(Database& database) : database_{database}, level_{database.depth_} {
  if (level_ == 0) {
    driver::Connection& backend = *database_.backend_;
    backend.begin(Purpose::write);
    if (database_.version_ && backend.version() != *database_.version_) {
      backend.roll_back();
      throw Error(ErrorKind::damaged,
                  "a newer bureau has brought the store up meanwhile: install that version");
    }
  } else {
    must_be_inside();
    database_.run_script(fmt::format("SAVEPOINT level_{}", level_));
  }
  ++database_.depth_;
}

Transaction::~Transaction() {
  if (!open_) {
    return;
  }
  --database_.depth_;
  if (level_ == 0) {
    database_.backend_->roll_back();
    return;
  }
  try {
    database_.run_script(fmt::format("ROLLBACK TO level_{0}; RELEASE level_{0}", level_));
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch): the backend has rolled all back already
  }
}

void Transaction::must_be_inside() const {
  if (!database_.backend_->in_transaction()) {
    throw Error(ErrorKind::failed, "the store took all of it back after a failure to write");
  }
}

void Transaction::commit() {
  must_be_inside();
  if (level_ == 0) {
    database_.backend_->commit();
  } else {
    database_.run_script(fmt::format("RELEASE level_{}", level_));
  }
  --database_.depth_;
  open_ = false;
}

std::size_t Table::column(std::string_view column_name) const {
  const auto found = std::ranges::find(columns, column_name);
  if (found == columns.end()) {
    throw std::logic_error{fmt::format("table {} has no column {}", name, column_name)};
  }
  return static_cast<std::size_t>(found - columns.begin());
}

std::string key_of(const Table& table, const Row& row) {
  std::string key;
  for (std::size_t i = 0; i < table.keys; ++i) {
    key += i == 0 ? "" : "/";
    if (const auto* number = std::get_if<std::int64_t>(&row[i])) {
      key += std::to_string(*number);
    } else if (const auto* text = std::get_if<std::string>(&row[i])) {
      key += *text;
    } else if (const auto* blob = std::get_if<Blob>(&row[i])) {
      key += to_hex(blob->bytes);
    }
  }
  return key;
}

}  // namespace bureau
