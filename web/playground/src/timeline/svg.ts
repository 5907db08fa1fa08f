/**
 * A pen that writes SVG: each stroke and fill becomes an element.
 *
 * It knows what the timeline's drawing uses of a canvas and no more. Texts are measured by a canvas.
 */
import type { Palette } from "./palette";
import type { Pen } from "./pen";

/** The fill that stands for the stripes of a blocked tasklet. */
export const SVG_HATCH = "url(#hatch)";

type Style = string | CanvasGradient | CanvasPattern;

export class SvgPen implements Pen {
  fillStyle: Style = "#000";
  strokeStyle: Style = "#000";
  lineWidth = 1;
  font = "10px sans-serif";
  textAlign: CanvasTextAlign = "left";
  textBaseline: CanvasTextBaseline = "middle";
  readonly #measure: (font: string, text: string) => TextMetrics;
  readonly #elements: string[] = [];
  readonly #clips: string[] = [];
  #path: string[] = [];
  #dash: readonly number[] = [];
  #open = 0;
  readonly #groups: number[] = [];

  constructor(measure: (font: string, text: string) => TextMetrics) {
    this.#measure = measure;
  }

  /** The whole picture. */
  document(width: number, height: number, palette: Palette): string {
    const { color } = palette;
    const hatch =
      `<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">` +
      `<path d="M0 0h6v6h-6z" fill="${color["tl-blocked-fill"]}"/>` +
      `<path d="M-6 6l6-6M0 6l6-6M6 6l6-6" stroke="${color["tl-blocked"]}" stroke-width="1.2"/></pattern>`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}"><defs>${hatch}${this.#clips.join("")}</defs>` +
      `<path d="M0 0h${width}v${height}h-${width}z" fill="${color.surface}"/>` +
      `${this.#elements.join("")}</svg>\n`
    );
  }

  save(): void {
    this.#groups.push(this.#open);
    this.#open = 0;
  }

  restore(): void {
    this.#elements.push("</g>".repeat(this.#open));
    this.#open = this.#groups.pop() ?? 0;
  }

  clip(): void {
    const id = `clip${this.#clips.length}`;
    this.#clips.push(`<clipPath id="${id}"><path d="${this.#path.join("")}"/></clipPath>`);
    this.#elements.push(`<g clip-path="url(#${id})">`);
    this.#open += 1;
  }

  beginPath(): void {
    this.#path = [];
  }

  closePath(): void {
    this.#path.push("Z");
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`L${short(x)} ${short(y)}`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(
      `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`,
    );
  }

  roundRect(x: number, y: number, width: number, height: number, radii?: unknown): void {
    const radius = Math.min(typeof radii === "number" ? radii : 0, width / 2, height / 2);
    if (radius <= 0) return this.rect(x, y, width, height);
    const [r, w, h] = [short(radius), short(width - 2 * radius), short(height - 2 * radius)];
    const corner = (dx: string, dy: string): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
    this.#path.push(
      `M${short(x + radius)} ${short(y)}h${w}${corner(r, r)}v${h}${corner(`-${r}`, r)}` +
        `h-${w}${corner(`-${r}`, `-${r}`)}v-${h}${corner(r, `-${r}`)}z`,
    );
  }

  /** Whole circles only. */
  arc(x: number, y: number, radius: number): void {
    const r = short(radius);
    this.#path.push(
      `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${short(2 * radius)} 0` +
        `a${r} ${r} 0 1 0 ${short(-2 * radius)} 0z`,
    );
  }

  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash];
  }

  fill(): void {
    this.#add(`fill="${styleText(this.fillStyle)}"`);
  }

  stroke(): void {
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.join(" ")}"` : "";
    this.#add(
      `fill="none" stroke="${styleText(this.strokeStyle)}" stroke-width="${this.lineWidth}"${dash}`,
    );
  }

  #add(attributes: string): void {
    this.#elements.push(`<path d="${this.#path.join("")}" ${attributes}/>`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#elements.push(
      `<path d="M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z" ` +
        `fill="${styleText(this.fillStyle)}"/>`,
    );
  }

  /** The picture begins empty. */
  clearRect(): void {}

  fillText(text: string, x: number, y: number): void {
    const anchor = { center: "middle", right: "end", end: "end" }[this.textAlign as string];
    const font = escape(this.font).replaceAll('"', "&quot;");
    this.#elements.push(
      `<text x="${short(x)}" y="${short(y)}" dominant-baseline="central" style="font:${font}" ` +
        `${anchor ? `text-anchor="${anchor}" ` : ""}fill="${styleText(this.fillStyle)}">` +
        `${escape(text)}</text>`,
    );
  }

  measureText(text: string): TextMetrics {
    return this.#measure(this.font, text);
  }
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}

function styleText(style: Style): string {
  return typeof style === "string" ? style : "none";
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
