import { createTransport } from "nodemailer";
import type { SMTPPoolOptions, SMTPTransportOptions, Transporter } from "nodemailer";
import { dialSmtpHost, type Network } from "./dial-smtp-host.server";
import {
  SMTP_CONNECT_MS_MAX,
  SMTP_CONNECTIONS_MAX,
  SMTP_GREETING_MS_MAX,
  SMTP_IDLE_MS_MAX,
  SMTP_SILENCE_MS_MAX,
} from "./limits";
import type { SmtpSettings } from "./smtp-settings";

/** A transport that keeps a few connections open; `close()` it when the settings change. */
export function makePooledTransport(settings: SmtpSettings, network: Network): Transporter {
  const options: SMTPPoolOptions & { pool: true } = {
    ...makeOptions(settings, network),
    pool: true,
    maxConnections: SMTP_CONNECTIONS_MAX,
    idleTimeout: SMTP_IDLE_MS_MAX,
    // The engine decides about further attempts.
    maxRequeues: 1,
  };
  return createTransport(options);
}

/** A transport for one conversation, such as a check of the settings. */
export function makeSingleTransport(settings: SmtpSettings, network: Network): Transporter {
  return createTransport(makeOptions(settings, network));
}

function makeOptions(settings: SmtpSettings, network: Network): SMTPTransportOptions {
  const { host, port, username, password, tls } = settings;
  return {
    host,
    port,
    secure: tls === "tls",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    // Who can touch the connection could hide the offer of STARTTLS as well: a check would only break local servers.
    tls: { rejectUnauthorized: tls !== "opportunistic" },
    ...(username === "" ? {} : { auth: { user: username, pass: password } }),
    ...(settings.setBy === "environment" ? {} : { getSocket: makeGetSocket(settings, network) }),
    connectionTimeout: SMTP_CONNECT_MS_MAX,
    greetingTimeout: SMTP_GREETING_MS_MAX,
    socketTimeout: SMTP_SILENCE_MS_MAX,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function makeGetSocket(settings: SmtpSettings, network: Network): NonNullable<SMTPTransportOptions["getSocket"]> {
  return (_, callback) => {
    dialSmtpHost(settings, network).then(
      (connection) => callback(null, { connection }),
      (error: unknown) => callback(error instanceof Error ? error : new Error("unknown")),
    );
  };
}
