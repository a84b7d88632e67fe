import { z } from "zod";

/** How a connection proves who calls. None of it is secret: what is, is kept apart, by the names of `listAccessSecrets`. */
export const connectionAccess = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("basic"),
    username: z
      .string()
      .min(1, "Type the user name.")
      .max(500)
      .refine((text) => !text.includes(":"), "No colon: it divides name and password."),
  }),
  z.object({ kind: z.literal("bearer") }),
  z.object({
    kind: z.literal("oauth2"),
    tokenUrl: z.url({ protocol: /^https?$/, error: "Type the address of the token, with https://." }).max(2000),
    clientId: z.string().min(1, "Type the client id.").max(500),
    scope: z.string().max(1000),
    /** Where id and secret stand in the question for a token. */
    credentials: z.enum(["header", "body"]),
  }),
  z.object({
    kind: z.literal("headers"),
    names: z
      .array(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "Type the header's name: letters, digits and dashes."))
      .min(1, "Add at least one header.")
      .max(20)
      .refine(
        (names) => new Set(names.map((name) => name.toLowerCase())).size === names.length,
        "A header stands here twice.",
      ),
  }),
]);
export type ConnectionAccess = z.infer<typeof connectionAccess>;

export const CONNECTION_PERIODS = ["second", "minute", "hour"] as const;
export const PERIOD_MS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** What the column `config` holds. */
export const connectionConfig = z.object({
  access: connectionAccess,
  /** The hosts it may be sent to, without ports. */
  hosts: z.array(z.string()),
  /** Calls in each period, by all engines together; null = as the installation's limit for a host says. */
  rateLimit: z.int().nullable(),
  ratePer: z.enum(CONNECTION_PERIODS),
  /** The longest that a call with it waits for an answer; null = as the element says. */
  timeoutSeconds: z.int().nullable(),
});
export type ConnectionConfig = z.infer<typeof connectionConfig>;

/** The secret values of a connection, by name. */
export const connectionSecrets = z.record(z.string(), z.string());
export type ConnectionSecrets = z.infer<typeof connectionSecrets>;

/** Names of the secret values that this way of access needs. */
export function listAccessSecrets(access: ConnectionAccess): readonly string[] {
  switch (access.kind) {
    case "basic":
      return ["password"];
    case "bearer":
      return ["token"];
    case "oauth2":
      return ["clientSecret"];
    case "headers":
      return access.names;
  }
}
