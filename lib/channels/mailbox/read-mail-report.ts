import PostalMime, { type Attachment, type Email } from "postal-mime";

/** What a letter in the bounce mailbox tells. */
export type MailReport = {
  outcome: { kind: "delivered" } | { kind: "bounced"; permanent: boolean; reason: string } | { kind: "complained" };
  /** Texts that may hold the return address of the letter it is about. */
  addresses: string[];
  /** The List-Unsubscribe header of that letter, where it came along. */
  unsubscribe: string;
};

type Fields = ReadonlyMap<string, string[]>;

const RECIPIENT_HEADERS = new Set(["to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to"]);
const DELIVERY_STATUS = "message/delivery-status";
const FEEDBACK_REPORT = "message/feedback-report";
const REASON_LENGTH_MAX = 500;

/**
 * Reads a delivery status notification (RFC 3464) or a complaint (RFC 5965). Null for every other letter, such as an automatic reply,
 * and for one that only says that delivery takes longer.
 */
export async function readMailReport(raw: Uint8Array): Promise<MailReport | null> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: "utf8" });
  const outcome = readOutcome(mail.attachments);
  if (outcome === null) return null;
  const original = readOriginal(mail.attachments);
  const feedback = readFields(findPart(mail.attachments, FEEDBACK_REPORT) ?? "");
  const addresses = [
    ...listRecipients(mail),
    ...feedback.flatMap((fields) => fields.get("original-mail-from") ?? []),
    ...(original.get("return-path") ?? []),
  ];
  return { outcome, addresses, unsubscribe: original.get("list-unsubscribe")?.[0] ?? "" };
}

function readOutcome(parts: readonly Attachment[]): MailReport["outcome"] | null {
  const feedback = findPart(parts, FEEDBACK_REPORT);
  if (feedback !== undefined) {
    const [type] = readFields(feedback).flatMap((fields) => fields.get("feedback-type") ?? []);
    // "not-spam" and others are no complaint.
    return /^(abuse|fraud|virus|miscategorized|complaint|opt-out)/i.test(type ?? "") ? { kind: "complained" } : null;
  }
  const status = findPart(parts, DELIVERY_STATUS);
  const groups = status === undefined ? [] : readFields(status).filter((fields) => fields.has("action"));
  const [outcome] = groups.map(readRecipient).filter((one) => one !== null);
  return outcome ?? null;
}

function readRecipient(fields: Fields): MailReport["outcome"] | null {
  const [action, status, diagnostic] = ["action", "status", "diagnostic-code"].map(
    (name) => fields.get(name)?.[0] ?? "",
  );
  if (/^delivered$/i.test(action ?? "")) return { kind: "delivered" };
  return /^failed$/i.test(action ?? "") ? readFailure(status ?? "", diagnostic ?? "") : null;
}

/** Refused for good, but not because of the address: full today, this letter too long or of the wrong form, or its sender not trusted. */
const PASSING = /^5\.(?:2\.[23]|[367]\.\d+)$/;

function readFailure(status: string, diagnostic: string): MailReport["outcome"] {
  const words = diagnostic.replace(/^\s*[\w-]+\s*;\s*/, "").trim();
  const code = /\b([45])\.\d{1,3}\.\d{1,3}\b/.exec(`${status} ${words}`)?.[0] ?? words.slice(0, 1);
  const permanent = code.startsWith("5") && !PASSING.test(code);
  return { kind: "bounced", permanent, reason: (words === "" ? status : words).slice(0, REASON_LENGTH_MAX) };
}

function listRecipients(mail: Email): string[] {
  return mail.headers.filter(({ key }) => RECIPIENT_HEADERS.has(key)).map(({ value }) => value);
}

/** The headers of the letter that the report is about, as far as they came along. */
function readOriginal(parts: readonly Attachment[]): Fields {
  const text = findPart(parts, "message/rfc822") ?? findPart(parts, "text/rfc822-headers") ?? "";
  return readFields(text)[0] ?? new Map<string, string[]>();
}

function findPart(parts: readonly Attachment[], mimeType: string): string | undefined {
  const part = parts.find((one) => one.mimeType.toLowerCase() === mimeType);
  if (part === undefined) return undefined;
  return typeof part.content === "string" ? part.content : new TextDecoder().decode(part.content);
}

/** Groups of `Name: value` lines, an empty line between them; names in lower case, folded lines put together. */
function readFields(text: string): Fields[] {
  return text
    .replace(/\r\n/g, "\n")
    .split(/\n\s*\n/)
    .map((block) => {
      const fields = new Map<string, string[]>();
      for (const line of block.replace(/\n[ \t]+/g, " ").split("\n")) {
        const at = line.indexOf(":");
        if (at < 1) continue;
        const name = line.slice(0, at).trim().toLowerCase();
        fields.set(name, [...(fields.get(name) ?? []), line.slice(at + 1).trim()]);
      }
      return fields;
    });
}
