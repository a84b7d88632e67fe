export const SMTP_CONNECT_MS_MAX = 10_000;
/** From the connection to the server's first words. */
export const SMTP_GREETING_MS_MAX = 15_000;
export const SMTP_SILENCE_MS_MAX = 30_000;
/** For one letter, its wait for a free connection included. */
export const SMTP_DELIVERY_MS_MAX = 60_000;
/** Connections that one process keeps to one sender's server. */
export const SMTP_CONNECTIONS_MAX = 5;
export const SMTP_IDLE_MS_MAX = 30_000;
