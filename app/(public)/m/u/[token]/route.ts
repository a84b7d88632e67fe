import { unsubscribePage } from "@/app/(public)/_pages/unsubscribe-page";
import { linkRoute } from "@/lib/http/pages/link-route.server";
import { readBody } from "@/lib/http/read-body.server";
import { changeSubscriptionByLink } from "@/lib/services/subscriptions-by-link/change-subscription-by-link.server";
import { requireLinkedSubscription } from "@/lib/services/subscriptions-by-link/require-linked-subscription.server";

const BODY_BYTES_MAX = 4096;

/** Only shows: programs that look at the links of a letter must not unsubscribe its reader. */
export const GET = linkRoute({
  purpose: "unsubscribe",
  handle: async (message) => unsubscribePage(await requireLinkedSubscription(message)),
});

/** The page's button, and the one click of RFC 8058, whatever body a mail provider gives it. */
export const POST = linkRoute({
  purpose: "unsubscribe",
  handle: async (message, request) => {
    const body = (await readBody(request, BODY_BYTES_MAX)).toString("latin1");
    const wantsAgain = new URLSearchParams(body).get("change") === "subscribe";
    await changeSubscriptionByLink(message, wantsAgain ? "subscribe" : "unsubscribe");
    return unsubscribePage(await requireLinkedSubscription(message), true);
  },
});
