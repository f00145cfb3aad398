// The bytes of attachments: by content, in chunks of 64 KiB, the size that sealing will use.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace bureau {

class Database;

struct StoredContent {
  std::string hash{};  ///< BLAKE2b-256
  std::int64_t size = 0;
};

/// Reads a file into the store once; the same bytes are kept once. Throws Error(refused) when it is
/// larger than `limit`. Call it inside a transaction.
StoredContent store_content(Database& database, const std::filesystem::path& file,
                            std::int64_t limit);

bool has_content(Database& database, const std::string& hash);

/// Gives the bytes in order. Throws Error(damaged) when they do not have the hash any more.
void read_content(Database& database, const std::string& hash,
                  const std::function<void(std::string_view)>& take);

}  // namespace bureau
