# The schema files become one source file, in order of their names.
file(GLOB schema_files CONFIGURE_DEPENDS lib/store/sqlite/schema/*.sql)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_files})
set(MIGRATIONS "")
foreach(file IN LISTS schema_files)
  cmake_path(GET file STEM name)
  file(READ ${file} sql)
  string(APPEND MIGRATIONS "    {\"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
set(SCHEMA_SOURCE ${CMAKE_BINARY_DIR}/generated/schema.cpp)
configure_file(lib/store/sqlite/schema.cpp.in ${SCHEMA_SOURCE} @ONLY)

# The files of config/ become another: texts, and what they say as C++ functions, written by a program
# that reads them with the same reader as users' files. A mistake in them fails the build.
set(SETTINGS_READER_SOURCES schema.cpp read_kind.cpp read_calendar.cpp read_report.cpp read_settings.cpp)
list(TRANSFORM SETTINGS_READER_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/lib/settings/ OUTPUT_VARIABLE reader_sources)
add_library(bureau_settings_reader STATIC ${reader_sources})
target_include_directories(bureau_settings_reader PUBLIC lib)
target_link_libraries(bureau_settings_reader PUBLIC bureau_model PRIVATE bureau_toml bureau_warnings)

add_executable(bureau_embed lib/settings/embed/embed.cpp lib/settings/embed/code.cpp)
target_link_libraries(bureau_embed PRIVATE bureau_settings_reader bureau_toml bureau_warnings)

file(GLOB_RECURSE config_files CONFIGURE_DEPENDS config/*)
set(BUILTIN_SOURCES ${CMAKE_BINARY_DIR}/generated/builtin.cpp)
add_custom_command(
  OUTPUT ${BUILTIN_SOURCES}
  COMMAND bureau_embed ${PROJECT_SOURCE_DIR}/config ${BUILTIN_SOURCES}
  DEPENDS bureau_embed ${config_files}
  COMMENT "Checking config/ and turning it into C++"
  VERBATIM)
