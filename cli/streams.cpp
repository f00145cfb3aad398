#include "cli/streams.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace bureau::cli {

namespace {

constexpr std::size_t enough = std::size_t{64} << 10U;

}  // namespace

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  const char one = traits_type::to_char_type(c);
  return xsputn(&one, 1) == 1 ? traits_type::not_eof(c) : traits_type::eof();
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize size) {
  if (error_ != 0) {
    return 0;
  }
  const std::string_view added{text, static_cast<std::size_t>(size)};
  waiting_ += added;
  const bool due =
      when_ == When::line ? added.find('\n') != std::string_view::npos : waiting_.size() >= enough;
  return due && sync() != 0 ? 0 : size;
}

int DescriptorBuffer::sync() {
  std::string_view rest = waiting_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = write(descriptor_, rest.data(), rest.size());
    if (written > 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  waiting_.clear();
  return error_ == 0 ? 0 : -1;
}

Input::int_type Input::underflow() {
  ssize_t got = 0;
  do {
    got = read(descriptor_, buffer_.data(), buffer_.size());
  } while (got < 0 && errno == EINTR);
  if (got <= 0) {
    return traits_type::eof();
  }
  setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
  return traits_type::to_int_type(buffer_.front());
}

}  // namespace bureau::cli
