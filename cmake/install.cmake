# Where main() looks: bin/bureau, libexec/bureau/bureau-full, share/locale. The config folder is compiled
# into the program; the files are installed to be read and copied.
install(TARGETS bureau)
install(TARGETS bureau-full DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/bureau)
# What shells need to complete command lines is printed by the program itself.
set(completion ${CMAKE_BINARY_DIR}/completion)
install(CODE "
  file(MAKE_DIRECTORY \"${completion}\")
  foreach(of IN ITEMS bash:bureau zsh:_bureau fish:bureau.fish)
    string(REPLACE \":\" \";\" of \"\${of}\")
    list(GET of 0 shell)
    list(GET of 1 name)
    execute_process(COMMAND ${CMAKE_COMMAND} -E env HOME=${completion} XDG_CONFIG_HOME=${completion}
                    \"$<TARGET_FILE:bureau>\" completion \${shell}
                    OUTPUT_FILE \"${completion}/\${name}\" RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR \"bureau completion \${shell}: \${failed}\")
    endif()
  endforeach()")
install(FILES ${completion}/bureau DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completion}/_bureau DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${completion}/bureau.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(DIRECTORY config/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bureau/config)
install(DIRECTORY examples/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bureau/examples USE_SOURCE_PERMISSIONS)

file(GLOB manual_pages CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/man man/*.[157] man/*/*.[157])
foreach(page IN LISTS manual_pages)
  cmake_path(GET page PARENT_PATH language)
  cmake_path(GET page EXTENSION LAST_ONLY section)
  string(SUBSTRING ${section} 1 1 section)
  install(FILES man/${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/man${section})
endforeach()

install(FILES README.md README.zh-CN.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
