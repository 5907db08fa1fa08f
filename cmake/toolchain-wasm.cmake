# Toolchain for wasm: whichever emcc is first on PATH (Debian's package or an emsdk).

find_program(SY_EMCC emcc REQUIRED)
get_filename_component(SY_EMCC_REAL ${SY_EMCC} REALPATH)
get_filename_component(SY_EMCC_DIR ${SY_EMCC_REAL} DIRECTORY)
find_file(
  SY_EMSCRIPTEN_TOOLCHAIN Emscripten.cmake
  PATHS ${SY_EMCC_DIR}/cmake/Modules/Platform /usr/share/emscripten/cmake/Modules/Platform
  NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
include(${SY_EMSCRIPTEN_TOOLCHAIN})
