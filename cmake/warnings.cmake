# Warnings for our code. Errors only where the compiler is known: see the presets.
add_library(bureau_warnings INTERFACE)
target_compile_options(bureau_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wlogical-op;-Wmisleading-indentation>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-missing-field-initializers>)
