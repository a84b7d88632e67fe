import type { LinkHandler } from "@/lib/http/pages/link-route.server";
import { GET as click } from "./c/[token]/route";
import { GET as open } from "./o/[token]/route";
import { GET as showUnsubscribe, POST as unsubscribe } from "./u/[token]/route";
import { GET as view } from "./v/[token]/route";

/** The addresses that stand in letters, below `/m/`: method and kind → handler. The server answers them in front of Next. */
export const LINK_ROUTES: ReadonlyMap<string, LinkHandler> = new Map([
  ["GET u", showUnsubscribe],
  ["POST u", unsubscribe],
  ["GET v", view],
  ["GET o", open],
  ["GET c", click],
]);
