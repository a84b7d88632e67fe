/** Thrown to leave a call that must not be made now: its host rests, or has no free place. Not a failure. */
export class HostRests extends Error {
  /** ms since 1970 */
  readonly until: number;

  constructor(until: number) {
    super("The host rests.");
    this.name = "HostRests";
    this.until = until;
  }
}

/** Host and port of a URL, for counting; what is no URL counts as itself. */
export function readHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "invalid";
}
