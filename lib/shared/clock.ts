/** Where the time comes from: handed in everywhere, so that tests own it. */
export type Clock = { now(): Date };
