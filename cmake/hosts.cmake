# What the runtime is hosted by: the command line natively, JavaScript in wasm.

if(EMSCRIPTEN)
  include(wasm)
else()
  file(GLOB SY_CLI_SOURCES CONFIGURE_DEPENDS ${SY_RUNTIME}/host/cli/*.c)
  if(SY_CLI_SOURCES)
    add_executable(switchyard ${SY_CLI_SOURCES})
    target_link_libraries(switchyard PRIVATE sy_lang sy_options)
    # Editing of typed lines; without the library there is a plain prompt.
    find_path(SY_LIBEDIT_INCLUDE histedit.h)
    find_library(SY_LIBEDIT edit)
    if(SY_LIBEDIT_INCLUDE AND SY_LIBEDIT)
      target_compile_definitions(switchyard PRIVATE SY_WITH_LIBEDIT)
      target_include_directories(switchyard SYSTEM PRIVATE ${SY_LIBEDIT_INCLUDE})
      target_link_libraries(switchyard PRIVATE ${SY_LIBEDIT})
    endif()
  endif()
endif()
