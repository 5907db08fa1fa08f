# Options of the build, and the compiler flags that all our own targets share (sy_options).
# They stay inside: a project that uses the libraries gets neither our warnings nor the
# private headers.

option(SY_WERROR "Warnings are errors" ${PROJECT_IS_TOP_LEVEL})
option(SY_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})
set(SY_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=: address,undefined or thread")

include(GNUInstallDirs)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(EMSCRIPTEN)
  # Debugging information would keep wasm-opt from optimising; functions keep their names.
  set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2")
elseif(NOT SY_SANITIZE)
  set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g")
else()
  set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O1 -g")
endif()

set(THREADS_PREFER_PTHREAD_FLAG ON)
if(EMSCRIPTEN)
  # The wasm module has no threads of its own, only virtual ones.
  add_library(Threads::Threads INTERFACE IMPORTED)
else()
  find_package(Threads REQUIRED)
endif()

add_library(sy_options INTERFACE)
target_include_directories(
  sy_options INTERFACE ${CMAKE_CURRENT_SOURCE_DIR}/runtime
                       ${CMAKE_CURRENT_SOURCE_DIR}/runtime/include)
target_compile_options(
  sy_options
  INTERFACE $<$<COMPILE_LANGUAGE:C>:
            -Wall
            -Wextra
            -Wshadow
            -Wconversion
            -Wno-sign-conversion
            -Wstrict-prototypes
            -Wmissing-prototypes
            -Wvla
            -Wimplicit-fallthrough
            # A fused multiply-add would round differently from machine to machine.
            -ffp-contract=off>)
if(SY_WERROR)
  target_compile_options(sy_options INTERFACE $<$<COMPILE_LANGUAGE:C>:-Werror>)
endif()

if(SY_SANITIZE)
  target_compile_options(
    sy_options INTERFACE -fsanitize=${SY_SANITIZE} -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(sy_options INTERFACE -fsanitize=${SY_SANITIZE})
endif()
