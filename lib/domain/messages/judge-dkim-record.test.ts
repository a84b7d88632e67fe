import { expect, test } from "vitest";
import { judgeDkimRecord } from "@/lib/domain/messages/judge-dkim-record";
import { makeDkimRecord } from "@/lib/domain/messages/make-dkim-record";

const publicKey = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A";
const { name, value } = makeDkimRecord({ selector: "cuelight", domain: "example.com", publicKey });
const judge = (...texts: string[]) => judgeDkimRecord({ name, publicKey }, texts);

test("the record that is shown is the record that is found good, also with spaces and without what may be left out", () => {
  expect(name).toBe("cuelight._domainkey.example.com");
  expect(judge(value).state).toBe("ok");
  expect(judge(`p=MIIBIjANBgkqh kiG9w0BAQEFAAOCAQ8A ;`).state).toBe("ok");
});

test.each([
  [[], "missing", "no record"],
  [["v=spf1 -all"], "missing", "no DKIM key"],
  [[value, "v=DKIM1; p=AAAA"], "broken", "2 keys"],
  [["v=DKIM1; k=rsa; p="], "different", "revoked"],
  [["v=DKIM1; k=ed25519; p=abc"], "different", "ed25519"],
  [["v=DKIM1; k=rsa; p=QUJD"], "different", "Another key"],
  [[value.slice(0, -6)], "broken", "cut short"],
  [["v=DKIM2; p=AAAA"], "broken", "v=DKIM2"],
  [[`${value}; t=y`], "ok", "t=y"],
])("records %j are %s", (texts, state, words) => {
  const verdict = judge(...texts);
  expect(verdict.state).toBe(state);
  expect(verdict.text).toContain(words);
});
