/**
 * The timeline of a run as a file: a picture of all of it, or its events for other viewers. Loaded when
 * it is asked for.
 */
import type { State } from "../state/state";
import { chromeTrace } from "../trace/chrome";
import { contentHeight, layoutRows } from "../trace/layout";
import { GUTTER, makeHatch, paintTimeline, type Scene } from "./paint";
import { readPalette } from "./palette";
import { sceneOf } from "./scene";
import { SVG_HATCH, SvgPen } from "./svg";

export type ExportKind = "png" | "svg" | "json";

/** The widest and highest picture, in pixels: browsers refuse much larger ones. */
const WIDEST = 12_000;
const HIGHEST = 8_000;

const SCALE = 20;

/** Null when the browser could not make it. */
export async function exportTimeline(state: State, kind: ExportKind): Promise<Blob | null> {
  if (kind === "json") {
    const text = chromeTrace(state.timeline.trace.value);
    return new Blob([text], { type: "application/json" });
  }
  const scene = wholeScene(state);
  return kind === "svg" ? svgPicture(scene) : pngPicture(scene);
}

/** The scene with every event and lane in it, as far as a picture can be that large. */
function wholeScene(state: State): Scene {
  const { log, model } = state.timeline.trace.value;
  const scale = Math.min(SCALE, (WIDEST - GUTTER - SCALE) / Math.max(1, log.length));
  return {
    ...sceneOf(state),
    width: Math.ceil(GUTTER + log.length * scale + SCALE),
    height: Math.min(HIGHEST, contentHeight(model)),
    scale,
    origin: 0,
    scrollTop: 0,
    hover: null,
    rows: layoutRows(model),
  };
}

function svgPicture(scene: Scene): Blob {
  const palette = readPalette(document.documentElement);
  const ruler = document.createElement("canvas").getContext("2d");
  const pen = new SvgPen((font, text) => {
    if (!ruler) return { width: text.length * 6 } as TextMetrics;
    ruler.font = font;
    return ruler.measureText(text);
  });
  paintTimeline(pen, palette, scene, SVG_HATCH);
  return new Blob([pen.document(scene.width, scene.height, palette)], { type: "image/svg+xml" });
}

function pngPicture(scene: Scene): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = scene.width;
  canvas.height = scene.height;
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  const palette = readPalette(document.documentElement);
  paintTimeline(context, palette, scene, makeHatch(context, palette));
  // What is behind the drawing on the page is the page's own ground.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = palette.color.surface;
  context.fillRect(0, 0, scene.width, scene.height);
  return new Promise((settle) => canvas.toBlob(settle, "image/png"));
}
