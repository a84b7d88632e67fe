import type { SendMailOptions } from "nodemailer";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import { AppError } from "@/lib/shared/app-error";
import type { Letter } from "./smtp-settings";

/**
 * A letter in nodemailer's words: one recipient, texts only, no header that holds a line break.
 * @throws AppError `bad_request` when an address is not exactly one address
 */
export function makeMailOptions(letter: Letter): SendMailOptions {
  const to = requireAddress(letter.to, "recipient");
  const from = requireAddress(letter.from.address, "sender");
  const replyTo = letter.replyTo === "" ? undefined : requireAddress(letter.replyTo, "reply address");
  return {
    from: { name: oneLine(letter.from.name), address: from },
    to: { name: "", address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: "", address: replyTo } }),
    envelope: { from, to: [to] },
    subject: oneLine(letter.subject),
    ...(letter.html === "" ? {} : { html: letter.html }),
    ...(letter.text === "" && letter.html !== "" ? {} : { text: letter.text }),
    messageId: letter.messageId,
    date: letter.date,
    headers: Object.entries(letter.headers).map(([key, value]) => ({ key, value: oneLine(value) })),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function requireAddress(text: string, what: string): string {
  // A line break or a comma in an address would reach others.
  const address = /[\r\n\0]/.test(text) ? null : normalizeEmail(text);
  if (address === null) {
    throw new AppError("bad_request", `The ${what} ${JSON.stringify(text.slice(0, 100))} is not one e-mail address.`);
  }
  return address;
}

const oneLine = (text: string) => text.replace(/[\r\n\0]+/g, " ").trim();
