import { pool } from "@/lib/db/pool.server";
import { listActiveSenders } from "@/lib/db/queries/mailings/list-active-senders.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import type { SendingScenario } from "@/lib/contracts/mailings";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** Throws `conflict` with `details.kind` "sending" and the scenarios, while active ones send a mailing that shall be switched off. */
export async function refuseWhileSent(actor: Actor, { id, name }: { id: number; name: string }): Promise<void> {
  const sending = await listActiveSenders(actor.accountId, id);
  if (sending.length === 0) return;
  const scenarios: SendingScenario[] = await Promise.all(
    sending.map(async (one) => ({ ...one, inside: await countInside(pool(), one.id) })),
  );
  const names = scenarios.map((one) => `"${one.name}" (#${one.id})`).join(", ");
  throw new AppError("conflict", `The mailing "${name}" is sent by ${names}. Off, nobody there gets its letter.`, {
    details: { kind: "sending", scenarios },
  });
}
