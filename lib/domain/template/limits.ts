/** Output operations of one rendering; a hostile `apicontent` must not hold up the engine. */
export const RENDER_STEPS_MAX = 200_000;
/** Characters one rendering may produce. */
export const RENDER_OUTPUT_CHARS_MAX = 1_000_000;
/** Loops inside loops. */
export const RANGE_DEPTH_MAX = 5;
/** Blocks (if and range) inside blocks. */
export const BLOCK_DEPTH_MAX = 50;
/** Parentheses, functions and `not` inside each other, in one tag. */
export const EXPRESSION_DEPTH_MAX = 32;
/** Findings kept for one template. */
export const ISSUES_MAX = 100;

/** Limits of one rendering; each falls back to the constant of its name. */
export type RenderLimits = { steps?: number; outputChars?: number };
