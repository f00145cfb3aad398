// The writers' lock: one file beside the store queues everybody who wants to write.
#pragma once

#include <filesystem>
#include <optional>

namespace bureau::driver {

/// Held while it lives; the kernel gives it back when the process dies. Taken in the order of
/// asking. `store` is the path behind all links.
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

  /// Nothing when somebody has it, or it cannot be had at all.
  static std::optional<WriterLock> at_once(const std::filesystem::path& store) noexcept;

 private:
  explicit WriterLock(int file) : file_{file} {}

  int file_ = -1;
};

/// Returns when nobody writes who had begun before it was called: what they record is on the disk.
/// Throws Error(busy) after `seconds`. Where there is no lock file, nobody has written.
void wait_for_lock(const std::filesystem::path& store, int seconds);

}  // namespace bureau::driver
