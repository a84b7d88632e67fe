import { isLookedAt } from "@/lib/http/pages/is-looked-at";
import { linkRoute } from "@/lib/http/pages/link-route.server";
import { LINK_HEADERS } from "@/lib/http/pages/public-page";
import { noteMessageEvent } from "@/lib/services/messages/note-message-event.server";

/** One transparent point. */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const CALLS_PER_SECOND_MAX = 1000;

/** The picture in a letter that tells that it was opened. */
export const GET = linkRoute({
  purpose: "open",
  perSecond: CALLS_PER_SECOND_MAX,
  handle: async (message, request) => {
    if (isLookedAt(request)) await noteMessageEvent(message, "opened");
    const headers = { ...LINK_HEADERS, "Content-Type": "image/gif", "Cross-Origin-Resource-Policy": "cross-origin" };
    return new Response(PIXEL, { headers });
  },
});
