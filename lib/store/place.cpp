#include "store/place.h"

#include <algorithm>

namespace bureau {

namespace {

constexpr std::string_view behind_scheme = "://";

bool is_url(std::string_view text) {
  const std::size_t end = text.find(behind_scheme);
  return end != std::string_view::npos && end > 0 &&
         std::ranges::all_of(text.substr(0, end), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool Place::exists() const {
  return is_server() || (!file_.empty() && std::filesystem::exists(file_));
}

std::string to_text(const Place& place) {
  if (place.is_memory()) {
    return ":memory:";
  }
  if (!place.is_server()) {
    return place.file_.string();
  }
  // scheme://login:password@host/office
  const std::string& url = place.url_;
  const std::size_t login = url.find(behind_scheme) + behind_scheme.size();
  const std::size_t host = std::min(url.find('/', login), url.size());
  const std::size_t at = url.substr(0, host).rfind('@');
  const std::size_t colon = url.find(':', login);
  const bool has_password = at != std::string::npos && at > login && colon < at;
  return has_password ? url.substr(0, colon) + url.substr(at) : url;
}

void from_text(std::string_view text, Place& into) {
  into = Place{};
  if (is_url(text)) {
    into.url_ = text;
  } else {
    into.file_ = text;
  }
}

}  // namespace bureau
