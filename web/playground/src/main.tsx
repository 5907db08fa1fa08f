/** Puts the page together. */
import { render } from "preact";
import { restoreDocument } from "./actions/documents";
import { restoreSettings } from "./actions/settings";
import { createRunner, type WorkerLike } from "./actions/runner";
import { restoreView } from "./actions/view";
import { listenToKeys } from "./events/keys";
import { applyTheme, checkWhileTyping, followLinks, keepOffline, keepWhileTyping } from "./events/lifecycle";
import { scenarioFiles } from "./scenario-files";
import { readScenarios } from "./scenarios";
import { createState } from "./state/state";
import { App } from "./ui/App";
import "./styles/tokens.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/drop.css";
import "./styles/editor.css";
import "./styles/output.css";
import "./styles/timeline.css";
import "./styles/inspector.css";

function spawnWorker(): WorkerLike {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}

function start(): void {
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no place for the playground");
  const asked = new URLSearchParams(location.search);
  const state = createState(readScenarios(scenarioFiles), asked.has("embed"));
  restoreView(state);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") state.view.theme.value = theme;
  restoreSettings(state);
  restoreDocument(state);
  applyTheme(state);
  keepWhileTyping(state);
  const runner = createRunner(state, spawnWorker);
  followLinks(state, runner);
  checkWhileTyping(state, runner);
  listenToKeys(globalThis, state, runner);
  keepOffline();
  render(<App state={state} runner={runner} />, root);
}

start();
