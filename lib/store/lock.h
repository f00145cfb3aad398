// The writers' lock: one file beside the store queues everybody who wants to write.
#pragma once

#include <filesystem>

namespace bureau {

/// Held while it lives; the kernel gives it back when the process dies. Taken in the order of
/// asking.
class WriterLock {
 public:
  /// Waits at most `seconds`, then throws Error(busy). Throws Error(failed) when the lock file
  /// cannot be made.
  WriterLock(const std::filesystem::path& store, int seconds);
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  WriterLock(WriterLock&& other) noexcept : file_{other.file_} { other.file_ = -1; }
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  int file_ = -1;
};

/// Returns when nobody writes who had begun before it was called: what they record is on the disk.
/// Throws Error(busy) after `seconds`. Where there is no lock file, nobody has written.
void wait_for_writers(const std::filesystem::path& store, int seconds);

}  // namespace bureau
