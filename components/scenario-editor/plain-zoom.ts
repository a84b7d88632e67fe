/** Below this zoom nobody can read a card: only its shape and its icon are drawn. */
export const PLAIN_BELOW_ZOOM = 0.4;

/** On whatever is left out then. CSS does it, so that zooming draws no card anew; the canvas sets the mark. */
export const HIDDEN_WHEN_PLAIN = "group-data-plain/canvas:hidden";
