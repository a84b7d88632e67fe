export const EMAIL_LENGTH_MAX = 254;
const LOCAL_LENGTH_MAX = 64;
/** No blanks, quotes, brackets, commas: what could name a second recipient in a mail header is no address. */
const LOCAL = /^[^\s@,;:<>()[\]\\"\p{C}]+$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * The one form in which an e-mail address is kept and compared: trimmed, lower case, NFC. Null when the text is not exactly one address.
 */
export function normalizeEmail(text: string): string | null {
  const address = text.trim().normalize("NFC").toLowerCase();
  if (address.length > EMAIL_LENGTH_MAX) return null;
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(at, 0));
  if (local.length > LOCAL_LENGTH_MAX || !LOCAL.test(local) || hasLooseDot(local)) return null;
  const labels = address.slice(at + 1).split(".");
  return labels.every((label) => LABEL.test(label)) ? address : null;
}

const hasLooseDot = (local: string) => local.startsWith(".") || local.endsWith(".") || local.includes("..");
