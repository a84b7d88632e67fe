import type { SendMailOptions } from "nodemailer";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import { AppError } from "@/lib/shared/app-error";
import type { DkimKey, Letter } from "./smtp-settings";

/**
 * What a signature covers, where the letter has it. nodemailer's own list leaves out List-Unsubscribe-Post: mail programs offer one
 * click only when that is signed as well (RFC 8058, section 4).
 */
const SIGNED_HEADERS = [
  ...["From", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "To", "Cc", "In-Reply-To", "References"],
  ...["MIME-Version", "Content-Type", "Content-Transfer-Encoding"],
  ...["List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"],
].join(":");

/**
 * A letter in nodemailer's words: one recipient, texts only, no header that holds a line break.
 * @throws AppError `bad_request` when an address is not exactly one address
 */
export function makeMailOptions(letter: Letter): SendMailOptions {
  const to = requireAddress(letter.to, "recipient");
  const from = requireAddress(letter.from.address, "sender");
  const returnPath = letter.returnPath === "" ? from : requireAddress(letter.returnPath, "return path");
  const replyTo = letter.replyTo === "" ? undefined : requireAddress(letter.replyTo, "reply address");
  return {
    from: { name: oneLine(letter.from.name), address: from },
    to: { name: "", address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: "", address: replyTo } }),
    envelope: { from: returnPath, to: [to] },
    subject: oneLine(letter.subject),
    ...(letter.html === "" ? {} : { html: letter.html }),
    ...(letter.text === "" && letter.html !== "" ? {} : { text: letter.text }),
    messageId: letter.messageId,
    date: letter.date,
    headers: Object.entries(letter.headers).map(([key, value]) => ({ key, value: oneLine(value) })),
    ...(letter.dkim === null ? {} : { dkim: signWith(letter.dkim) }),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const signWith = ({ domain, selector, privateKey }: DkimKey) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
  headerFieldNames: SIGNED_HEADERS,
});

function requireAddress(text: string, what: string): string {
  // A line break or a comma in an address would reach others.
  const address = /[\r\n\0]/.test(text) ? null : normalizeEmail(text);
  if (address === null) {
    throw new AppError("bad_request", `The ${what} ${JSON.stringify(text.slice(0, 100))} is not one e-mail address.`);
  }
  return address;
}

const oneLine = (text: string) => text.replace(/[\r\n\0]+/g, " ").trim();
