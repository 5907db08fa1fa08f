# cmake -DCOMMAND=program -DEXPECTED=file.out -P run_example.cmake
#
# Runs a program that must end with status 0 and write just what the file holds.

execute_process(COMMAND ${COMMAND} RESULT_VARIABLE status OUTPUT_VARIABLE actual TIMEOUT 50)
file(READ ${EXPECTED} expected)
if(NOT status STREQUAL 0 OR NOT "${actual}" STREQUAL "${expected}")
  message(FATAL_ERROR "status ${status}\n--- expected\n${expected}--- written\n${actual}---")
endif()
