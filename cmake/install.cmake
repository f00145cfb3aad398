# Where main() looks: bin/bureau, libexec/bureau/bureau-full, share/locale. The config folder is compiled
# into the program; the files are installed to be read and copied.
install(TARGETS bureau)
install(TARGETS bureau-full DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/bureau)
install(DIRECTORY config/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bureau/config)
install(DIRECTORY examples/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bureau/examples USE_SOURCE_PERMISSIONS)

file(GLOB manual_pages CONFIGURE_DEPENDS man/*.[157])
foreach(page IN LISTS manual_pages)
  cmake_path(GET page EXTENSION LAST_ONLY section)
  string(SUBSTRING ${section} 1 1 section)
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

install(FILES README.md README.zh-CN.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
