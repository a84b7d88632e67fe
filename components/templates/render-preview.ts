import type { Profile } from "@/lib/contracts/profiles";
import { compileMessage, renderMessage, type MessageContent } from "@/lib/domain/messages/message-content";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import { jsonObjectSchema, type JsonObject } from "@/lib/shared/json";

export type PreviewLetter = { content: MessageContent; missing: string[]; error: string | null };

/** The letter for a profile and a typed `apicontent`; where that is no JSON object, it says so and goes without it. */
export function renderPreview(
  words: MessageContent,
  given: { profile: Profile | null; content: string; zone: string },
): PreviewLetter {
  const parsed = parseContent(given.content);
  try {
    const letter = renderMessage(compileMessage(words), makeScope(given.profile, parsed.content, given.zone));
    return { ...letter, error: parsed.error };
  } catch (error) {
    const message = error instanceof Error ? error.message : "The template could not be filled.";
    return { content: { subject: "", html: "", text: "" }, missing: [], error: message };
  }
}

/** Reads a typed `apicontent`; nothing typed is an empty object. */
export function parseContent(text: string): { content: JsonObject; error: string | null } {
  if (text.trim() === "") return { content: {}, error: null };
  try {
    const parsed = jsonObjectSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { content: parsed.data, error: null };
    return { content: {}, error: 'apicontent is a JSON object, such as {"mail": "a@b.com"}.' };
  } catch (error) {
    return { content: {}, error: `apicontent is not valid JSON: ${error instanceof Error ? error.message : ""}` };
  }
}

/** A preview is no message, so it has no links of its own. */
const LINKS = {
  unsubscribe_link: "https://unsubscribe.example/",
  view_in_browser_link: "https://view-in-browser.example/",
};

function makeScope(profile: Profile | null, apicontent: JsonObject, zone: string): TemplateScope {
  const lead = profile?.fields ?? {};
  return { lead, subscription: makeSubscription(profile), apicontent, links: LINKS, now: new Date(), zone };
}

/** The profile's subscription that a mailing would write to; without one, as if there were. */
function makeSubscription(profile: Profile | null): JsonObject {
  const found = profile?.subscriptions.find((one) => one.channel === "email" && one.status === "subscribed");
  if (found === undefined) return { channel: "email", email: profile?.fields["email"] ?? null, status: "subscribed" };
  const { address, status, priority, resourceId } = found;
  return { channel: "email", email: address, status, priority, resource_id: resourceId };
}
