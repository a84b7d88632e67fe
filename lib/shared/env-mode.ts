/** True under `next dev` only. Its own file, because the browser and the proxy may ask this and nothing else. */
export const IS_DEVELOPMENT = process.env.NODE_ENV === "development";
