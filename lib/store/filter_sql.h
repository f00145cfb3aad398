// The SQL of a filter: a condition that every record meets which the filter lets through. What the
// program alone can test is left out, so what it finds is still to be tested.
#pragma once

#include "model/filter.h"
#include "store/value.h"

#include <string>
#include <vector>

namespace bureau {

struct FilterSql {
  std::string text{};  ///< empty: columns say nothing about it
  std::vector<Value> parameters{};
};

/// For a filter whose fields have the names of columns; parameters are written from $`first` on.
/// Nothing of a filter with so many conditions that a database would not take them.
FilterSql sql_of(const FilterAt& filter, int first = 1);

}  // namespace bureau
