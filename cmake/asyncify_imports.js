// Names that wasm-opt resolves when it applies Asyncify (imports from the module "asyncify").
// Emscripten's check for undefined symbols does not know that; these entries satisfy it, so that
// any other undefined symbol stays an error. They are never called.
mergeInto(LibraryManager.library, {
  start_unwind: function () { abort(); },
  stop_unwind: function () { abort(); },
  start_rewind: function () { abort(); },
  stop_rewind: function () { abort(); },
});
