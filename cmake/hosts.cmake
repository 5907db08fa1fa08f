# What the runtime is hosted by: the command line natively, JavaScript in wasm.

if(EMSCRIPTEN)
  include(wasm)
else()
  file(GLOB SY_CLI_SOURCES CONFIGURE_DEPENDS ${SY_RUNTIME}/host/cli/*.c)
  if(SY_CLI_SOURCES)
    add_executable(switchyard ${SY_CLI_SOURCES})
    target_link_libraries(switchyard PRIVATE sy_lang sy_options)
  endif()
endif()
