// The standard streams of the process. <iostream> is not used: its eight objects cost every start
// more than the whole of `bureau --version`, and std::cout does not say why a write failed.
#pragma once

#include <array>
#include <streambuf>
#include <string>

namespace bureau::cli {

/// Writes to a file descriptor: when 64 KiB have come together, when flushed, and at the end.
class DescriptorBuffer : public std::streambuf {
 public:
  enum class When { full, line };

  /// With `line`, whole lines go out at once: for what is said to people on stderr.
  DescriptorBuffer(int descriptor, When when) : descriptor_{descriptor}, when_{when} {}

  /// What errno was when a write failed first; nothing is written after that. 0 while all is well.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  int descriptor_;
  When when_;
  int error_ = 0;
  std::string waiting_{};
};

/// Reads from a file descriptor.
class Input : public std::streambuf {
 public:
  explicit Input(int descriptor) : descriptor_{descriptor} {}

 protected:
  int_type underflow() override;

 private:
  int descriptor_;
  std::array<char, 4096> buffer_{};
};

}  // namespace bureau::cli
