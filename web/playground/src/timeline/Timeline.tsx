/** The timeline pane: canvas, tooltip, overview, tools and legend. */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { resizeDrawing, zoomAround, zoomToFit } from "../actions/timeline";
import { hasFile, mainFile, revealLine } from "../actions/documents";
import { showPane, toggleEventList } from "../actions/view";
import { describeEvent, describeLane, describePlace, placeOfEvent } from "../trace/describe";
import { eventAt } from "../trace/log";
import { taskletName } from "../trace/trace";
import type { State } from "../state/state";
import { Icon } from "../ui/Icon";
import { countText } from "../ui/text";
import { listenToTimeline } from "./input";
import { Legend } from "./Legend";
import { Overview } from "./Overview";
import { GUTTER, makeHatch, paintTimeline } from "./paint";
import { readPalette } from "./palette";
import { sceneOf } from "./scene";

export function Timeline({ state }: { state: State }) {
  return (
    <section class="pane timeline-pane" aria-label="Timeline">
      <TimelineHeader state={state} />
      <div class="timeline-body">
        <Drawing state={state} />
        <Overview state={state} />
      </div>
      <EventStrip state={state} />
    </section>
  );
}

function TimelineHeader({ state }: { state: State }) {
  void state.timeline.version.value;
  const { log, model } = state.timeline.trace.value;
  const dropped = state.timeline.droppedEvents.value;
  const centre = (): number => state.timeline.width.value / 2;
  return (
    <header class="pane-header">
      <h2>Timeline</h2>
      {log.length > 0 && (
        <span class="pane-note">
          {countText(model.lanes.size, "tasklet")}, {countText(log.length, "event")}
          {dropped > 0 && `, ${dropped.toLocaleString("en")} more not kept`}
        </span>
      )}
      <Legend />
      <div class="pane-tools">
        <button
          class="icon-button"
          title="Zoom out (-)"
          onClick={() => zoomAround(state, 1 / 1.5, centre())}
        >
          <Icon name="minus" label="Zoom out" />
        </button>
        <button
          class="icon-button"
          title="Zoom in (+)"
          onClick={() => zoomAround(state, 1.5, centre())}
        >
          <Icon name="plus" label="Zoom in" />
        </button>
        <button class="icon-button" title="Show the whole run (0)" onClick={() => zoomToFit(state)}>
          <Icon name="fit" label="Show the whole run" />
        </button>
        <button
          class="icon-button wide-only"
          title="List of events"
          aria-pressed={state.view.eventList.value}
          onClick={() => toggleEventList(state)}
        >
          <Icon name="list" label="List of events" />
        </button>
      </div>
    </header>
  );
}

function Drawing({ state }: { state: State }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isEmpty = state.timeline.trace.value.log.length === 0 && state.timeline.version.value >= 0;
  useEffect(() => {
    if (!canvas.current) return undefined;
    return attachDrawing(canvas.current, state);
  }, [state]);
  return (
    <div class="timeline-drawing">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-roledescription="timeline"
        aria-label="Timeline of tasklets. Left and right arrow keys move through the events."
        aria-describedby="event-words"
      />
      {isEmpty && <EmptyTimeline state={state} />}
      <Tooltip state={state} />
    </div>
  );
}

function EmptyTimeline({ state }: { state: State }) {
  const isBusy = state.run.phase.value === "running";
  return (
    <div class="timeline-empty">
      <p>
        {isBusy
          ? "Waiting for the first event…"
          : "Run the program to see its tasklets here: who runs, who waits for whom, and why."}
      </p>
    </div>
  );
}

/** Keeps the canvas at its size and painted; returns a function that undoes it. */
function attachDrawing(canvas: HTMLCanvasElement, state: State): () => void {
  let frame = 0;
  let palette = readPalette(canvas);
  const paint = (): void => {
    frame = 0;
    const context = canvas.getContext("2d");
    if (!context) return;
    const ratio = globalThis.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintTimeline(context, palette, sceneOf(state), makeHatch(context, palette));
  };
  const schedule = (): void => {
    frame ||= requestAnimationFrame(paint);
  };
  const resize = (): void => {
    const box = canvas.parentElement?.getBoundingClientRect();
    if (!box) return;
    const ratio = globalThis.devicePixelRatio || 1;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    resizeDrawing(state, Math.max(0, box.width - GUTTER), box.height);
    schedule();
  };
  const restyle = (): void => {
    palette = readPalette(canvas);
    schedule();
  };

  const sizes = new ResizeObserver(resize);
  if (canvas.parentElement) sizes.observe(canvas.parentElement);
  const themes = new MutationObserver(restyle);
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const stopListening = listenToTimeline(canvas, state);
  const stopPainting = effect(() => {
    sceneOf(state);
    schedule();
  });
  return () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    themes.disconnect();
    stopListening();
    stopPainting();
  };
}

function Tooltip({ state }: { state: State }) {
  const hover = state.timeline.hover.value;
  if (!hover) return null;
  const trace = state.timeline.trace.value;
  const event = eventAt(trace.log, hover.event);
  const lane = trace.model.lanes.get(hover.lane);
  const place = describePlace(trace, event, mainFile(state));
  const isLeft = hover.x > (state.timeline.width.value + GUTTER) * 0.6;
  const isHigh = hover.y > state.timeline.height.value * 0.55;
  const style = {
    left: `${hover.x}px`,
    top: `${hover.y}px`,
    transform: `translate(${isLeft ? "calc(-100% - 14px)" : "14px"}, ${isHigh ? "calc(-100% - 10px)" : "14px"})`,
  };
  return (
    <div class="tooltip" role="presentation" style={style}>
      {lane && (
        <div class="tooltip-lane">
          <b>{taskletName(trace, lane.tasklet)}</b> {describeLane(lane, hover.event)}
        </div>
      )}
      <div>{describeEvent(trace, event)}</div>
      <div class="tooltip-place">
        step {hover.event}
        {place && `, ${place}`}
      </div>
    </div>
  );
}

/** The selected event in words; read out when it changes. */
function EventStrip({ state }: { state: State }) {
  void state.timeline.version.value;
  const trace = state.timeline.trace.value;
  const cursor = state.timeline.cursor.value;
  const event = cursor >= 0 && cursor < trace.log.length ? eventAt(trace.log, cursor) : null;
  const place = event ? describePlace(trace, event, mainFile(state)) : "";
  return (
    <p class="event-strip" id="event-words" aria-live="polite">
      {event ? (
        <>
          <span class="step-number">step {cursor}</span> {describeEvent(trace, event)}{" "}
          {place && <PlaceLink state={state} index={cursor} place={place} />}
        </>
      ) : trace.log.length > 0 ? (
        "Click an event, or use the arrow keys, to follow the program step by step."
      ) : (
        " "
      )}
    </p>
  );
}

/** Where the event happened; leads to the line when it is in the program shown. */
function PlaceLink({ state, index, place }: { state: State; index: number; place: string }) {
  const { file, line } = placeOfEvent(state.timeline.trace.value, index);
  const filename = file || mainFile(state);
  if (line === 0 || !hasFile(state, filename)) return <span class="event-place">{place}</span>;
  return (
    <button
      type="button"
      class="event-place link"
      onClick={() => {
        showPane(state, "code");
        revealLine(state, filename, line);
      }}
    >
      {place}
    </button>
  );
}
