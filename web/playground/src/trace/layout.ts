/**
 * Where each lane stands: rows from top to bottom, a heading for each thread.
 *
 * With one thread only there is no heading, since there is nothing to tell apart.
 */
import type { Lane, TraceModel } from "./model";

export const ROW_HEIGHT = 34;
export const HEADING_HEIGHT = 24;
/** Room for the step numbers above the rows. */
export const AXIS_HEIGHT = 22;

export type Row =
  | { readonly kind: "thread"; readonly thread: number; readonly top: number }
  | { readonly kind: "lane"; readonly lane: Lane; readonly top: number };

/** All rows, with their place in a drawing that is not scrolled and has no axis. */
export function layoutRows(model: TraceModel): Row[] {
  const rows: Row[] = [];
  let top = 0;
  for (const group of model.threads) {
    if (model.threads.length > 1) {
      rows.push({ kind: "thread", thread: group.thread, top });
      top += HEADING_HEIGHT;
    }
    for (const tasklet of group.lanes) {
      const lane = model.lanes.get(tasklet);
      if (!lane) continue;
      rows.push({ kind: "lane", lane, top });
      top += ROW_HEIGHT;
    }
  }
  return rows;
}

export function rowHeight(row: Row): number {
  return row.kind === "thread" ? HEADING_HEIGHT : ROW_HEIGHT;
}

/** Height of all rows together with the axis. */
export function contentHeight(model: TraceModel): number {
  const headings = model.threads.length > 1 ? model.threads.length * HEADING_HEIGHT : 0;
  return AXIS_HEIGHT + headings + model.lanes.size * ROW_HEIGHT;
}

/** The rows that a drawing scrolled by `scrollTop` shows. */
export function visibleRows(rows: readonly Row[], scrollTop: number, height: number): Row[] {
  const bottom = scrollTop + height - AXIS_HEIGHT;
  return rows.filter((row) => row.top + rowHeight(row) > scrollTop && row.top < bottom);
}

/** The lane at a height in the drawing; undefined over the axis, a heading, or nothing. */
export function laneAt(rows: readonly Row[], scrollTop: number, y: number): Lane | undefined {
  if (y < AXIS_HEIGHT) return undefined;
  const place = y - AXIS_HEIGHT + scrollTop;
  const row = rows.find((each) => place >= each.top && place < each.top + rowHeight(each));
  return row?.kind === "lane" ? row.lane : undefined;
}

/** The vertical scroll nearest to the present one at which a tasklet's lane is in view. */
export function revealRow(
  model: TraceModel,
  tasklet: number,
  scrollTop: number,
  height: number,
): number {
  const row = layoutRows(model).find(
    (each) => each.kind === "lane" && each.lane.tasklet === tasklet,
  );
  if (!row) return scrollTop;
  if (row.top < scrollTop) return row.top;
  const lowest = row.top + ROW_HEIGHT - (height - AXIS_HEIGHT);
  return Math.max(scrollTop, lowest);
}
