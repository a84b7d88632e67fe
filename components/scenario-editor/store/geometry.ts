import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphNode } from "@/lib/domain/scenario/graph";

/** Sizes of the canvas, in its own units (pixels at zoom 1). Cards have one width; only many outputs make one higher. */
export const CARD_WIDTH = 224;
export const CARD_HEIGHT = 72;
export const GRID = 8;
/** From the left side of a card to the left side of the next one. */
export const COLUMN_STEP = 352;
/** From the top of a card to the top of the one below it. */
export const ROW_STEP = 128;
const OUTPUT_HEIGHT = 36;
const NOTE_HEIGHT = 144;

export type Point = { x: number; y: number };

/** Height of a card with so many outputs. */
function cardHeight(outputs: number): number {
  return Math.max(CARD_HEIGHT, outputs * OUTPUT_HEIGHT);
}

/** Height of an element's card; a note has room for its text. */
export function heightOf(node: GraphNode, kinds: NodeKinds): number {
  return kinds.isNote(node) ? NOTE_HEIGHT : cardHeight(kinds.outputsOf(node).length);
}

/** Where an output's handle stands, from the top of its card. */
export function outputY(index: number, outputs: number): number {
  return ((index + 0.5) * cardHeight(outputs)) / Math.max(1, outputs);
}

/** The nearest point of the grid. */
export function snap(point: Point): Point {
  return { x: Math.round(point.x / GRID) * GRID, y: Math.round(point.y / GRID) * GRID };
}

/** The first place at or below `wanted` where a card overlaps none of `taken`; on the grid. */
export function findFreePlace(wanted: Point, taken: Iterable<Point>): Point {
  const cards = [...taken];
  const place = snap(wanted);
  while (cards.some((card) => overlaps(card, place))) place.y += GRID * 2;
  return place;
}

const GAP = 24;

function overlaps(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < CARD_WIDTH + GAP && Math.abs(a.y - b.y) < CARD_HEIGHT + GAP;
}

/** A point of a link drawn as a level curve from `from` to `to`, at `part` (0–1) of its way. */
export function pointOnCurve(from: Point, to: Point, part: number): Point {
  const bend = (to.x - from.x) / 2;
  const xs = [from.x, from.x + bend, to.x - bend, to.x];
  const ys = [from.y, from.y, to.y, to.y];
  return { x: bezier(xs, part), y: bezier(ys, part) };
}

function bezier([a = 0, b = 0, c = 0, d = 0]: number[], part: number): number {
  const rest = 1 - part;
  return a * rest ** 3 + 3 * b * rest ** 2 * part + 3 * c * rest * part ** 2 + d * part ** 3;
}
