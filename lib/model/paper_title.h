// The title of an official paper: 发文机关 + 关于 + 事由 + 的 + 文种
// (党政机关公文处理工作条例, article 9).
#pragma once

#include <string>
#include <string_view>

namespace bureau {

/// What a paper is about (事由): "开展消防检查" of "市应急局关于开展消防检查的通知". A title of another form
/// is given back whole.
std::string subject_of(std::string_view title);

}  // namespace bureau
