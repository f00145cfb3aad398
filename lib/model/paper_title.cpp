#include "model/paper_title.h"

#include "base/text.h"

namespace bureau {

std::string subject_of(std::string_view title) {
  constexpr std::string_view about = "关于";
  constexpr std::string_view of = "的";
  constexpr std::size_t longest_sort = 10;  // columns of the screen: 若干意见, 会议纪要
  const std::size_t begin = title.find(about);
  if (begin == std::string_view::npos) {
    return std::string{title};
  }
  std::string_view subject = title.substr(begin + about.size());
  const std::size_t end = subject.rfind(of);
  if (end != std::string_view::npos && width(subject.substr(end + of.size())) <= longest_sort) {
    subject = subject.substr(0, end);
  }
  subject = trimmed(subject);
  return std::string{subject.empty() ? title : subject};
}

}  // namespace bureau
