import { isIP } from "node:net";
import { AppError } from "@/lib/shared/app-error";
import { HTTP_URL_LENGTH_MAX } from "./limits";

/** Where the product itself answers: its public address, and the origin under which this process reaches it. */
export type OwnApi = { publicUrl: string; dialOrigin: string };

export type Target = {
  url: URL;
  /** Without brackets; a name, or an address in its one normal spelling. */
  host: string;
  port: number;
  isLiteral: boolean;
  /** Path and query to ask the product's own API for; null for every other target. */
  ownPath: string | null;
};

const API_PATH = "/api/v1.1/";
const DEFAULT_PORTS: Record<string, number> = { "http:": 80, "https:": 443 };

/**
 * Reads the URL of a call. All spellings of an address (`0x7f.1`, `2130706433`, `①②⑦.1` …) come out as one.
 * @throws AppError `bad_request` for anything but a plain http or https URL
 */
export function parseTarget(text: string, ownApi: OwnApi): Target {
  if (/[\r\n\t\0]/.test(text)) throw refused("The URL contains a line break, a tab or a NUL character.");
  if (text.length > HTTP_URL_LENGTH_MAX) throw refused(`The URL is longer than ${HTTP_URL_LENGTH_MAX} characters.`);
  if (!URL.canParse(text)) throw refused(`"${text.slice(0, 200)}" is not a URL. It begins with https:// or http://.`);
  const url = new URL(text);
  const defaultPort = DEFAULT_PORTS[url.protocol];
  if (defaultPort === undefined) throw refused(`Calls go to http and https only, not to ${url.protocol}//.`);
  if (url.username !== "" || url.password !== "") {
    throw refused("The URL contains a user name or password. Send them in an Authorization header.");
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return {
    url,
    host,
    port: url.port === "" ? defaultPort : Number(url.port),
    isLiteral: isIP(host) !== 0,
    ownPath: findOwnPath(url, ownApi),
  };
}

function findOwnPath(url: URL, ownApi: OwnApi): string | null {
  const own = readOwn(ownApi);
  if (url.origin !== own.origin || !url.pathname.startsWith(`${own.prefix}${API_PATH}`)) return null;
  // An encoded slash could climb out of the API once somebody decodes it.
  if (/%2f|%5c|%2e/i.test(url.pathname)) return null;
  return (own.keepsPrefix ? url.pathname : url.pathname.slice(own.prefix.length)) + url.search;
}

type Own = { origin: string; prefix: string; keepsPrefix: boolean };
/** The same for every call of a process. */
const read = new WeakMap<OwnApi, Own>();

function readOwn(ownApi: OwnApi): Own {
  const known = read.get(ownApi);
  if (known) return known;
  const { origin, pathname } = new URL(ownApi.publicUrl);
  const keepsPrefix = new URL(ownApi.dialOrigin).origin === origin;
  const own = { origin, prefix: pathname.replace(/\/$/, ""), keepsPrefix };
  read.set(ownApi, own);
  return own;
}

const refused = (message: string) => new AppError("bad_request", message, { field: "url" });
