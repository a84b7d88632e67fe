import type { Pool } from "pg";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import type { ConnectionCache } from "@/lib/engine/connections/connection-cache";
import type { OauthTokens } from "@/lib/engine/connections/oauth-tokens";
import type { HostBreaker, RateLimit } from "@/lib/engine/effects/host-breaker.server";
import type { SenderTurns } from "@/lib/engine/effects/sender-turns.server";
import type { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import type { Clock } from "@/lib/shared/clock";

/** A call to an address that a user typed; the guarded client of lib/channels/http. */
export type SendHttp = (
  call: OutgoingRequest & { idempotencyKey: string; hops: number; signal?: AbortSignal },
) => Promise<OutgoingResult>;

export type EmailToDeliver = {
  messageId: bigint;
  shard: number;
  accountId: number;
  senderId: number | null;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
};

export type EmailDelivered =
  | { kind: "sent"; response: string }
  | { kind: "retry"; reason: string; afterMs: number | null }
  /** `isAddressGone`: the server says that nobody gets letters at this address. */
  | { kind: "refused"; reason: string; isAddressGone: boolean };

/** Addresses and headers made for one message. */
export type MakeLinks = (message: { shard: number; messageId: bigint }) => {
  links: NonNullable<TemplateScope["links"]>;
  headers: Record<string, string>;
};

/** Makes the HTML of one message tell when it is opened and clicked. */
export type TrackHtml = (
  message: { shard: number; messageId: bigint; accountId: number },
  html: string,
) => Promise<string>;

/** What running effects needs from outside; handed in. */
export type EffectDeps = {
  pool: Pool;
  clock: Clock;
  random: () => number;
  scenarios: ScenarioCache;
  breaker: HostBreaker;
  /** How often a host (with its port) may be called, by all engines together; null = as often as one likes. */
  limitOf: (host: string) => RateLimit | null;
  connections: ConnectionCache;
  tokens: OauthTokens;
  sendHttp: SendHttp;
  senderTurns: SenderTurns;
  deliverEmail: (input: EmailToDeliver) => Promise<EmailDelivered>;
  /** The secret's value, when it may go to this host; null = there is none. */
  readSecret: (accountId: number, name: string, host: string) => Promise<string | null>;
  makeLinks: MakeLinks;
  trackHtml: TrackHtml;
};
