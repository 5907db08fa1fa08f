/**
 * Draws the timeline. Reads the state given, changes nothing.
 *
 * Coordinates: the drawing is `GUTTER` pixels of lane names, then the events; event `i` covers
 * [x(i), x(i + 1)). Only rows and segments in view are visited. Where events are narrower than
 * a pixel, segments that would fall on a pixel already drawn are skipped.
 */
import { AXIS_HEIGHT, HEADING_HEIGHT, ROW_HEIGHT, type Row } from "../trace/layout";
import { OPEN, type Arrow, type Lane, type Segment, type Span } from "../trace/model";
import { firstVisible, type Extent } from "../trace/search";
import { paintMark } from "./marks";
import type { Palette } from "./palette";
import type { Pen } from "./pen";

export const GUTTER = 124;

const BAR = 14;
const THIN_BAR = 6;

/** The narrowest event at which marks, arrows and labels are told apart. */
const DETAIL_SCALE = 3;

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly origin: number;
  readonly scrollTop: number;
  /** Events recorded: where open segments end for now. */
  readonly length: number;
  readonly cursor: number;
  readonly hover: { readonly lane: number; readonly event: number } | null;
  readonly rows: readonly Row[];
  readonly arrows: readonly Arrow[];
  readonly nameOf: (tasklet: number) => string;
  readonly threadName: (thread: number) => string;
}

interface Brush {
  readonly context: Pen;
  readonly palette: Palette;
  readonly scene: Scene;
  readonly hatch: CanvasPattern | string;
}

/** `hatch` fills what is blocked. */
export function paintTimeline(
  context: Pen,
  palette: Palette,
  scene: Scene,
  hatch: CanvasPattern | string,
): void {
  const brush = { context, palette, scene, hatch };
  context.clearRect(0, 0, scene.width, scene.height);
  context.textBaseline = "middle";
  paintRowGrounds(brush);
  clipTo(brush, GUTTER, AXIS_HEIGHT, () => {
    paintGrid(brush);
    paintCursorColumn(brush);
    for (const row of scene.rows) if (row.kind === "lane") paintLane(brush, row.lane, row.top);
    paintArrows(brush);
    paintCursorLine(brush);
  });
  clipTo(brush, 0, AXIS_HEIGHT, () => paintNames(brush));
  clipTo(brush, GUTTER, 0, () => paintAxis(brush));
}

function clipTo(brush: Brush, left: number, top: number, paint: () => void): void {
  const { context, scene } = brush;
  context.save();
  context.beginPath();
  context.rect(left, top, scene.width - left, scene.height - top);
  context.clip();
  paint();
  context.restore();
}

function x(scene: Scene, index: number): number {
  return GUTTER + (index - scene.origin) * scene.scale;
}

function y(scene: Scene, top: number): number {
  return AXIS_HEIGHT + top - scene.scrollTop;
}

function extent(scene: Scene): Extent {
  const span = (scene.width - GUTTER) / scene.scale;
  return { from: scene.origin, to: Math.min(scene.length, scene.origin + span + 1) };
}

/** Diagonal stripes, the sign of a blocked tasklet. */
export function makeHatch(
  context: CanvasRenderingContext2D,
  palette: Palette,
): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = 6;
  tile.height = 6;
  const brush = tile.getContext("2d");
  if (!brush) return palette.color["tl-blocked-fill"];
  brush.fillStyle = palette.color["tl-blocked-fill"];
  brush.fillRect(0, 0, 6, 6);
  brush.strokeStyle = palette.color["tl-blocked"];
  brush.lineWidth = 1.2;
  brush.beginPath();
  for (const shift of [-6, 0, 6]) {
    brush.moveTo(shift, 6);
    brush.lineTo(shift + 6, 0);
  }
  brush.stroke();
  return context.createPattern(tile, "repeat") ?? palette.color["tl-blocked-fill"];
}

function paintRowGrounds({ context, palette, scene }: Brush): void {
  for (const row of scene.rows) {
    const top = y(scene, row.top);
    if (row.kind === "thread") {
      context.fillStyle = palette.color["tl-thread"];
      context.fillRect(0, top, scene.width, HEADING_HEIGHT);
      continue;
    }
    if (row.lane.tasklet === scene.hover?.lane) {
      context.fillStyle = palette.color["tl-thread"];
      context.fillRect(0, top, scene.width, ROW_HEIGHT);
    }
    context.fillStyle = palette.color["tl-grid"];
    context.fillRect(0, top + ROW_HEIGHT - 1, scene.width, 1);
  }
}

