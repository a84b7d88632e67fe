import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@/lib/shared/app-error";

/** Each takes 19 MB and a core for some 50 ms. */
const AT_ONCE_MAX = 2;
const WAITING_MAX = 100;
const RETRY_AFTER_S = 5;

type Gate = { running: number; waiting: (() => void)[] };

declare global {
  // One per process: Next may import different instances of this module.
  var cuelightPasswordGate: Gate | undefined;
}

/** Hashes a password with argon2id. At most two such calculations run at once in a process. */
export function hashPassword(password: string): Promise<string> {
  return oneOfTwo(() => hash(password.normalize("NFC")));
}

/** True when the password is the one that was hashed. */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return oneOfTwo(() => verify(passwordHash, password.normalize("NFC")));
}

async function oneOfTwo<T>(work: () => Promise<T>): Promise<T> {
  const gate = (globalThis.cuelightPasswordGate ??= { running: 0, waiting: [] });
  if (gate.running >= AT_ONCE_MAX) await queue(gate);
  else gate.running++;
  try {
    return await work();
  } finally {
    const next = gate.waiting.shift();
    // The place is handed on, so that nobody slips in between.
    if (next) next();
    else gate.running--;
  }
}

async function queue(gate: Gate): Promise<void> {
  if (gate.waiting.length >= WAITING_MAX) {
    throw new AppError("unavailable", "Too many people sign in right now. Try again in a moment.", {
      retryAfterSeconds: RETRY_AFTER_S,
    });
  }
  await new Promise<void>((resolve) => gate.waiting.push(resolve));
}
