/**
 * The same events as text: a list for reading, for screen readers and for following along.
 *
 * Rows have one height, so only those in view (and a few around them) are in the document; a
 * spacer stands for the rest.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { mainFile } from "../actions/documents";
import { moveCursor, selectEvent } from "../actions/timeline";
import type { State } from "../state/state";
import { describeEvent, describePlace } from "../trace/describe";
import { eventAt } from "../trace/log";

const ROW = 26;
const AROUND = 8;

export function EventList({ state }: { state: State }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  void state.timeline.version.value;
  const { log } = state.timeline.trace.value;
  const cursor = state.timeline.cursor.value;

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (scroller.current && cursor >= 0) keepInView(scroller.current, cursor);
  }, [cursor, log.length]);

  const first = Math.max(0, Math.floor(top / ROW) - AROUND);
  const last = Math.min(log.length, Math.ceil((top + height) / ROW) + AROUND);
  const rows = [];
  for (let index = first; index < last; index++) rows.push(index);

  return (
      <div
        class="event-list"
        ref={scroller}
        role={log.length > 0 ? "listbox" : "group"}
        aria-label="Events of the run"
        tabIndex={0}
        aria-activedescendant={cursor >= first && cursor < last ? `event-${cursor}` : undefined}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={(event) => {
          if (moveByKey(state, event.key)) event.preventDefault();
        }}
      >
        <div role="presentation" style={{ height: `${log.length * ROW}px`, position: "relative" }}>
          {rows.map((index) => (
            <EventRow
              key={index}
              state={state}
              index={index}
              isSelected={index === cursor}
              total={log.length}
            />
          ))}
        </div>
        {log.length === 0 && <p class="empty-note">No events yet.</p>}
      </div>
  );
}

interface RowProps {
  state: State;
  index: number;
  isSelected: boolean;
  total: number;
}

function EventRow({ state, index, isSelected, total }: RowProps) {
  const trace = state.timeline.trace.value;
  const event = eventAt(trace.log, index);
  const words = describeEvent(trace, event);
  return (
    <div
      class="event-row"
      role="option"
      id={`event-${index}`}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      style={{ top: `${index * ROW}px` }}
      title={words}
      onClick={() => selectEvent(state, index)}
    >
      <span class="event-index">{index}</span>
      <span class={`event-dot kind-${event.kind}`} aria-hidden="true" />
      <span class="event-words">{words}</span>
      <span class="event-line">
        {describePlace(trace, event, mainFile(state)).replace("line ", "")}
      </span>
    </div>
  );
}

function moveByKey(state: State, key: string): boolean {
  const moves: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };
  const move = moves[key];
  if (move !== undefined) moveCursor(state, move);
  else if (key === "Home") selectEvent(state, 0);
  else if (key === "End") selectEvent(state, state.timeline.trace.value.log.length - 1);
  else return false;
  return true;
}

function keepInView(element: HTMLElement, index: number): void {
  const top = index * ROW;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW > element.scrollTop + element.clientHeight) {
    element.scrollTop = top + ROW - element.clientHeight;
  }
}
