// Items for people: a line of `show`, the columns of a list.
#pragma once

#include "model/item_table.h"
#include "model/kind.h"
#include "render/view.h"

#include <string>

namespace bureau {

/// What a field says; the kind of the matter has words for some of it, nullptr: it is not known.
Cell cell_of(const Item& item, const ItemField& field, const Kind* kind);

Column column_of(const ItemField& field);

/// "T1/p1    11-24  后勤处  60%  已完成两栋楼"
std::string line_of(const Item& item, const Screen& screen, const Kind* kind);

}  // namespace bureau
