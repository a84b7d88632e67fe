import { letterPage } from "@/app/(public)/_pages/letter-page";
import { linkRoute } from "@/lib/http/pages/link-route.server";
import { requireLetterByLink } from "@/lib/services/messages/require-letter-by-link.server";

/** The letter as a page. */
export const GET = linkRoute({
  purpose: "view",
  handle: async (message) => letterPage(await requireLetterByLink(message)),
});
