/**
 * The colours of the canvas, read from the style sheet's custom properties, so that the drawing
 * and its legend can never disagree and both follow the theme.
 */
const NAMES = [
  "surface",
  "text",
  "text-soft",
  "text-faint",
  "line",
  "line-strong",
  "accent-soft",
  "tl-grid",
  "tl-thread",
  "tl-running",
  "tl-ready",
  "tl-ready-fill",
  "tl-blocked",
  "tl-blocked-fill",
  "tl-paused",
  "tl-atomic",
  "tl-interrupt",
  "tl-kill",
  "tl-arrow",
  "tl-cursor",
] as const;

export type ColorName = (typeof NAMES)[number];

export interface Palette {
  readonly color: Readonly<Record<ColorName, string>>;
  readonly font: string;
  readonly codeFont: string;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const color = Object.fromEntries(NAMES.map((name) => [name, read(name)]));
  return {
    color: color as Record<ColorName, string>,
    font: read("font-ui"),
    codeFont: read("font-code"),
  };
}
