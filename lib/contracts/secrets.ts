import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { parseHost } from "@/lib/domain/http/parse-host";

const NAME_LENGTH_MAX = 60;
const VALUE_LENGTH_MAX = 8_000;
const HOSTS_MAX = 20;

export const secretName = z
  .string()
  .trim()
  .min(1, "Give the secret a name.")
  .max(NAME_LENGTH_MAX)
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    "Letters, digits and underscores only, a letter first: it stands in {secret.NAME}.",
  );

export const secretValue = z.string().min(1, "Type the value.").max(VALUE_LENGTH_MAX);

const host = z
  .string()
  .refine((text) => parseHost(text) !== null, "Type a host such as api.example.com.")
  .transform((text) => parseHost(text) ?? text);

export const secretHosts = z
  .array(host)
  .min(1, "Say which hosts it may be sent to.")
  .max(HOSTS_MAX)
  .transform((hosts) => [...new Set(hosts)]);

export const secretSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** The hosts it may be sent to. */
  hosts: z.array(z.string()),
  updatedAt: z.iso.datetime(),
  /** Scenarios whose elements name it, saved or drafted. */
  scenarios: z.array(z.object({ id: z.int(), name: z.string() })),
});
export type SecretView = z.infer<typeof secretSchema>;

export const listSecrets = defineContract({
  method: "GET",
  path: "/api/internal/secrets",
  answer: z.object({ items: z.array(secretSchema) }),
});

export const createSecret = defineContract({
  method: "POST",
  path: "/api/internal/secrets",
  body: z.object({ name: secretName, hosts: secretHosts, value: secretValue }),
  answer: secretSchema,
});

export const updateSecret = defineContract({
  method: "PUT",
  path: "/api/internal/secrets/[id]",
  params: idParams,
  /** `value` left out = the kept one stays; it must be typed when a host is added. */
  body: z.object({ hosts: secretHosts, value: secretValue.optional() }),
  answer: secretSchema,
});

export const deleteSecret = defineContract({
  method: "DELETE",
  path: "/api/internal/secrets/[id]",
  params: idParams,
  answer: z.object({ deleted: z.literal(true) }),
});
