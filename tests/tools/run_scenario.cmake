# cmake -DCOMMAND=switchyard -DPROGRAM=file.py -DGOLDEN=path/without/extension -P run_scenario.cmake
#
# Runs one program in its own folder under its bare name (so that tracebacks carry no path of
# this machine) and compares standard output with GOLDEN.out and standard error with
# GOLDEN.err; where there is no .err, standard error must be empty. Where there is a GOLDEN.trace,
# the trace (--trace-text) must equal it too. golden.mjs reads the same files for Node.
#
# Comment lines "# sy: key=value ..." at the top of the program say how it is run:
#   exit=N        the exit status expected (0 when not given)
#   skip-wasm=..  read by the tests in Node and the browser only
#   skip-hard=..  why it is not run with --hard as well
#   any other key the option --key value of the command (--key alone when value is empty)

if(NOT EXISTS ${PROGRAM})
  message(FATAL_ERROR "no program for ${GOLDEN}.out")
endif()

set(expected_exit 0)
set(options)
file(STRINGS ${PROGRAM} directives REGEX "^# sy:")
foreach(line IN LISTS directives)
  string(REGEX REPLACE "^# sy:[ ]*" "" line "${line}")
  separate_arguments(pairs UNIX_COMMAND "${line}")
  foreach(pair IN LISTS pairs)
    if(NOT pair MATCHES "^([a-z-]+)=(.*)$")
      message(FATAL_ERROR "${PROGRAM}: bad directive '${pair}'")
    endif()
    set(key ${CMAKE_MATCH_1})
    set(value ${CMAKE_MATCH_2})
    if(key STREQUAL "exit")
      set(expected_exit ${value})
    elseif(value STREQUAL "")
      list(APPEND options --${key})
    elseif(NOT key MATCHES "^skip-")
      list(APPEND options --${key} ${value})
    endif()
  endforeach()
endforeach()

set(trace_file)
if(EXISTS ${GOLDEN}.trace)
  string(MD5 unique ${GOLDEN})
  set(trace_file ${CMAKE_CURRENT_BINARY_DIR}/${unique}.trace)
  list(APPEND options --trace-text ${trace_file})
endif()

get_filename_component(folder ${PROGRAM} DIRECTORY)
get_filename_component(name ${PROGRAM} NAME)
get_filename_component(scratch_name ${GOLDEN} NAME)
execute_process(
  COMMAND ${COMMAND} ${options} ${name}
  WORKING_DIRECTORY ${folder}
  RESULT_VARIABLE exit_status
  OUTPUT_VARIABLE actual_out
  ERROR_VARIABLE actual_err
  TIMEOUT 50)

set(failed FALSE)

# compare(STREAM ACTUAL FILE): FILE's text against what the program wrote.
function(compare stream actual file)
  set(expected "")
  if(EXISTS ${file})
    file(READ ${file} expected)
  endif()
  if(NOT "${actual}" STREQUAL "${expected}")
    message("--- ${stream} expected\n${expected}--- ${stream} written\n${actual}---")
    set(failed TRUE PARENT_SCOPE)
  endif()
endfunction()

compare(stdout "${actual_out}" ${GOLDEN}.out)
compare(stderr "${actual_err}" ${GOLDEN}.err)
if(trace_file)
  set(actual_trace "")
  if(EXISTS ${trace_file})
    file(READ ${trace_file} actual_trace)
    file(REMOVE ${trace_file})
  endif()
  compare(trace "${actual_trace}" ${GOLDEN}.trace)
endif()
if(NOT exit_status STREQUAL expected_exit)
  message("exit status ${exit_status}, expected ${expected_exit}")
  set(failed TRUE)
endif()
if(failed)
  message(FATAL_ERROR "${name} differs from ${scratch_name}.out")
endif()