/** Steps between two axis labels, at least 56 pixels apart: 1, 2, 5, 10, 20, 50, ... */
export function axisInterval(scale: number): number {
  const least = 56 / scale;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const factor = [1, 2, 5, 10].find((each) => each * power >= least) ?? 10;
  return Math.max(1, factor * power);
}

function axisTicks(scene: Scene): number[] {
  if (scene.length === 0) return [];
  const interval = axisInterval(scene.scale);
  const first = Math.ceil(scene.origin / interval) * interval;
  const last = scene.origin + (scene.width - GUTTER) / scene.scale;
  const ticks = [];
  for (let tick = first; tick <= last; tick += interval) ticks.push(tick);
  return ticks;
}

function paintGrid({ context, palette, scene }: Brush): void {
  context.fillStyle = palette.color["tl-grid"];
  for (const tick of axisTicks(scene)) {
    context.fillRect(Math.round(x(scene, tick)), AXIS_HEIGHT, 1, scene.height);
  }
}

function paintAxis({ context, palette, scene }: Brush): void {
  context.fillStyle = palette.color.line;
  context.fillRect(GUTTER, AXIS_HEIGHT - 1, scene.width, 1);
  context.font = `11px ${palette.font}`;
  context.textAlign = "left";
  context.fillStyle = palette.color["text-faint"];
  for (const tick of axisTicks(scene)) {
    const left = Math.round(x(scene, tick));
    context.fillText(String(tick), left + 4, AXIS_HEIGHT / 2);
    context.fillRect(left, AXIS_HEIGHT - 6, 1, 6);
  }
  if (scene.cursor < 0) return;
  paintCursorFlag({ context, palette, scene });
}

function paintCursorFlag({ context, palette, scene }: Omit<Brush, "hatch">): void {
  const label = String(scene.cursor);
  const width = Math.max(18, context.measureText(label).width + 10);
  const left = x(scene, scene.cursor + 0.5) - width / 2;
  context.fillStyle = palette.color["tl-cursor"];
  context.beginPath();
  context.roundRect(left, 2, width, AXIS_HEIGHT - 5, 4);
  context.fill();
  context.fillStyle = palette.color.surface;
  context.textAlign = "center";
  context.fillText(label, left + width / 2, AXIS_HEIGHT / 2);
}

function paintCursorColumn({ context, palette, scene }: Brush): void {
  if (scene.hover && scene.scale >= DETAIL_SCALE) {
    context.fillStyle = palette.color["accent-soft"];
    context.fillRect(x(scene, scene.hover.event), AXIS_HEIGHT, scene.scale, scene.height);
  }
}

function paintCursorLine({ context, palette, scene }: Brush): void {
  if (scene.cursor < 0) return;
  context.fillStyle = palette.color["tl-cursor"];
  const left = Math.round(x(scene, scene.cursor + 0.5));
  context.fillRect(left, AXIS_HEIGHT, 1.5, scene.height);
}

function paintNames({ context, palette, scene }: Brush): void {
  context.fillStyle = palette.color.line;
  context.fillRect(GUTTER - 1, 0, 1, scene.height);
  context.textAlign = "left";
  for (const row of scene.rows) {
    const top = y(scene, row.top);
    if (row.kind === "thread") {
      context.font = `600 11px ${palette.font}`;
      context.fillStyle = palette.color["text-soft"];
      const title = scene.threadName(row.thread);
      context.fillText(title, 10, top + HEADING_HEIGHT / 2, scene.width - 20);
    } else {
      paintLaneName({ context, palette, scene }, row.lane, top);
    }
  }
}

function paintLaneName(
  { context, palette, scene }: Omit<Brush, "hatch">,
  lane: Lane,
  top: number,
): void {
  const alive = !lane.ended;
  context.font = `${alive ? 600 : 400} 12px ${palette.font}`;
  context.fillStyle = alive ? palette.color.text : palette.color["text-faint"];
  const name = fitText(context, scene.nameOf(lane.tasklet), GUTTER - 44);
  context.fillText(name, 12, top + ROW_HEIGHT / 2);
  context.font = `11px ${palette.codeFont}`;
  context.fillStyle = palette.color["text-faint"];
  context.textAlign = "right";
  context.fillText(`#${lane.tasklet}`, GUTTER - 8, top + ROW_HEIGHT / 2);
  context.textAlign = "left";
}

function fitText(context: Pen, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let kept = text.length;
  while (kept > 1 && context.measureText(`${text.slice(0, kept)}…`).width > width) kept--;
  return `${text.slice(0, kept)}…`;
}

