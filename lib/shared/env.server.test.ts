import { expect, test } from "vitest";
import { parseEnv } from "./env.server";

test("without any variable every setting has its default", () => {
  expect(parseEnv({})).toMatchObject({
    port: 3000,
    host: undefined,
    publicUrl: "http://localhost:3000",
    dataDir: "./data",
    role: "all",
    logLevel: "info",
    allowPrivateTargets: { kind: "none" },
  });
});

test("an empty variable counts as absent", () => {
  expect(parseEnv({ PORT: "", DATABASE_URL: "" }).port).toBe(3000);
});

test.each([
  ["PORT", "eighty", 'PORT must be a whole number (it is "eighty").'],
  ["PORT", "70000", 'PORT must be between 1 and 65535 (it is "70000").'],
  ["ROLE", "both", 'ROLE must be all, web or engine (it is "both").'],
  ["ADMIN_EMAIL", "nobody", 'ADMIN_EMAIL must be an e-mail address (it is "nobody").'],
  ["DATABASE_URL", "mysql://u:p@h/d", "DATABASE_URL must be a URL that begins with postgres:// or postgresql://."],
  ["SECRET_KEY", "short", "SECRET_KEY must have at least 32 characters."],
])("%s=%s is refused in one sentence that names it and tells no secret", (name, value, message) => {
  expect(() => parseEnv({ [name]: value })).toThrow(message);
});

test("the public address has no slash at its end", () => {
  expect(parseEnv({ PUBLIC_URL: "https://cue.example.com/" }).publicUrl).toBe("https://cue.example.com");
});

test.each([
  ["true", { kind: "all" }],
  ["false", { kind: "none" }],
  [
    "10.0.0.0/8, intranet.local:9000",
    {
      kind: "list",
      targets: [
        { host: "10.0.0.0/8", port: null },
        { host: "intranet.local", port: 9000 },
      ],
    },
  ],
  [
    "[::1]:8080,fd00::/8",
    {
      kind: "list",
      targets: [
        { host: "::1", port: 8080 },
        { host: "fd00::/8", port: null },
      ],
    },
  ],
])("ALLOW_PRIVATE_TARGETS=%s opens what it names", (text, expected) => {
  expect(parseEnv({ ALLOW_PRIVATE_TARGETS: text }).allowPrivateTargets).toEqual(expected);
});

test("an entry of ALLOW_PRIVATE_TARGETS that is no target is named", () => {
  expect(() => parseEnv({ ALLOW_PRIVATE_TARGETS: "10.0.0.1,http://x" })).toThrow("http://x");
});

test.each([
  [{ PORT: "6000" }, "PORT: browsers refuse to open port 6000"],
  [{ PUBLIC_URL: "http://cue.example.com:10080/x" }, "PUBLIC_URL: browsers refuse to open port 10080"],
])("a port that browsers refuse is refused at the start: %j", (variables, message) => {
  expect(() => parseEnv(variables)).toThrow(message);
});

test("behind a proxy the port may be any, for browsers come by the public address", () => {
  expect(parseEnv({ PORT: "6000", PUBLIC_URL: "https://cue.example.com" }).port).toBe(6000);
});
