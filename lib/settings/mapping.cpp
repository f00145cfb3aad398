#include "settings/mapping.h"

#include "settings/schema.h"

namespace bureau {

Mapping parse_mapping(std::string_view toml, std::string_view file) {
  schema::Document document{toml, file};
  Mapping mapping;
  if (document.good()) {
    schema::Section section{document, document.root()};
    section.read("map", mapping.columns);
    section.read("const", mapping.constants);
    section.read("split", mapping.splits);
    section.finish();
  }
  document.raise();
  return mapping;
}

}  // namespace bureau
