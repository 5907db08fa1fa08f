# The modules written in the language (runtime/lang/lib/**/*.py) become one C file with a
# table of their sources, declared in runtime/lang/lib/embedded.h.

sy_layer_exists(sy_lang sy_has_lang)
if(sy_has_lang)
  set(SY_LIB_DIR ${SY_RUNTIME}/lang/lib)
  set(SY_LIB_C ${CMAKE_CURRENT_BINARY_DIR}/generated/embedded_lib.c)
  file(GLOB_RECURSE SY_LIB_PY CONFIGURE_DEPENDS ${SY_LIB_DIR}/*.py)
  # The list of files is a dependency too, or a removed module would stay in the table.
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/embedded_lib.list
       CONTENT "${SY_LIB_PY}")
  add_custom_command(
    OUTPUT ${SY_LIB_C}
    COMMAND ${CMAKE_COMMAND} -DROOT=${SY_LIB_DIR} -DOUTPUT=${SY_LIB_C} -P
            ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${SY_LIB_PY} ${CMAKE_CURRENT_BINARY_DIR}/generated/embedded_lib.list
            ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_script.cmake
    COMMENT "Embedding the modules written in the language"
    VERBATIM)
  target_sources(sy_lang PRIVATE ${SY_LIB_C})
endif()
