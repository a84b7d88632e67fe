import { createTransport } from "nodemailer";
import { makeMailOptions } from "./make-mail-options";
import type { Letter } from "./smtp-settings";

/** The letter as its bytes would go over the wire, for the Outbox. */
export async function printLetter(letter: Letter): Promise<Uint8Array> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await transport.sendMail(makeMailOptions(letter));
  if (Buffer.isBuffer(message)) return message;
  throw new TypeError("The stream transport answered without a buffer.");
}
