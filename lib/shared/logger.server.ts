import pino from "pino";
import type { Logger } from "pino";
import { env } from "./env.server";

/** Values of these keys never reach the log, wherever they stand in what is logged. */
const SECRET_KEYS = [
  "token",
  "password",
  "passwordHash",
  "secret",
  "secretKey",
  "authorization",
  "cookie",
  "databaseUrl",
  "smtpUrl",
];
/** How deep the keys are looked for: pino wants every depth as a path of its own. */
const DEPTHS = ["", "*.", "*.*.", "*.*.*."];

let made: Logger | undefined;

/** The process's log: JSON lines on stdout with `role`, ISO time and no secrets. */
export function logger(): Logger {
  made ??= makeLogger({ level: env().logLevel, role: env().role });
  return made;
}

/** Makes a log that writes to `destination` (default stdout). */
export function makeLogger(options: { level: string; role: string }, destination?: pino.DestinationStream): Logger {
  const settings = {
    level: options.level,
    base: { role: options.role, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: DEPTHS.flatMap((depth) => SECRET_KEYS.map((key) => `${depth}${key}`)), censor: "[secret]" },
  };
  return destination ? pino(settings, destination) : pino(settings);
}
