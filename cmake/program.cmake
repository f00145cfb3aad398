# There are two programs of the same objects. `bureau` starts fast and has what has an archive;
# `bureau-full` has the libraries that only one command needs, and `bureau` becomes it by exec.
# Something that needs such a library has two sources: the real one, and the one that throws NeedsFull.
set(FULL_LIBRARIES "")
set(ELSEWHERE_LIBRARIES "")
function(bureau_second_home name source elsewhere)
  cmake_parse_arguments(ARG "" "" "USES;PRIVATE_USES" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND bureau_)
  add_library(bureau_${name} OBJECT ${source})
  target_link_libraries(bureau_${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_PRIVATE_USES} bureau_warnings)
  add_library(bureau_${name}_elsewhere OBJECT ${elsewhere})
  target_link_libraries(bureau_${name}_elsewhere PUBLIC ${ARG_USES} PRIVATE bureau_warnings)
  set(FULL_LIBRARIES ${FULL_LIBRARIES} bureau_${name} PARENT_SCOPE)
  set(ELSEWHERE_LIBRARIES ${ELSEWHERE_LIBRARIES} bureau_${name}_elsewhere PARENT_SCOPE)
endfunction()

# The start file of a static program hands all tables for unwinding to the first throw, which sorts them: forty million
# instructions for each refusal. It asks first whether there is anything to hand them to: under a name that nobody has
# there is not, and a throw looks up what it needs in the table that the linker has sorted.
function(bureau_sorted_unwinding target)
  target_link_options(${target} PRIVATE -Wl,--eh-frame-hdr -Wl,--wrap=__register_frame_info
                      -Wl,--wrap=__deregister_frame_info)
endfunction()
