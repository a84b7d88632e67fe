const SHOWN_MAX = 4;
const SECONDS_MAX = 600;

/** Says when a call is tried again, with the pauses between its attempts (seconds, doubled each time). */
export function RetryRules({ retries }: { retries: number | null }) {
  if (retries === null || retries <= 0) {
    return <p className="text-xs text-muted-foreground">A fault leads out by Error at once.</p>;
  }
  const pauses = Array.from({ length: Math.min(retries, SHOWN_MAX) }, (_, at) => Math.min(2 ** at, SECONDS_MAX));
  return (
    <p className="text-xs text-muted-foreground">
      Tried again after network faults, timeouts and the answers 408, 425, 429 and 5xx: after about {pauses.join(", ")}
      {retries > SHOWN_MAX ? " …" : ""} s, at most 10 min apart, and not before the time in <em>Retry-After</em>. While
      a host rests or is called too often, profiles wait; that is no attempt.
    </p>
  );
}
