import type { Profile } from "@/lib/contracts/profiles";
import { compileMessage, renderMessage, type MessageContent } from "@/lib/domain/messages/message-content";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import type { JsonObject } from "@/lib/shared/json";
import { parseTypedObject } from "@/lib/shared/parse-typed-object";

export type PreviewLetter = { content: MessageContent; missing: string[]; error: string | null };

/** The letter for a profile and a typed `apicontent`; where that is no JSON object, it says so and goes without it. */
export function renderPreview(
  words: MessageContent,
  given: { profile: Profile | null; content: string; zone: string },
): PreviewLetter {
  const parsed = parseTypedObject(given.content);
  const apicontent = "content" in parsed ? parsed.content : {};
  try {
    const letter = renderMessage(compileMessage(words), makeScope(given.profile, apicontent, given.zone));
    return { ...letter, error: "error" in parsed ? `apicontent: ${parsed.error}` : null };
  } catch (error) {
    const message = error instanceof Error ? error.message : "The template could not be filled.";
    return { content: { subject: "", html: "", text: "" }, missing: [], error: message };
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
