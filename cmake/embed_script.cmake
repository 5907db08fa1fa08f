# cmake -DROOT=folder -DOUTPUT=file.c -P embed_script.cmake
#
# Writes a C file with the bytes of every *.py under ROOT and a table of them, sorted by
# dotted module name. A package's __init__.py carries the package's name. A script of CMake
# itself, because the build must need neither npm nor Python, and runs on the host when
# the target is wasm.

file(GLOB_RECURSE paths RELATIVE ${ROOT} ${ROOT}/*.py)
list(SORT paths)

set(arrays "")
set(rows "")
set(count 0)
foreach(path IN LISTS paths)
  string(REGEX REPLACE "\\.py$" "" name ${path})
  set(is_package false)
  if(name MATCHES "(^|/)__init__$")
    set(is_package true)
    string(REGEX REPLACE "/?__init__$" "" name ${name})
  endif()
  string(REPLACE "/" "." name "${name}")

  file(READ ${ROOT}/${path} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR length "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  # Character constants, since a plain number above 127 does not convert to char silently.
  # The closing zero makes each text a C string as well, and keeps an empty file legal.
  string(APPEND arrays "/* ${path} */\nstatic const char text_${count}[] = {\n${bytes}0};\n\n")
  string(APPEND rows
         "    {\"${name}\", \"${path}\", text_${count}, ${length}, ${is_package}},\n")
  math(EXPR count "${count} + 1")
endforeach()

string(CONCAT content
  "/* Written by cmake/embed_script.cmake from runtime/lang/lib; do not edit. */\n"
  "#include \"lang/lib/embedded.h\"\n\n"
  "${arrays}"
  "const sy_embedded_module syi_embedded_modules[] = {\n${rows}    {0, 0, 0, 0, false}};\n\n"
  "const size_t syi_embedded_module_count = ${count};\n")
file(WRITE ${OUTPUT} "${content}")
