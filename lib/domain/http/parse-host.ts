/** The host that a typed name or address stands for, as a call's URL spells it, without its port; null = there is none. */
export function parseHost(text: string): string | null {
  const typed = text.trim();
  if (typed === "" || /[\s{}@*]/.test(typed)) return null;
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return hostname === "" ? null : hostname;
}
