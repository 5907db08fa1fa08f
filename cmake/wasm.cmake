# The wasm module: build/wasm/switchyard.mjs and .wasm, and the native tests as Node programs.
#
# The glue must install no process-wide handlers and depend neither on fetch nor on
# __dirname: it is built for the web only, and our own loader hands it the bytes in Node as
# well. Emscripten 5.0.2 dropped the two NODEJS_CATCH settings.

# Debian's emcc finds its acorn only when told where Debian's Node packages are.
if(EXISTS /usr/share/nodejs/acorn AND SY_EMCC_DIR STREQUAL "/usr/share/emscripten")
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
                               "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()

find_program(SY_NODE node NO_CMAKE_FIND_ROOT_PATH REQUIRED)

# The switch between C stacks is a trampoline inside the module on Asyncify's primitives
# (runtime/port); the imports from the module "asyncify" are resolved by wasm-opt.
# Without Asyncify no C stack can be switched: only the benchmarks build that, to
# measure what Asyncify costs the interpreter.
option(SY_ASYNCIFY "Switch C stacks in wasm" ON)
set(SY_WASM_FIBER_FLAGS "SHELL:--js-library ${CMAKE_CURRENT_LIST_DIR}/asyncify_imports.js")
if(SY_ASYNCIFY)
  list(APPEND SY_WASM_FIBER_FLAGS -sASYNCIFY=1)
endif()

# The loops of the interpreter must not pay for Asyncify, so it leaves them alone; nothing that
# may unwind runs below them. wasm-opt would inline a function with one caller into it and
# then no longer know it by name, so each is called through a volatile pointer; the build
# checks that they are there and as wanted. The names stay in this file only: the npm
# module gets it without them.
set(SY_WASM_UNINSTRUMENTED syi_loop_fast syi_loop_exact)

# Functions of base, port and core that call through pointers (an allocator, a hook, a table), so that
# Asyncify thinks they might switch, and that never do. A name that was inlined is warned about
# and does no harm.
set(SY_WASM_NEVER_SWITCH
    sy_malloc sy_calloc sy_free sy_realloc syi_op_channel syi_op_throw syi_transfer_watched
    syi_tasklet_end syi_thread_go_on_ending syi_thread_begin_end syi_timers_fire syi_trace_emit
    syi_ticks_expired syi_fiber_take syi_fiber_drop syi_hub_reap_slowly syi_hub_reserve
    sy_tasklet_deinit syi_ring_append syi_leave_run syi_last_waits)

# The same of the language: what raises exceptions (of builtin classes, so nothing of the
# program runs), what formats for C, the collector, and the parser and compiler.
set(SY_WASM_NEVER_SWITCH_LANG
    syi_raise_plain syi_str_format_plain syi_raise_key_error syi_raise_stop_iteration
    syi_exception_new syi_raise_decode_error syi_enter_c
    syi_gc_collect syi_gc_drain sweep instance_free instance_visit visit_sleeper
    syi_interpreter_visit syi_channel_visit
    vsnprintf snprintf printf_core pop_arg out __shgetc apply_real
    syi_try_rules syi_memoized syi_compile bool_op param open_tuple try_finally put_float
    put_code_point put_str drop_point_zero walk_node run_rule dump)

# sy_asyncify_remove(OUT NAME...): the link option that keeps Asyncify away from these functions.
function(sy_asyncify_remove out)
  set(${out} PARENT_SCOPE)
  if(SY_ASYNCIFY)
    list(JOIN ARGN "," names)
    set(${out} -sASYNCIFY_REMOVE=${names} PARENT_SCOPE)
  endif()
endfunction()
sy_asyncify_remove(SY_WASM_LOOP_FLAGS ${SY_WASM_UNINSTRUMENTED} ${SY_WASM_NEVER_SWITCH}
                   ${SY_WASM_NEVER_SWITCH_LANG})
sy_asyncify_remove(SY_WASM_CORE_FLAGS ${SY_WASM_NEVER_SWITCH})

set(SY_WASM_MEMORY_FLAGS -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=16MB)
set(SY_WASM_GLUE_FLAGS
    -sMODULARIZE=1
    -sEXPORT_ES6=1
    -sUSE_ES6_IMPORT_META=0
    -sENVIRONMENT=web,worker
    -sDYNAMIC_EXECUTION=0
    -sFILESYSTEM=0
    -sWASM_BIGINT=1
    -sEXPORT_NAME=createSwitchyard)
set(SY_WASM_NODE_FLAGS -sENVIRONMENT=node -sEXIT_RUNTIME=1)
if(EMSCRIPTEN_VERSION VERSION_LESS 5.0.2)
  list(APPEND SY_WASM_GLUE_FLAGS -sNODEJS_CATCH_EXIT=0 -sNODEJS_CATCH_REJECTION=0)
endif()

file(GLOB SY_WASM_SOURCES CONFIGURE_DEPENDS ${SY_RUNTIME}/host/wasm/*.c)
set(SY_WASM_IMPORTS ${SY_RUNTIME}/host/wasm/imports.js)
if(SY_WASM_SOURCES AND SY_ASYNCIFY)
  add_executable(switchyard ${SY_WASM_SOURCES})
  target_link_libraries(switchyard PRIVATE sy_lang sy_options)
  set_target_properties(switchyard PROPERTIES SUFFIX .mjs
                                              LINK_DEPENDS ${SY_WASM_IMPORTS})
  target_link_options(
    switchyard PRIVATE -O3 --no-entry --profiling-funcs "SHELL:--js-library ${SY_WASM_IMPORTS}"
    ${SY_WASM_LOOP_FLAGS} ${SY_WASM_FIBER_FLAGS} ${SY_WASM_MEMORY_FLAGS} ${SY_WASM_GLUE_FLAGS})
  add_custom_command(
    TARGET switchyard POST_BUILD
    COMMAND ${SY_NODE} ${CMAKE_CURRENT_SOURCE_DIR}/scripts/check-asyncify.mjs
            ${CMAKE_CURRENT_BINARY_DIR}/switchyard.wasm ${SY_WASM_UNINSTRUMENTED}
    VERBATIM)
endif()

# Glue of older Emscriptens mistakes Node's fetch for a browser's and fails on a file path.
set(SY_WASM_TEST_LAUNCHER ${SY_NODE} --no-experimental-fetch)

# sy_wasm_test_program(TARGET): links a native test as a program for Node.
function(sy_wasm_test_program target)
  set_target_properties(${target} PROPERTIES SUFFIX .cjs)
  target_link_options(${target} PRIVATE -O3 ${SY_WASM_CORE_FLAGS} ${SY_WASM_FIBER_FLAGS}
                      ${SY_WASM_MEMORY_FLAGS} ${SY_WASM_NODE_FLAGS})
endfunction()
