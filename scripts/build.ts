import { buildScreens } from "./supervisor/build-screens";

/** `npm run build`: what `npm start` would build at its first start, e.g. for an image. */
try {
  await buildScreens((line) => console.error(line));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
