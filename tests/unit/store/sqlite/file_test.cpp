#include "store/sqlite/file.h"

#include "folder.h"
#include "store/store.h"
#include "test_support.h"

namespace bureau::driver {

TEST_SUITE_BEGIN("store/sqlite/file");

TEST_CASE("a store with a second name is refused by both, for reading and for writing") {
  const Folder folder;
  const std::filesystem::path one = folder.path() / "one.db";
  const std::filesystem::path two = folder.path() / "two.db";
  static_cast<void>(Store::create(Place{one}));
  std::filesystem::create_hard_link(one, two);
  for (const std::filesystem::path& name : {one, two}) {
    for (const Purpose purpose : {Purpose::read, Purpose::write}) {
      CHECK_FAILS((Store{Place{name}, purpose}), refused,
                  fmt::format("{} has a second name (a hard link), and what is written by two "
                              "names is lost: remove the other name, or make a copy in its place",
                              name.string()));
    }
  }
  std::filesystem::remove(two);
  CHECK_NOTHROW((Store{Place{one}, Purpose::write}));
  std::filesystem::create_symlink(one, two);
  CHECK_NOTHROW((Store{Place{two}, Purpose::write}));
}

TEST_CASE("what is mounted by itself is told from what lies on a mounted folder") {
  const Folder folder;
  CHECK(is_mounted_by_itself("/"));
  CHECK(is_mounted_by_itself("/proc"));
  CHECK_FALSE(is_mounted_by_itself("/proc/version"));
  CHECK_FALSE(is_mounted_by_itself(folder.write("plain.db", "")));
  CHECK_FALSE(is_mounted_by_itself(folder.path() / "none.db"));
}

TEST_CASE("a new file is taken away again unless it is kept, and one that was there is left") {
  const Folder folder;
  const std::filesystem::path file = folder.path() / "new.db";
  {
    const NewFile made{file};
    CHECK(made.is_new());
    CHECK(std::filesystem::exists(file));
  }
  CHECK_FALSE(std::filesystem::exists(file));
  {
    NewFile made{file};
    NewFile moved{std::move(made)};
    moved.keep();
  }
  CHECK(std::filesystem::exists(file));
  { CHECK_FALSE(NewFile{file}.is_new()); }
  CHECK(std::filesystem::exists(file));
}

TEST_SUITE_END();

}  // namespace bureau::driver
