/** Where a text stands, which decides how values are escaped. */
export const PLACES = ["text", "html", "url", "json", "xml", "form", "header"] as const;
export type Place = (typeof PLACES)[number];
