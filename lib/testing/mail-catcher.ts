import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type CaughtLetter = { from: string; to: string[]; raw: string; parsed: Email };

type Refusal = { code: number; text: string; at?: "recipient" };

export type MailCatcher = {
  port: number;
  /** For SMTP_URL. */
  url: string;
  letters: readonly CaughtLetter[];
  /** What the next letters, or their recipients, are answered with instead of being taken, e.g. `{ code: 451, text: "try later" }`. */
  refuseWith: (answer: Refusal | null) => void;
  close: () => Promise<void>;
};

/** Starts a real SMTP server on a free loopback port that keeps every letter it takes. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const letters: CaughtLetter[] = [];
  let refusal: Refusal | null = null;
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "" }),
    onRcptTo(_address, _session, done) {
      const isRefused = refusal?.at === "recipient";
      done(isRefused ? Object.assign(new Error(refusal?.text), { responseCode: refusal?.code }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusal) {
          done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
          return;
        }
        const raw = Buffer.concat(chunks).toString("utf8");
        const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        void PostalMime.parse(raw).then((parsed) => {
          letters.push({ from, to, raw, parsed });
          done(null);
        });
      });
    },
  });
  // A client that is killed in the middle of a letter.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const port = getPort(server.server.address());
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuseWith: (answer) => {
      refusal = answer;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function getPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The mail catcher has no port.");
  return address.port;
}
