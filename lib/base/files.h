// Files: read whole, written whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bureau {

/// Nothing when there is no such file. Throws Error(failed) for one that cannot be read, is no
/// regular file, or is larger than `limit` bytes.
std::optional<std::string> read_file(const std::filesystem::path& file,
                                     std::uint64_t limit = std::uint64_t{64} << 20U);

/// Reads a file in pieces of at most `piece` bytes, the file looked at once (O_NOFOLLOW is not
/// asked: a user may name a link), regular files only. Gives the size. Throws Error(not_found) when
/// missing, Error(failed) otherwise, Error(refused) when larger than `limit`.
std::uint64_t read_pieces(const std::filesystem::path& file, std::size_t piece, std::uint64_t limit,
                          const std::function<void(std::string_view)>& take);

/// Writes beside the target under another name, syncs, renames, syncs the folder. Mode 0600 unless
/// `shared`. Throws Error(failed) and leaves nothing behind.
void write_file(const std::filesystem::path& file, std::string_view content, bool shared = false);

/// The same for content that comes in pieces: `fill` calls its argument.
void write_file(const std::filesystem::path& file,
                const std::function<void(const std::function<void(std::string_view)>&)>& fill,
                bool shared = false);

/// Whether write_file() may begin: throws Error(failed) when it could not.
void check_can_be_written(const std::filesystem::path& file);

/// Creates a folder and the missing ones above it, mode 0700.
void make_private_folder(const std::filesystem::path& folder);

/// A name from a record made safe as a file name: no separators, controls, leading dot or dash, at
/// most 200 bytes; "file" when nothing is left.
std::string safe_file_name(std::string_view name);

}  // namespace bureau
