// What people call the members of the closed lists of a kind, in the language of the process.
#pragma once

#include "model/field_type.h"
#include "model/flow.h"

#include <string>

namespace bureau {

std::string word_of(Ending ending);
std::string word_of(Condition need);        ///< as what is needed: "a unit in charge"
std::string word_of(Effect effect);         ///< as what is done: "gives the number"
std::string word_of_act(const Step& step);  ///< whose act it is; a named unit by its name
std::string word_of(FieldType type);

}  // namespace bureau
