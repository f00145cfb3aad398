// One view with everything that is awkward in it.
#pragma once

#include "render/view.h"
#include "test_support.h"

namespace bureau {

constexpr std::string_view hostile = "\x1b[31m\u202e=1+1|<b>&\"x\"</script>\u200b\xff";

inline View sample() {
  View view;
  view.columns = {
      {.name = "ref", .title = "Ref"},   {.name = "title", .title = "Title", .shrinks = true},
      {.name = "due", .title = "Due"},   {.name = "progress", .title = "Progress", .right = true},
      {.name = "lamp", .title = "Lamp"}, {.name = "co", .title = "Co-units"}};
  view.rows = {{.cells = {std::string{"T1"}, std::string{"整改消防通道"},
                          at(Date{2026, 11, 27}, {17 * 3600}), std::int64_t{5},
                          Term{"red", "red light"}, std::vector<std::string>{"财政局", "审计局"}},
                .colour = "red"},
               {.cells = {std::string{"T12"}, std::string{"A plain title"}, std::monostate{},
                          std::int64_t{100}, Term{"closed", "closed"}, std::vector<std::string>{}},
                .colour = "closed"}};
  return view;
}

inline View one_text(std::string_view text) {
  View view;
  view.columns = {{.name = "ref"}, {.name = "title", .shrinks = true}};
  view.rows = {{.cells = {std::string{"T1"}, std::string{text}}}};
  return view;
}

}  // namespace bureau
