/* Sets the theme before the first paint, so that the page never flashes in the other one. */
(() => {
  let choice = null;
  try {
    choice = JSON.parse(localStorage.getItem("switchyard.theme"));
  } catch {
    /* Storage is closed to this page: the system's choice holds. */
  }
  const dark =
    choice === "dark" ||
    (choice !== "light" && globalThis.matchMedia("(prefers-color-scheme: dark)").matches);
  globalThis.document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
