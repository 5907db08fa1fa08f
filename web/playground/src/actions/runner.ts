/**
 * Running programs: the page's side of the worker.
 *
 * A run is asked to stop by message, and the worker hears it between two slices of work. Should
 * it not answer in time, because it is deep in one long native call, it is ended and a new one
 * is started: Stop works whatever the program does. What had arrived until then stays shown.
 */
import type { Report, Request, RunOptions, StepUnit } from "../protocol";
import type { State } from "../state/state";
import { replayPlace } from "../trace/log";
import { keepDraft } from "./documents";
import { showPane } from "./view";
import { beginRun, endRun, takeBatch, takeCheck, takePause, takePlace, takeSnapshot } from "./results";

/** How long a worker may take to answer Stop, in milliseconds. */
const STOP_PATIENCE = 80;

/** Events kept of one run; the timeline stays smooth well beyond, memory is the reason. */
const TRACE_LIMIT = 200_000;

/** Characters of output kept of one run. */
const OUTPUT_LIMIT = 400_000;

/** A longer file is not looked at while it is typed. */
const CHECK_LIMIT = 200_000;

/** The parts of a Worker that are used here. */
export interface WorkerLike {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Report>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface Runner {
  /** Starts the program in the editor from its beginning, or goes on with a paused one. */
  run(): void;
  stop(): void;
  /** Has a running program wait where it is. */
  pause(): void;
  /** Takes over the speed that is set, also for a program that runs. */
  changeSpeed(): void;
  /** Starts the program paused, or advances a paused one. */
  step(unit: StepUnit): void;
  /** Has the file in the editor looked at for errors that keep it from running. */
  check(): void;
  /** Finds out what the program held at the selected event. */
  inspect(): void;
  /** Ends what runs without waiting for it; its results are not wanted any more. */
  abandon(): void;
}

export function createRunner(state: State, spawn: () => WorkerLike): Runner {
  let worker = start();
  let startedAt = 0;
  let checks = 0;
  let asks = 0;
  let askedStep = -1;
  let stopTimer: ReturnType<typeof setTimeout> | undefined;

  function start(): WorkerLike {
    const started = spawn();
    started.onmessage = (event) => {
      if (started === worker) receive(event.data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      if (started === worker) fail(event.message || "the worker could not be started");
    };
    return started;
  }

  function replaceWorker(): void {
    worker.terminate();
    worker = start();
  }

  function receive(report: Report): void {
    if (report.type === "ready") {
      if (state.run.phase.value === "loading") state.run.phase.value = "idle";
    } else if (report.type === "unavailable") {
      fail(report.message);
    } else if (report.type === "inspected") {
      if (report.ask === asks) takeSnapshot(state, askedStep, report.inspection, report.failure);
    } else if (report.type === "checked") {
      if (report.check === checks && !isUnderWay(state)) takeCheck(state, report.error);
    } else if (report.run === state.run.number.value && isUnderWay(state)) {
      receiveFromRun(report);
    }
  }

  function receiveFromRun(report: Extract<Report, { run: number }>): void {
    if (report.type === "batch") takeBatch(state, report);
    else if (report.type === "paused") takePause(state, report.line);
    else if (report.type === "at") takePlace(state, report.line);
    else finish(report.outcome, report.ticks, report.elapsed);
  }

  function finish(...[outcome, ticks, elapsed]: FinishArguments): void {
    clearTimeout(stopTimer);
    endRun(state, outcome, ticks, elapsed);
    if (outcome.kind === "crashed") replaceWorker();
  }

  function fail(message: string): void {
    if (isUnderWay(state)) {
      finish({ kind: "crashed", message }, state.run.ticks.value, sinceStart());
    } else {
      state.run.phase.value = "unavailable";
      state.run.failure.value = message;
    }
  }

  function sinceStart(): number {
    return performance.now() - startedAt;
  }

  function begin(paused: boolean): void {
    const run = state.run.number.value + 1;
    keepDraft(state);
    beginRun(state, run);
    startedAt = performance.now();
    state.run.phase.value = "running";
    if (state.view.pane.value === "code") showPane(state, "output");
    const options: RunOptions = {
      paused,
      settings: state.settings.value,
      delay: state.view.delay.value,
      traceLimit: TRACE_LIMIT,
      outputLimit: OUTPUT_LIMIT,
    };
    worker.postMessage({ type: "run", run, files: state.document.files.value, options });
  }

  return {
    run() {
      const phase = state.run.phase.value;
      if (phase === "idle") begin(false);
      else if (phase === "paused") {
        state.run.phase.value = "running";
        state.run.pausedLine.value = null;
        worker.postMessage({ type: "resume", run: state.run.number.value });
      }
    },
    stop() {
      const phase = state.run.phase.value;
      if (phase !== "running" && phase !== "paused") return;
      state.run.phase.value = "stopping";
      worker.postMessage({ type: "stop", run: state.run.number.value });
      stopTimer = setTimeout(() => {
        finish({ kind: "stopped" }, state.run.ticks.value, sinceStart());
        replaceWorker();
      }, STOP_PATIENCE);
    },
    pause() {
      if (state.run.phase.value !== "running") return;
      worker.postMessage({ type: "pause", run: state.run.number.value });
    },
    changeSpeed() {
      if (!isUnderWay(state)) return;
      const delay = state.view.delay.value;
      if (delay === 0) takePlace(state, null);
      worker.postMessage({ type: "speed", run: state.run.number.value, delay });
    },
    step(unit) {
      const phase = state.run.phase.value;
      if (phase === "idle") begin(true);
      else if (phase === "paused") {
        state.run.phase.value = "running";
        worker.postMessage({ type: "step", run: state.run.number.value, unit });
      }
    },
    check() {
      const { files, active } = state.document;
      const file = files.value[active.value];
      if (!file || file.text.length > CHECK_LIMIT || state.run.phase.value === "unavailable") return;
      checks += 1;
      worker.postMessage({ type: "check", check: checks, file });
    },
    inspect() {
      const trace = state.timeline.trace.value;
      const step = state.timeline.cursor.value;
      if (step < 0 || step >= trace.log.length) return;
      asks += 1;
      askedStep = step;
      worker.postMessage({
        type: "inspect",
        ask: asks,
        files: state.run.files.value,
        settings: state.run.settings.value,
        ...replayPlace(trace.log, step),
      });
    },
    abandon() {
      if (!isUnderWay(state)) return;
      finish({ kind: "stopped" }, 0, sinceStart());
      replaceWorker();
    },
  };
}

type FinishArguments = Parameters<typeof endRun> extends [State, ...infer Rest] ? Rest : never;

function isUnderWay(state: State): boolean {
  const phase = state.run.phase.value;
  return phase === "running" || phase === "paused" || phase === "stopping";
}
