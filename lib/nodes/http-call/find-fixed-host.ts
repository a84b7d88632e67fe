import { parseHost } from "@/lib/domain/http/parse-host";

/** The part of an address that names the host; none when a variable begins before its end. */
const FIXED_HOST = /^(https?:\/\/[^/?#\s{]+)(?:[/?#]|$)/i;

/** The host that every call of an element goes to; null while variables decide it. */
export function findFixedHost(url: string): string | null {
  return parseHost(FIXED_HOST.exec(url)?.[1] ?? "");
}
