// Signing a paper (签发): the leader's act that makes it ours.
#pragma once

#include "ops/deed/deed.h"

#include <string>
#include <string_view>

namespace bureau {

/// `by` signs: the paper has the date of that day (党政机关公文处理工作条例, article 9:
/// 署会议通过或者发文机关负责人签发的日期), and one signer. What its kind has signed by a principal
/// (article 22: 上行文由主要负责人或者主持工作的负责人签发) is signed by one, or by who stands in
/// for one, `for_whom`, with the reason. Where the directory names no principal anybody may. Throws
/// Error: refused for one who may not; usage for `for_whom` who is no principal, or without reason.
void sign(Deed& deed, const Kind& kind, std::string_view by, const std::string& for_whom,
          const std::string& reason, Matter& matter);

}  // namespace bureau
