# cmake --install: the public headers, the libraries, the command, and what find_package needs:
# find_package(switchyard) gives switchyard::core, switchyard::lang and the layers between.

if(NOT EMSCRIPTEN)
  include(CMakePackageConfigHelpers)
  set(SY_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/switchyard)

  install(DIRECTORY ${SY_RUNTIME}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
          FILES_MATCHING PATTERN "*.h")
  install(TARGETS sy_core sy_sync sy_explore sy_lang EXPORT switchyard-targets
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  if(TARGET switchyard)
    install(TARGETS switchyard RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
  install(EXPORT switchyard-targets NAMESPACE switchyard:: DESTINATION ${SY_PACKAGE_DIR})

  configure_package_config_file(
    ${CMAKE_CURRENT_SOURCE_DIR}/cmake/switchyard-config.cmake.in
    ${CMAKE_CURRENT_BINARY_DIR}/switchyard-config.cmake INSTALL_DESTINATION ${SY_PACKAGE_DIR})
  write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/switchyard-config-version.cmake
                                   COMPATIBILITY SameMinorVersion)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/switchyard-config.cmake
                ${CMAKE_CURRENT_BINARY_DIR}/switchyard-config-version.cmake
          DESTINATION ${SY_PACKAGE_DIR})
endif()
