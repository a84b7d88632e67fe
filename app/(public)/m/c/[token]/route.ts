import { isLookedAt } from "@/lib/http/pages/is-looked-at";
import { linkRoute } from "@/lib/http/pages/link-route.server";
import { LINK_HEADERS } from "@/lib/http/pages/public-page";
import { noteMessageEvent } from "@/lib/services/messages/note-message-event.server";
import { requireLinkUrl } from "@/lib/services/messages/require-link-url.server";

const CALLS_PER_SECOND_MAX = 1000;

/** A link of a letter: on to the address that was kept when the letter went out, and to no other. */
export const GET = linkRoute({
  purpose: "click",
  perSecond: CALLS_PER_SECOND_MAX,
  handle: async ({ target, ...message }, request) => {
    const url = await requireLinkUrl(target);
    if (isLookedAt(request)) await noteMessageEvent(message, "clicked");
    return new Response(null, { status: 302, headers: { ...LINK_HEADERS, Location: url } });
  },
});