function paintLane(brush: Brush, lane: Lane, rowTop: number): void {
  const { scene } = brush;
  const top = y(scene, rowTop);
  const view = extent(scene);
  paintSegments(brush, lane.segments, view, top);
  for (const span of spansInView(lane.atomic, view)) paintAtomic(brush, span, top);
  if (scene.scale < DETAIL_SCALE) return paintMarkTicks(brush, lane, view, top);
  for (let i = firstVisible(lane.marks, view, (mark) => mark.at + 1); ; i++) {
    const mark = lane.marks[i];
    if (!mark || mark.at > view.to) break;
    const place = { x: x(scene, mark.at + 0.5), y: top + ROW_HEIGHT / 2 };
    paintMark(brush.context, brush.palette, mark.kind, place);
  }
}

/** Far out, the rare and important marks stay visible as ticks. */
function paintMarkTicks({ context, palette, scene }: Brush, lane: Lane, view: Extent, top: number): void {
  for (let i = firstVisible(lane.marks, view, (mark) => mark.at + 1); ; i++) {
    const mark = lane.marks[i];
    if (!mark || mark.at > view.to) return;
    if (mark.kind === "created" || mark.kind === "ended") continue;
    const fatal = mark.kind === "killed" || mark.kind === "failed" || mark.kind === "deadlock";
    context.fillStyle = palette.color[fatal ? "tl-kill" : "tl-interrupt"];
    context.fillRect(x(scene, mark.at), top + 4, 1.5, ROW_HEIGHT - 8);
  }
}

function spansInView(spans: readonly Span[], view: Extent): Span[] {
  const found = [];
  for (let i = firstVisible(spans, view, (span) => span.to); ; i++) {
    const span = spans[i];
    if (!span || span.from > view.to) return found;
    found.push(span);
  }
}

function paintSegments(
  brush: Brush,
  segments: readonly Segment[],
  view: Extent,
  top: number,
): void {
  const { scene } = brush;
  let painted = -1;
  for (let i = firstVisible(segments, view, (segment) => segment.to); ; i++) {
    const segment = segments[i];
    if (!segment || segment.from > view.to) return;
    const left = Math.max(GUTTER - 8, x(scene, segment.from));
    const right = Math.min(scene.width + 8, x(scene, endOf(scene, segment.to)));
    if (right <= painted || right <= left) continue;
    const width = Math.max(1, right - left);
    paintSegment(brush, segment, { left, width, middle: top + ROW_HEIGHT / 2 });
    painted = left + width;
  }
}

/** An open segment lasts until now, and a little longer while the program runs. */
function endOf(scene: Scene, to: number): number {
  return to === OPEN ? scene.length : to;
}

interface Box {
  readonly left: number;
  readonly width: number;
  readonly middle: number;
}

function paintSegment(brush: Brush, segment: Segment, box: Box): void {
  const { context, palette } = brush;
  switch (segment.state) {
    case "running":
      context.fillStyle = palette.color["tl-running"];
      fillBar(context, box, BAR);
      break;
    case "ready":
      context.fillStyle = palette.color["tl-ready-fill"];
      fillBar(context, box, THIN_BAR);
      outlineBar(context, box, THIN_BAR, palette.color["tl-ready"]);
      break;
    case "blocked":
      context.fillStyle = brush.hatch;
      fillBar(context, box, BAR);
      outlineBar(context, box, BAR, palette.color["tl-blocked"]);
      paintWaitLabel(brush, segment, box);
      break;
    case "paused":
      dashedLine(context, box, palette.color["tl-paused"], [6, 4]);
      break;
    case "new":
      dashedLine(context, box, palette.color["tl-paused"], [1.5, 3.5]);
      break;
  }
}

function fillBar(context: Pen, box: Box, height: number): void {
  const radius = box.width > 6 ? 3 : 0;
  context.beginPath();
  context.roundRect(box.left, box.middle - height / 2, box.width, height, radius);
  context.fill();
}

function outlineBar(
  context: Pen,
  box: Box,
  height: number,
  color: string,
): void {
  context.strokeStyle = color;
  context.lineWidth = 1;
  if (box.width < 3) {
    context.fillStyle = color;
    context.fillRect(box.left, box.middle - height / 2, box.width, height);
    return;
  }
  context.beginPath();
  context.roundRect(
    box.left + 0.5,
    box.middle - height / 2 + 0.5,
    box.width - 1,
    height - 1,
    2.5,
  );
  context.stroke();
}

