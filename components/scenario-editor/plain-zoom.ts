/** Below this zoom a card is drawn as its shape and its icon only. */
const PLAIN_BELOW_ZOOM = 0.4;
/** A small scenario keeps its words down to here: one sees at least which element is which. */
const PLAIN_BELOW_ZOOM_SMALL = 0.2;
/** Up to so many elements their words cost nothing that one feels. */
const SMALL_MAX = 60;

/** Whether the cards are drawn without words. */
export function isPlainAt(zoom: number, elements: number): boolean {
  return zoom < (elements <= SMALL_MAX ? PLAIN_BELOW_ZOOM_SMALL : PLAIN_BELOW_ZOOM);
}

/** On whatever is left out then. CSS does it, so that zooming draws no card anew; the canvas sets the mark. */
export const HIDDEN_WHEN_PLAIN = "group-data-plain/canvas:hidden";
