import type { Json } from "@/lib/shared/json";

const ANSWER_DEPTH_MAX = 64;

/** An answer's body as JSON; undefined when it is none, or nested too deep. */
export function readJsonAnswer(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value, ANSWER_DEPTH_MAX) ? value : undefined;
  } catch {
    // Whatever another system answers is no fault of ours; the caller says that it is not JSON.
    return undefined;
  }
}

/** True for what JSON.parse gives, unless it is nested so deep that walking it could end the process. */
function isJson(value: unknown, depth: number): value is Json {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isJson(item, depth - 1));
}
