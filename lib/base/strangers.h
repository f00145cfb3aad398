// Whether others on this machine can put their own in the place of what is read.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace bureau {

/// Tells, in a sentence each, that a file is another user's, and that everybody may write to it or
/// to its folder. What is not there is nobody's; what is the administrator's is no stranger's.
void each_stranger(const std::filesystem::path& file,
                   const std::function<void(const std::string&)>& tell);

}  // namespace bureau
