/** True for an IANA zone that this machine knows, such as `Europe/Paris`. */
export function isTimeZone(text: string): boolean {
  // Offsets such as `+02:00` are accepted by Intl, but a day has no summer time then.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
