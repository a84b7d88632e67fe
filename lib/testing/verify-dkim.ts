import { createHash, createPublicKey, createVerify } from "node:crypto";

export type DkimFinding = { isValid: boolean; domain: string; selector: string; headers: string[] };

/**
 * Checks a letter's DKIM signature as a receiver does (RFC 6376, relaxed/relaxed, RSA-SHA256), with none of the code that signs.
 * `lookUp` answers the TXT record of a name. Null = the letter has no signature.
 */
export function verifyDkim(raw: string, lookUp: (name: string) => string | undefined): DkimFinding | null {
  const end = raw.indexOf("\r\n\r\n");
  const fields = raw
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(":")).trim().toLowerCase(), line }));
  const signature = fields.find(({ name }) => name === "dkim-signature");
  if (!signature) return null;
  const tags = readTags(signature.line.slice(signature.line.indexOf(":") + 1));
  const headers = (tags.get("h") ?? "").toLowerCase().split(":");
  const domain = tags.get("d") ?? "";
  const selector = tags.get("s") ?? "";
  const record = readTags(lookUp(`${selector}._domainkey.${domain}`) ?? "");
  const bodyHash = createHash("sha256")
    .update(relaxBody(raw.slice(end + 4)))
    .digest("base64");
  const signed = headers.map((name) =>
    relaxHeader(fields.findLast((field) => field.name === name)?.line ?? `${name}:`),
  );
  const own = relaxHeader(signature.line.replace(/(;\s*b=)[^;]*/, "$1"));
  const key = { key: Buffer.from(record.get("p") ?? "", "base64"), format: "der", type: "spki" } as const;
  const isSigned = () =>
    createVerify("RSA-SHA256")
      .update([...signed, own].join("\r\n"))
      .verify(createPublicKey(key), tags.get("b") ?? "", "base64");
  return { isValid: bodyHash === tags.get("bh") && record.has("p") && isSigned(), domain, selector, headers };
}

function readTags(text: string): Map<string, string> {
  const tags = text.split(";").map((part) => part.replace(/\s+/g, ""));
  return new Map(tags.filter(Boolean).map((tag) => [tag.slice(0, tag.indexOf("=")), tag.slice(tag.indexOf("=") + 1)]));
}

function relaxHeader(line: string): string {
  const at = line.indexOf(":");
  const value = line
    .slice(at + 1)
    .replace(/\r\n/g, "")
    .replace(/[ \t]+/g, " ");
  return `${line.slice(0, at).trim().toLowerCase()}:${value.trim()}`;
}

function relaxBody(body: string): string {
  const lines = body.split("\r\n").map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""));
  while (lines.at(-1) === "") lines.pop();
  return lines.length === 0 ? "" : `${lines.join("\r\n")}\r\n`;
}
