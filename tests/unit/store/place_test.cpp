#include "store/place.h"

#include "folder.h"
#include "store/store.h"
#include "test_support.h"

namespace bureau {

TEST_SUITE_BEGIN("store/place");

TEST_CASE("a text is a file, unless a URL names a server") {
  for (const char* text : {"office.db", "/srv/office.db", "./a://b", "C://x", "://", "公文.db"}) {
    CAPTURE(text);
    CHECK_FALSE(parse<Place>(text).is_server());
    CHECK(parse<Place>(text).file() == text);
    CHECK(to_text(parse<Place>(text)) == text);
  }
  CHECK(parse<Place>("postgresql://db/office").is_server());
  CHECK(parse<Place>("postgresql://db/office").file().empty());
  CHECK(Place{}.is_memory());
  CHECK_FALSE(parse<Place>("postgresql://db/office").is_memory());
}

TEST_CASE("the password of a URL is never shown") {
  const auto shown = [](std::string_view text) { return to_text(parse<Place>(text)); };
  CHECK(shown("postgresql://li:secret@db/office") == "postgresql://li@db/office");
  CHECK(shown("postgresql://li:se@cret@db:5432/office") == "postgresql://li@db:5432/office");
  CHECK(shown("postgresql://li:secret@db") == "postgresql://li@db");
  CHECK(shown("postgresql://li@db:5432/office") == "postgresql://li@db:5432/office");
  CHECK(shown("postgresql:///office?user=a@b:c") == "postgresql:///office?user=a@b:c");
}

TEST_CASE("what is there is told, and a server is refused with the way out") {
  const Folder folder;
  CHECK(Place{folder.write("a.db", "")}.exists());
  CHECK_FALSE(Place{folder.path() / "b.db"}.exists());
  CHECK_FALSE(Place{}.exists());
  const auto server = parse<Place>("postgresql://li:secret@db/office");
  const std::string refusal =
      "postgresql://li@db/office is a server, and this bureau keeps an office in a file: give a "
      "path";
  for (const Purpose purpose : {Purpose::read, Purpose::write}) {
    CHECK_FAILS((Store{server, purpose}), usage, refusal);
  }
  CHECK_FAILS(Store::create(server), usage, refusal);
}

TEST_SUITE_END();

}  // namespace bureau
