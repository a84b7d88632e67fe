import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // API callers must not meet a redirect: /path and /path/ both serve.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "@node-rs/argon2", "nodemailer", "pino", "graphile-worker", "undici"],
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  devIndicators: false,
  typescript: { ignoreBuildErrors: true },
};

export default config;
