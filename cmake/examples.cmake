# The programs of examples/c: built with the public headers only, and run by ctest, which compares
# what they print with the .out beside them.

file(GLOB SY_EXAMPLES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/examples/c/*.c)
foreach(source IN LISTS SY_EXAMPLES)
  get_filename_component(name ${source} NAME_WE)
  set(library sy_core)
  file(STRINGS ${source} embeds REGEX "switchyard_lang.h")
  if(embeds)
    set(library sy_lang)
  endif()
  if(NOT EMSCRIPTEN)
    add_executable(example_${name} ${source})
    target_link_libraries(example_${name} PRIVATE ${library} sy_core sy_options)
    target_include_directories(example_${name} PRIVATE ${SY_RUNTIME}/include)
    set_target_properties(example_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY
                                                     ${CMAKE_CURRENT_BINARY_DIR}/examples)
    add_test(
      NAME example/${name}
      COMMAND
        ${CMAKE_COMMAND} "-DCOMMAND=${SY_TEST_LAUNCHER};$<TARGET_FILE:example_${name}>"
        -DEXPECTED=${CMAKE_CURRENT_SOURCE_DIR}/examples/c/${name}.out -P
        ${CMAKE_CURRENT_SOURCE_DIR}/tests/tools/run_example.cmake)
    set_tests_properties(example/${name} PROPERTIES TIMEOUT 60 LABELS example)
  endif()
endforeach()
