import type { DkimCheck } from "@/lib/contracts/sender-dkim";
import { resolveTxt, type ResolveTxt } from "@/lib/channels/network/resolve-txt.server";
import { judgeDkimRecord } from "@/lib/domain/messages/judge-dkim-record";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { describeSender } from "./describe-sender";
import { requireSender } from "./require-sender.server";
import { takeTest } from "./take-test.server";

/** Looks a sender's record up as receivers will. It changes nothing: letters are signed whatever comes of it. */
export async function checkSenderDkim(
  actor: Actor,
  { id }: { id: number },
  resolve: ResolveTxt = resolveTxt,
): Promise<DkimCheck> {
  const row = await requireSender(actor, id);
  const { dkim } = describeSender(row);
  if (dkim === null) throw new AppError("bad_request", `Sender "${row.name}" has no DKIM key yet: make one first.`);
  await takeTest(actor);
  let found: readonly string[];
  try {
    found = await resolve(dkim.name);
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown failure";
    return { state: "unknown", text: `No name server answered for ${dkim.name} (${why}). Try again later.`, found: [] };
  }
  return { ...judgeDkimRecord({ name: dkim.name, publicKey: row.dkimPublicKey }, found), found: [...found] };
}
