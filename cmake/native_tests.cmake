# ctest: every tests/native/test_*.c is one program and one entry; every golden file
# tests/scenarios/**/*.out is one entry more, run through the native command.
#
# test_base_*, test_port_* and test_core_* link the core alone, which proves that it stands
# without the language; they are the target core_tests, which is all that needs ThreadSanitizer,
# and the ones that also run in wasm (there the language is tested through the npm module).
# Needs neither npm nor Python.

set(SY_NATIVE_TESTS ${CMAKE_CURRENT_SOURCE_DIR}/tests/native)

# The address space layout of newer kernels is too random for ThreadSanitizer's shadow.
set(SY_TEST_LAUNCHER)
if(SY_SANITIZE MATCHES "thread")
  find_program(SY_SETARCH setarch)
  if(SY_SETARCH)
    execute_process(COMMAND ${SY_SETARCH} -R true RESULT_VARIABLE refused ERROR_QUIET)
    if(NOT refused)
      set(SY_TEST_LAUNCHER ${SY_SETARCH} -R)
    endif()
  endif()
endif()

# sy_add_native_test(SOURCE): one program from one file of tests/native.
function(sy_add_native_test source)
  get_filename_component(name ${source} NAME_WE)
  if(name MATCHES "^test_(base|port|core)_")
    set(library sy_core)
  elseif(name MATCHES "^test_sync_")
    set(library sy_sync)
  elseif(name MATCHES "^test_explore_")
    set(library sy_explore)
  else()
    set(library sy_lang)
  endif()
  sy_layer_exists(${library} present)
  if(NOT present OR (EMSCRIPTEN AND library STREQUAL "sy_lang"))
    return()
  endif()
  add_executable(${name} ${source})
  target_include_directories(${name} PRIVATE ${SY_NATIVE_TESTS})
  target_link_libraries(${name} PRIVATE ${library} sy_core sy_options)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY
                                           ${CMAKE_CURRENT_BINARY_DIR}/tests)
  if(NOT library STREQUAL "sy_lang")
    add_dependencies(core_tests ${name})
  endif()
  if(EMSCRIPTEN)
    sy_wasm_test_program(${name})
    add_test(NAME ${name} COMMAND ${SY_WASM_TEST_LAUNCHER} $<TARGET_FILE:${name}>)
  else()
    add_test(NAME ${name} COMMAND ${SY_TEST_LAUNCHER} $<TARGET_FILE:${name}>)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT 120 LABELS native)
endfunction()

add_custom_target(core_tests)
file(GLOB SY_TEST_SOURCES CONFIGURE_DEPENDS ${SY_NATIVE_TESTS}/test_*.c)
foreach(source IN LISTS SY_TEST_SOURCES)
  sy_add_native_test(${source})
endforeach()

# The golden tests. The program is the .py beside the .out, or the example of the same name.
if(TARGET switchyard AND NOT EMSCRIPTEN)
  set(SY_GOLDEN_DIR ${CMAKE_CURRENT_SOURCE_DIR}/tests/scenarios)
  file(GLOB_RECURSE SY_GOLDEN CONFIGURE_DEPENDS RELATIVE ${SY_GOLDEN_DIR}
       ${SY_GOLDEN_DIR}/*.out)
  foreach(golden IN LISTS SY_GOLDEN)
    string(REGEX REPLACE "\\.out$" "" name ${golden})
    set(program ${SY_GOLDEN_DIR}/${name}.py)
    if(NOT EXISTS ${program})
      set(program ${CMAKE_CURRENT_SOURCE_DIR}/examples/scenarios/${name}.py)
    endif()
    add_test(
      NAME scenario/${name}
      COMMAND
        ${CMAKE_COMMAND} "-DCOMMAND=${SY_TEST_LAUNCHER};$<TARGET_FILE:switchyard>"
        -DPROGRAM=${program} -DGOLDEN=${SY_GOLDEN_DIR}/${name} -P
        ${CMAKE_CURRENT_SOURCE_DIR}/tests/tools/run_scenario.cmake)
    set_tests_properties(scenario/${name} PROPERTIES TIMEOUT 60 LABELS scenario)
    # The same with every switch hard: nothing may come out differently, unless the program asks.
    file(STRINGS ${program} asks_for_soft REGEX "^# sy:.*skip-hard=")
    if(asks_for_soft)
      continue()
    endif()
    add_test(
      NAME hard/${name}
      COMMAND
        ${CMAKE_COMMAND} "-DCOMMAND=${SY_TEST_LAUNCHER};$<TARGET_FILE:switchyard>;--hard"
        -DPROGRAM=${program} -DGOLDEN=${SY_GOLDEN_DIR}/${name} -P
        ${CMAKE_CURRENT_SOURCE_DIR}/tests/tools/run_scenario.cmake)
    set_tests_properties(hard/${name} PROPERTIES TIMEOUT 60 LABELS scenario)
  endforeach()
endif()
