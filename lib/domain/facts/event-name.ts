/** Longest name of an event that comes over the API. */
export const EVENT_NAME_LENGTH_MAX = 200;
