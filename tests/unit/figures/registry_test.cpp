#include "figures/registry.h"

#include "test_support.h"

#include <algorithm>
#include <set>
#include <string>

namespace bureau {

TEST_SUITE_BEGIN("figures/registry");

TEST_CASE("every figure that has a name is counted, and nothing is counted that has none") {
  std::set<std::string_view> counted;
  for (const std::span<const Figure> family :
       {figures_of_documents(), figures_of_meetings(), figures_of_tasks(), figures_of_holes(),
        figures_of_late_entries()}) {
    for (const Figure& figure : family) {
      CHECK_MESSAGE(counted.insert(figure.name).second, figure.name);
      CHECK_MESSAGE(find_figure(figure.name) != nullptr, figure.name);
      CHECK(counted_by(figure.name) == &figure);
    }
  }
  for (const FigureName& name : figure_names) {
    CAPTURE(name.name);
    CHECK(counted.contains(name.name) != name.is_rate());
  }
}

TEST_CASE("a figure is counted from such rows as its name says") {
  for (const FigureName& name : figure_names) {
    CAPTURE(name.name);
    const Figure* figure = counted_by(name.name);
    if (figure == nullptr) {
      continue;
    }
    CHECK((figure->counts != nullptr) == (name.rows == RowType::matter));
    CHECK((figure->counts_item != nullptr) == (name.rows == RowType::item));
    CHECK((figure->find != nullptr || figure->find_in != nullptr) ==
          (name.rows == RowType::finding));
    CHECK(figure->looks.letters.empty() ==
          (figure->counts_item == nullptr && figure->find_in == nullptr));
  }
}

TEST_CASE("a rate is made of two figures of matters") {
  std::size_t rates = 0;
  for (const FigureName& name : figure_names) {
    if (name.is_rate()) {
      ++rates;
      for (const std::string_view one : {name.part, name.whole}) {
        REQUIRE(find_figure(one) != nullptr);
        CHECK_FALSE(find_figure(one)->is_rate());
        CHECK(find_figure(one)->rows == name.rows);
      }
    }
  }
  CHECK(rates > 0);
}

TEST_CASE("no two figures have one name, and no title is the same as another's") {
  std::set<std::string_view> names;
  std::set<std::string> titles;
  for (const FigureName& name : figure_names) {
    CHECK_MESSAGE(names.insert(name.name).second, name.name);
    CHECK_MESSAGE(titles.insert(name.title).second, name.title);
  }
}

TEST_SUITE_END();

}  // namespace bureau
