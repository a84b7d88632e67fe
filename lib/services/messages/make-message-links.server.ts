import { makeMessageToken, type LinkedMessage } from "@/lib/auth/message-token.server";

/**
 * The addresses that one message's letter shows, and the headers with which mail programs unsubscribe in one click (RFC 2369,
 * RFC 8058). `publicUrl` has no slash at its end.
 */
export function makeMessageLinks(message: LinkedMessage, publicUrl: string) {
  const unsubscribe = `${publicUrl}/m/u/${makeMessageToken("unsubscribe", message)}`;
  const view = `${publicUrl}/m/v/${makeMessageToken("view", message)}`;
  return {
    links: { unsubscribe_link: unsubscribe, view_in_browser_link: view },
    headers: { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}
