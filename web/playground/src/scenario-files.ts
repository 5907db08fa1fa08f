/** The files of examples/scenarios, as they are when the page is built. */
export const scenarioFiles = import.meta.glob<string>("../../../examples/scenarios/*.py", {
  eager: true,
  query: "?raw",
  import: "default",
});
