import { expect, test } from "vitest";
import { connectionConfig } from "@/lib/domain/http/connection";
import { OauthTokens } from "@/lib/engine/connections/oauth-tokens";
import { fakeClock } from "@/lib/testing/fake-clock";

test("a question for a token that broke is asked anew by the next call", async () => {
  const config = connectionConfig.parse({
    access: {
      ...{ kind: "oauth2", tokenUrl: "https://id.example/token", clientId: "me", scope: "", credentials: "body" },
    },
    ...{ hosts: ["api.example"], rateLimit: null, ratePer: "second", timeoutSeconds: null },
  });
  const { access } = config;
  if (access.kind !== "oauth2") throw new Error("not the kind that was made");
  const connection = { id: 1, name: "CRM", config, secrets: { clientSecret: "s" }, updatedAt: new Date(0) };
  const tokens = new OauthTokens(fakeClock("2026-03-02T10:00:00Z"));
  await expect(tokens.get(connection, access, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  const body = '{"access_token":"t","expires_in":60}';
  const answer = { kind: "answer", status: 200, headers: {}, body, durationMs: 1 } as const;
  expect(await tokens.get(connection, access, () => Promise.resolve(answer))).toEqual(
    expect.objectContaining({ ok: true, token: "t" }),
  );
});
