# Layers of the runtime as libraries. A layer that has no sources (yet) becomes an
# INTERFACE library, so that whatever is above it still configures and links.

# sy_add_layer(NAME FOLDER...): a static library of all sources in these folders of runtime/.
function(sy_add_layer name)
  set(sources)
  foreach(folder IN LISTS ARGN)
    file(GLOB found CONFIGURE_DEPENDS ${SY_RUNTIME}/${folder}/*.c ${SY_RUNTIME}/${folder}/*.S)
    list(APPEND sources ${found})
  endforeach()
  if(EMSCRIPTEN)
    list(FILTER sources EXCLUDE REGEX "\\.S$")
  endif()
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PRIVATE $<BUILD_INTERFACE:sy_options>)
    set(scope PUBLIC)
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(
    ${name} ${scope} $<BUILD_INTERFACE:${SY_RUNTIME}/include>
                     $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  # sy_core is switchyard::core to whoever uses the project.
  string(REPLACE "sy_" "" short ${name})
  add_library(switchyard::${short} ALIAS ${name})
  set_target_properties(${name} PROPERTIES EXPORT_NAME ${short})
endfunction()

# sy_link_layer(NAME LIBRARY...): what the layer stands on.
function(sy_link_layer name)
  get_target_property(type ${name} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    target_link_libraries(${name} INTERFACE ${ARGN})
  else()
    target_link_libraries(${name} PUBLIC ${ARGN})
  endif()
endfunction()

# sy_layer_exists(NAME OUT): whether the layer has sources.
function(sy_layer_exists name out)
  get_target_property(type ${name} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    set(${out} FALSE PARENT_SCOPE)
  else()
    set(${out} TRUE PARENT_SCOPE)
  endif()
endfunction()
