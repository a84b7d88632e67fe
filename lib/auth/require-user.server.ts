import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getSessionActor, type SessionActor } from "@/lib/auth/get-session-actor.server";

/** The header in which `proxy.ts` tells pages their own address. */
export const PATH_HEADER = "x-path";

/**
 * The person who looks at a page; without a session the browser goes to the sign-in page and comes back here. Asked
 * once per request, however many layouts and pages call it: each page that shows data must, because a layout is no guard.
 */
export async function requireUser(): Promise<SessionActor> {
  const actor = await getUser();
  if (actor !== null) return actor;
  const path = (await headers()).get(PATH_HEADER);
  redirect(path === null ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** The person who looks at a page, or null. */
export const getUser = cache(async (): Promise<SessionActor | null> => {
  const requestHeaders = await headers();
  return getSessionActor(requestHeaders, { ip: null, requestId: randomUUID() });
});
