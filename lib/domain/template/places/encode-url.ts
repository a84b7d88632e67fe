const UNSAFE = /[\s"'()<>\\^`{|}]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
// Browsers read past these, so that "java\tscript:" is a scheme
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const HOST_AND_PORT = /^[\p{L}\p{N}.-]{1,253}(?::\d{1,5})?$/u;

/** Schemes that a value may bring along; a script, data or file address is not among them. */
const SCHEMES_ALLOWED: ReadonlySet<string> = new Set("http https mailto tel sms cid geo tg viber whatsapp".split(" "));
/** Stands for an address that was refused: it leads nowhere. */
const REFUSED = "#";

/** Percent-encodes everything but letters, digits and `-._~`: the value stays inside its part of the URL. */
export function encodeUrlPart(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, "\ufffd")).replace(/[!'()*]/g, percent);
}

/**
 * A value that is, or begins, the whole URL: taken as it is, without what could end it early.
 * A scheme that is not a plain address becomes `#`.
 */
export function cleanUrlStart(text: string): string {
  const url = text.replace(CONTROLS, "").trim().replace(LONE_SURROGATE, "\ufffd");
  const scheme = SCHEME.exec(url)?.[1];
  if (scheme !== undefined && !SCHEMES_ALLOWED.has(scheme.toLowerCase())) return REFUSED;
  return url.replace(UNSAFE, percent);
}

/** A value in the host: a host name with or without port as it is, anything else encoded, so that it cannot lead elsewhere. */
export function encodeUrlHost(text: string): string {
  return HOST_AND_PORT.test(text) ? text : encodeUrlPart(text);
}

/** A value in a path: encoded; `.` and `..` are left out, because they would climb whatever their encoding. */
export function encodeUrlPath(text: string): string {
  return text === "." || text === ".." ? "" : encodeUrlPart(text);
}

/** A value behind `mailto:` or `tel:`, where @ and + are plain. */
export function encodeUrlOpaque(text: string): string {
  return encodeUrlPart(text).replace(/%40/g, "@").replace(/%2B/g, "+");
}

function percent(char: string): string {
  return encodeURIComponent(char).replace(/^[!'()*]$/, (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`);
}
