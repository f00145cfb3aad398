// The file of a store: what it must be, and how a new one is made.
#pragma once

#include <filesystem>
#include <string>

namespace bureau::driver {

/// Throws Error: not_found, failed (permissions), damaged (no file), refused for a file that has
/// two names. Its lock and its log stand beside a name: who writes by the one would not see what is
/// written by the other, and acknowledged work would be lost.
void check_file(const std::filesystem::path& file);

/// Whether something is mounted just there (a bind mount of one file), not on a folder above it.
bool is_mounted_by_itself(const std::filesystem::path& file);

/// Locks and memory shared by processes do not work on network file systems: throws
/// Error(refused).
void refuse_network(const std::filesystem::path& file);

/// Sizes and times of the file and of its log: other ones when something was written.
std::string marks_of(const std::filesystem::path& file);

/// A file that is made for its owner alone, and taken away again unless it is kept.
class NewFile {
 public:
  /// Throws Error(failed). One that is there is left alone: `is_new()` says so.
  explicit NewFile(const std::filesystem::path& file);
  NewFile(const NewFile&) = delete;
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(const NewFile&) = delete;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();

  bool is_new() const { return is_new_; }
  void keep() { is_new_ = false; }

 private:
  std::filesystem::path file_;
  bool is_new_ = false;
};

}  // namespace bureau::driver
