export type DkimVerdict = { state: "ok" | "missing" | "different" | "broken"; text: string };

type Expected = { name: string; publicKey: string };

/** What receivers make of the TXT records that stand under the name of a key; `texts` are whole records, their pieces joined. */
export function judgeDkimRecord({ name, publicKey }: Expected, texts: readonly string[]): DkimVerdict {
  const keys = texts.map(readTags).filter((tags) => tags.has("p"));
  const [only] = keys;
  if (only === undefined) {
    const more = texts.length === 0 ? "" : " What stands there is no DKIM key.";
    return {
      state: "missing",
      text: `There is no record at ${name} yet.${more} New records take up to a day to show.`,
    };
  }
  if (keys.length > 1) {
    return {
      state: "broken",
      text: `${keys.length} keys stand at ${name}: receivers take any of them. Leave only this one.`,
    };
  }
  return judgeTags(only, { name, publicKey });
}

function judgeTags(tags: ReadonlyMap<string, string>, { name, publicKey }: Expected): DkimVerdict {
  const { p = "", v = "DKIM1", k = "rsa", t = "" } = Object.fromEntries(tags);
  const found = p.replace(/\s/g, "");
  if (v !== "DKIM1") return { state: "broken", text: `The record at ${name} says v=${v}; it must be v=DKIM1.` };
  if (found === "") return { state: "different", text: `The key at ${name} is revoked: its p= is empty.` };
  if (k !== "rsa") return { state: "different", text: `The key at ${name} is one of ${k}, not of RSA.` };
  if (found !== publicKey) return judgeOtherKey(found, { name, publicKey });
  const isTest = t.split(":").includes("y");
  const note = isTest ? " It says t=y, so receivers treat signed letters as unsigned; take that out." : "";
  return { state: "ok", text: `The record at ${name} holds this key.${note}` };
}

function judgeOtherKey(found: string, { name, publicKey }: Expected): DkimVerdict {
  return publicKey.startsWith(found)
    ? { state: "broken", text: `The key at ${name} was cut short: ${found.length} of ${publicKey.length} characters.` }
    : { state: "different", text: `Another key stands at ${name}. Replace it, or choose another selector.` };
}

function readTags(text: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const part of text.split(";")) {
    const at = part.indexOf("=");
    if (at > 0) tags.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return tags;
}
