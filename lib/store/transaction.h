// Changes together: all or nothing.
#pragma once

namespace bureau {

class Database;

/// Undone when it goes out of scope without commit(). The outermost waits for the writers' lock and
/// holds it to its end; transactions nest. An inner one throws Error(failed) where the backend has
/// lost the outer one: it would be one of its own.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  void must_be_inside() const;

  Database& database_;
  int level_;
  bool open_ = true;
};

}  // namespace bureau
