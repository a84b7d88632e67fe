import { AppError } from "@/lib/shared/app-error";
import { HTTP_TOTAL_MS_MAX } from "./limits";

/**
 * One limit for a whole call, the look-up of the host included, and the caller's wish to end it. Not an AbortController: one more
 * of those with its listeners is a twentieth of a call's work.
 */
export class CallLimit {
  /** Rejects when it is reached. */
  readonly reached: Promise<never>;
  /** Why it was reached; undefined = it was not. */
  cause: AppError | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #listeners = new Set<() => void>();
  #reject: (error: AppError) => void = () => undefined;

  constructor({ timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal | undefined }) {
    this.reached = new Promise((_, reject) => (this.#reject = reject));
    this.reached.catch(() => undefined);
    const ms = Math.max(1, Math.min(timeoutMs, HTTP_TOTAL_MS_MAX));
    this.#timer = setTimeout(() => {
      this.#end(`No complete answer within ${ms / 1000} s.`);
    }, ms);
    this.#signal = signal;
    signal?.addEventListener("abort", this.#cancel, { once: true });
    if (signal?.aborted) this.#cancel();
  }

  /** Runs once it is reached, at once when it is; the function that comes back takes the listener off. */
  onReached(listener: () => void): () => void {
    if (this.cause) listener();
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The call is over: the limit is never reached any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#cancel);
    this.#listeners.clear();
  }

  readonly #cancel = (): void => {
    this.#end("The call was cancelled.");
  };

  #end(message: string): void {
    if (this.cause) return;
    this.cause = new AppError("unavailable", message);
    for (const listener of this.#listeners) listener();
    this.#reject(this.cause);
  }
}
