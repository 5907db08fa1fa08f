// What the module asks of JavaScript (declared in exports.h): handed on to the functions that our
// loader gives the glue with each instance.
mergeInto(LibraryManager.library, {
  sy_js_output: function (program) {
    Module["host"].output(program);
  },
  sy_js_read: function (program, buffer, size) {
    return Module["host"].read(program, buffer, size);
  },
  sy_js_call: function (program, request, length) {
    return Module["host"].call(program, request, length);
  },
  sy_js_drop: function (program, number) {
    Module["host"].drop(program, number);
  },
  sy_js_module: function (program, name) {
    return Module["host"].module(program, name);
  },
});
