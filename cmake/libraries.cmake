# The main program is one static file: it starts without a dynamic linker, which would cost each start
# more than the work of most commands. Only the release asks for it.
option(BUREAU_STATIC "Link the main program statically" OFF)
set(shared_suffixes ${CMAKE_FIND_LIBRARY_SUFFIXES})
if(BUREAU_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp 3.2 REQUIRED)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
set(CMAKE_FIND_LIBRARY_SUFFIXES ${shared_suffixes})
pkg_check_modules(ICAL REQUIRED IMPORTED_TARGET libical)  # for bureau-full alone

# Libraries that Debian has as headers and shared objects only, compiled once here, so that the
# program can be linked statically and starts without a dynamic linker.
file(WRITE ${CMAKE_BINARY_DIR}/generated/fmt.cpp [[
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {
template FMT_API auto dragonbox::to_decimal(float x) noexcept -> dragonbox::decimal_fp<float>;
template FMT_API auto dragonbox::to_decimal(double x) noexcept -> dragonbox::decimal_fp<double>;
template FMT_API locale_ref::locale_ref(const std::locale& loc);
template FMT_API auto locale_ref::get<std::locale>() const -> std::locale;
template FMT_API auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl(locale_ref) -> char;
template FMT_API void buffer<char>::append(const char*, const char*);
#if FMT_VERSION < 100000
template FMT_API void vformat_to(buffer<char>&, string_view, basic_format_args<FMT_BUFFER_CONTEXT(char)>, locale_ref);
#else
template FMT_API void vformat_to(buffer<char>&, string_view, typename vformat_args<>::type, locale_ref);
#endif
}  // namespace detail
FMT_END_NAMESPACE
]])
get_target_property(FMT_INCLUDE fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
add_library(bureau_fmt STATIC ${CMAKE_BINARY_DIR}/generated/fmt.cpp)
target_include_directories(bureau_fmt SYSTEM PUBLIC ${FMT_INCLUDE})
target_compile_options(bureau_fmt PRIVATE -w)
set_target_properties(bureau_fmt PROPERTIES CXX_CLANG_TIDY "")

# toml++: with assertions off in this one file, where a stray '[' in a user's file would end the program.
file(WRITE ${CMAKE_BINARY_DIR}/generated/toml.cpp "#define TOML_IMPLEMENTATION\n#include <toml++/toml.h>\n")
get_target_property(TOML_INCLUDE tomlplusplus::tomlplusplus INTERFACE_INCLUDE_DIRECTORIES)
add_library(bureau_toml STATIC ${CMAKE_BINARY_DIR}/generated/toml.cpp)
target_include_directories(bureau_toml SYSTEM PUBLIC ${TOML_INCLUDE})
target_compile_definitions(bureau_toml PUBLIC TOML_HEADER_ONLY=0 PRIVATE NDEBUG)
# Its whitespace test ends in __builtin_unreachable() for some letters (toml++ issues 190 and 295): what it gives is a
# correct error, so the sanitizer of undefined behaviour leaves this one file alone.
target_compile_options(bureau_toml PRIVATE -w -fno-sanitize=undefined)
set_target_properties(bureau_toml PROPERTIES CXX_CLANG_TIDY "")

find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)
