/** Secrets that somebody echoes must not get into the log either, in whatever writing they come. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  let hidden = text;
  for (const secret of secrets) {
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])) {
      if (form !== "") hidden = hidden.replaceAll(form, "•••");
    }
  }
  return hidden;
}
