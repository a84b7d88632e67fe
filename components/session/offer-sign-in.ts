import { toast } from "sonner";
import { ApiError } from "@/lib/api-client/call-api";

const TOAST_ID = "signed-out";

/**
 * Says that the session is over, once for however many requests found it out, and opens the sign-in page in a tab of
 * its own: what was typed on this one stays, and saving works again afterwards.
 */
export function offerSignIn(error: unknown): void {
  if (!(error instanceof ApiError) || error.code !== "unauthenticated") return;
  toast.error("You are signed out", {
    id: TOAST_ID,
    duration: Number.POSITIVE_INFINITY,
    description: "Sign in again in a new tab, then come back: what you typed stays here.",
    action: {
      label: "Sign in",
      onClick: () => {
        const path = window.location.pathname + window.location.search;
        window.open(`/sign-in?callbackUrl=${encodeURIComponent(path)}`, "_blank", "noopener");
      },
    },
  });
}
