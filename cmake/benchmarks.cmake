# The C benchmarks (target `benchmarks`, not part of `all`): tests/bench/c/*.c on the core, for
# the machine and for wasm; for wasm also the peer that uses Emscripten's own fibers.

add_custom_target(benchmarks)
set(SY_BENCH_DIR ${CMAKE_CURRENT_SOURCE_DIR}/tests/bench)
set(SY_BENCH_OUT ${CMAKE_CURRENT_BINARY_DIR}/bench)

# sy_add_benchmark(NAME SOURCE)
function(sy_add_benchmark name source)
  add_executable(${name} EXCLUDE_FROM_ALL ${source})
  target_link_libraries(${name} PRIVATE sy_options)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${SY_BENCH_OUT})
  add_dependencies(benchmarks ${name})
endfunction()

sy_layer_exists(sy_core sy_has_core)
file(GLOB SY_BENCH_SOURCES CONFIGURE_DEPENDS ${SY_BENCH_DIR}/c/*.c)
if(sy_has_core)
  foreach(source IN LISTS SY_BENCH_SOURCES)
    get_filename_component(name ${source} NAME_WE)
    sy_add_benchmark(bench_${name} ${source})
    target_link_libraries(bench_${name} PRIVATE sy_core)
    if(EMSCRIPTEN)
      sy_wasm_test_program(bench_${name})
    endif()
  endforeach()
endif()

# The native command as a wasm program for Node: with and without Asyncify (preset wasm-plain) it
# shows what Asyncify costs the interpreter's loop.
file(GLOB SY_BENCH_CLI CONFIGURE_DEPENDS ${SY_RUNTIME}/host/cli/*.c)
if(EMSCRIPTEN AND SY_BENCH_CLI)
  sy_add_benchmark(bench_command "${SY_BENCH_CLI}")
  target_link_libraries(bench_command PRIVATE sy_lang)
  set_target_properties(bench_command PROPERTIES SUFFIX .cjs)
  # Functions keep their names, and imports theirs with them.
  target_link_options(
    bench_command PRIVATE -O3 --profiling-funcs -sNODERAWFS=1 ${SY_WASM_LOOP_FLAGS}
    ${SY_WASM_FIBER_FLAGS} ${SY_WASM_MEMORY_FLAGS} ${SY_WASM_NODE_FLAGS})
  if(NOT SY_ASYNCIFY)
    target_link_options(bench_command PRIVATE --pre-js
                        ${SY_BENCH_DIR}/peers/without_asyncify.js)
  endif()
endif()

if(EMSCRIPTEN AND SY_ASYNCIFY)
  sy_add_benchmark(bench_emscripten_fiber ${SY_BENCH_DIR}/peers/emscripten_fiber.c)
  set_target_properties(bench_emscripten_fiber PROPERTIES SUFFIX .cjs)
  target_link_options(bench_emscripten_fiber PRIVATE -O3 -sASYNCIFY=1 -sENVIRONMENT=node
                      -sEXIT_RUNTIME=1)
endif()
