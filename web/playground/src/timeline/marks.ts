/** The signs that stand for what happened to a tasklet. Each has a shape of its own. */
import type { MarkKind } from "../trace/model";
import type { Palette } from "./palette";
import type { Pen } from "./pen";

interface Place {
  readonly x: number;
  readonly y: number;
}

type Painter = (context: Pen, palette: Palette, place: Place) => void;

const PAINTERS: Readonly<Record<MarkKind, Painter>> = {
  created(context, palette, { x, y }) {
    disc(context, x, y, 4, palette.color.surface);
    context.strokeStyle = palette.color["tl-paused"];
    context.lineWidth = 1.5;
    context.stroke();
  },
  interrupted(context, palette, place) {
    context.fillStyle = palette.color["tl-interrupt"];
    triangle(context, place);
    context.fill();
    context.fillRect(place.x - 0.75, place.y - 10, 1.5, 20);
  },
  denied(context, palette, place) {
    context.fillStyle = palette.color.surface;
    triangle(context, place);
    context.fill();
    context.strokeStyle = palette.color["tl-interrupt"];
    context.lineWidth = 1.75;
    context.stroke();
  },
  killed(context, palette, { x, y }) {
    disc(context, x, y, 7.5, palette.color.surface);
    context.strokeStyle = palette.color["tl-kill"];
    context.lineWidth = 2.5;
    context.beginPath();
    context.moveTo(x - 4.5, y - 4.5);
    context.lineTo(x + 4.5, y + 4.5);
    context.moveTo(x + 4.5, y - 4.5);
    context.lineTo(x - 4.5, y + 4.5);
    context.stroke();
  },
  thrown(context, palette, place) {
    diamond(context, place);
    context.fillStyle = palette.color.surface;
    context.fill();
    context.strokeStyle = palette.color["tl-kill"];
    context.lineWidth = 1.75;
    context.stroke();
  },
  failed(context, palette, place) {
    diamond(context, place);
    context.fillStyle = palette.color["tl-kill"];
    context.fill();
    context.fillStyle = palette.color.surface;
    context.fillRect(place.x - 0.9, place.y - 4, 1.8, 5);
    context.fillRect(place.x - 0.9, place.y + 2.2, 1.8, 1.8);
  },
  deadlock(context, palette, { x, y }) {
    disc(context, x, y, 7, palette.color["tl-kill"]);
    context.fillStyle = palette.color.surface;
    context.fillRect(x - 4, y - 1.25, 8, 2.5);
  },
  ended(context, palette, { x, y }) {
    context.fillStyle = palette.color["text-soft"];
    context.fillRect(x - 1.5, y - 9, 3, 18);
  },
};

export function paintMark(
  context: Pen,
  palette: Palette,
  kind: MarkKind,
  place: Place,
): void {
  PAINTERS[kind](context, palette, place);
}

function disc(
  context: Pen,
  x: number,
  y: number,
  radius: number,
  fill: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = fill;
  context.fill();
}

/** Points down onto the bar, from above. */
function triangle(context: Pen, { x, y }: Place): void {
  context.beginPath();
  context.moveTo(x - 5.5, y - 15);
  context.lineTo(x + 5.5, y - 15);
  context.lineTo(x, y - 6);
  context.closePath();
}

function diamond(context: Pen, { x, y }: Place): void {
  context.beginPath();
  context.moveTo(x, y - 7.5);
  context.lineTo(x + 7.5, y);
  context.lineTo(x, y + 7.5);
  context.lineTo(x - 7.5, y);
  context.closePath();
}
