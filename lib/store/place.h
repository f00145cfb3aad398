// Where an office is kept, from one text: a file, or a server that a URL names.
#pragma once

#include "base/text_form.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace bureau {

/// What a store is opened, or a transaction begun, for.
enum class Purpose { read, write };

class Place {
 public:
  Place() = default;  ///< in memory
  explicit Place(std::filesystem::path file) : file_{std::move(file)} {}

  bool is_memory() const { return url_.empty() && file_.empty(); }
  bool is_server() const { return !url_.empty(); }
  const std::filesystem::path& file() const { return file_; }  ///< empty: it is no file

  /// Whether something lies there, a store or not. A server is asked by opening it.
  bool exists() const;

  friend std::string to_text(const Place& place);
  friend void from_text(std::string_view text, Place& into);

 private:
  std::filesystem::path file_{};
  std::string url_{};
};

/// For people and messages: the password of a URL is left out.
std::string to_text(const Place& place);
/// "postgresql://…" is a server, what has no "://" behind its first word a file.
void from_text(std::string_view text, Place& into);

}  // namespace bureau