function dashedLine(
  context: Pen,
  box: Box,
  color: string,
  dash: number[],
): void {
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(box.left, box.middle);
  context.lineTo(box.left + box.width, box.middle);
  context.stroke();
  context.setLineDash([]);
}

/** What is waited for: which side of which channel, the clock, or a lock. */
function paintWaitLabel({ context, palette }: Brush, segment: Segment, box: Box): void {
  const text = waitLabel(segment);
  context.font = `10px ${palette.font}`;
  const width = context.measureText(text).width + 8;
  if (width + 6 > box.width) return;
  const left = Math.max(box.left, GUTTER) + 5;
  if (left + width > box.left + box.width - 2) return;
  context.fillStyle = palette.color.surface;
  context.beginPath();
  context.roundRect(left, box.middle - 5.5, width, 11, 3);
  context.fill();
  context.fillStyle = palette.color.text;
  context.textAlign = "left";
  context.fillText(text, left + 4, box.middle + 0.5);
}

function waitLabel(segment: Segment): string {
  if (segment.wait === "time") return "asleep";
  if (segment.wait === "thread") return "lock";
  return `${segment.wait === "send" ? "▸" : "◂"} ch ${segment.channel}`;
}

/** A bracket over the bar. */
function paintAtomic({ context, palette, scene }: Brush, span: Span, top: number): void {
  const left = Math.max(GUTTER - 8, x(scene, span.from));
  const right = Math.min(scene.width + 8, x(scene, endOf(scene, span.to)));
  const height = top + 4.5;
  context.strokeStyle = palette.color["tl-atomic"];
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(left + 1, height + 4);
  context.lineTo(left + 1, height);
  context.lineTo(Math.max(left + 2, right - 1), height);
  context.lineTo(Math.max(left + 2, right - 1), height + 4);
  context.stroke();
}

function paintArrows(brush: Brush): void {
  const { scene } = brush;
  if (scene.scale < DETAIL_SCALE) return;
  const view = extent(scene);
  const tops = new Map<number, number>();
  for (const row of scene.rows) if (row.kind === "lane") tops.set(row.lane.tasklet, row.top);
  for (let i = firstVisible(scene.arrows, view, (arrow) => arrow.at + 1); ; i++) {
    const arrow = scene.arrows[i];
    if (!arrow || arrow.at > view.to) return;
    paintArrow(brush, arrow, tops);
  }
}

function paintArrow(brush: Brush, arrow: Arrow, tops: ReadonlyMap<number, number>): void {
  const { context, palette, scene } = brush;
  const from = tops.get(arrow.from);
  const to = tops.get(arrow.to);
  if (from === undefined && to === undefined) return;
  const start = arrowEnd(scene, from, to, false);
  const end = arrowEnd(scene, to, from, true);
  const direction = Math.sign(end - start) || 1;
  const place = x(scene, arrow.at + 0.5);
  const color =
    palette.color[arrow.kind === "kill" ? "tl-kill" : arrow.kind === "create" ? "tl-paused" : "tl-arrow"];
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = arrow.kind === "create" ? 1 : 1.75;
  context.setLineDash(arrow.kind === "create" ? [2, 3] : arrow.kind === "exception" ? [5, 3] : []);
  context.beginPath();
  context.moveTo(place, start + direction * 4);
  context.lineTo(place, end - direction * 6);
  context.stroke();
  context.setLineDash([]);
  if (arrow.kind !== "create") paintArrowTail(context, place, start);
  paintArrowHead(context, place, end, direction);
}

/** Height of an arrow's end; one whose lane is out of view points over the edge. */
function arrowEnd(
  scene: Scene,
  top: number | undefined,
  other: number | undefined,
  isHead: boolean,
): number {
  if (top !== undefined) return y(scene, top) + ROW_HEIGHT / 2;
  const otherY = y(scene, other ?? 0);
  const goesDown = isHead ? otherY < scene.height / 2 : otherY < scene.height / 2;
  return goesDown ? scene.height + 10 : AXIS_HEIGHT - 10;
}

function paintArrowTail(context: Pen, place: number, start: number): void {
  context.beginPath();
  context.arc(place, start, 3, 0, Math.PI * 2);
  context.fill();
}

function paintArrowHead(
  context: Pen,
  place: number,
  end: number,
  direction: number,
): void {
  context.beginPath();
  context.moveTo(place, end - direction * 2);
  context.lineTo(place - 4, end - direction * 9);
  context.lineTo(place + 4, end - direction * 9);
  context.closePath();
  context.fill();
}
