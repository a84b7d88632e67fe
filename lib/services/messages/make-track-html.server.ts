import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { makeMessageToken, TARGET_BYTES } from "@/lib/auth/message-token.server";
import { keepLinks, type TrackedLink } from "@/lib/db/queries/messages/keep-links.server";
import { findLinks } from "@/lib/domain/messages/find-links";
import { trackHtml } from "@/lib/domain/messages/track-html";
import type { TrackHtml } from "@/lib/engine/effects/effect-deps";
import type { Clock } from "@/lib/shared/clock";

/** Addresses that this process knows to be kept: those of a template are the same in a million letters. */
const KEPT_MAX = 20_000;
const DAY_MS = 86_400_000;

/** Makes the tracking of letters. Where a link leads to is kept before the letter that shows it goes out. */
export function makeTrackHtml(deps: { pool: Pool; clock: Clock; publicUrl: string }): TrackHtml {
  const own = `${deps.publicUrl}/m/`;
  const kept = new Set<string>();
  let keptSince = deps.clock.now().getTime();
  return async ({ accountId, ...message }, html) => {
    const urls = [...new Set(findLinks(html).map(({ url }) => url))].filter((url) => !url.startsWith(own));
    const targets = urls.map((url) => makeTarget(accountId, url));
    const now = deps.clock.now();
    // A link is kept from its last letter on, so once in a while it is said again that it is used.
    if (kept.size > KEPT_MAX || now.getTime() - keptSince > DAY_MS) {
      kept.clear();
      keptSince = now.getTime();
    }
    const fresh = targets.filter(({ hash }) => !kept.has(hash.toString("hex")));
    await keepLinks(deps.pool, now, fresh);
    for (const { hash } of fresh) kept.add(hash.toString("hex"));
    return trackHtml(html, {
      pixel: `${own}o/${makeMessageToken("open", message)}`,
      links: new Map(targets.map(({ url, hash }) => [url, `${own}c/${makeMessageToken("click", message, hash)}`])),
    });
  };
}

function makeTarget(accountId: number, url: string): TrackedLink {
  const hash = createHash("sha256").update(`${accountId} ${url}`).digest().subarray(0, TARGET_BYTES);
  return { accountId, url, hash };
}
