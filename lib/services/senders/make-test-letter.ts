/** The words of a test letter, in both forms. */
export function makeTestLetter({ accountName, server }: { accountName: string; server: string }) {
  const lines = [
    "This letter shows that Cuelight can send over the server below. Nothing else is needed.",
    `Server: ${server}`,
    `Asked for by: ${accountName}`,
  ];
  const html = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n");
  return { subject: "Test letter from Cuelight", html, text: lines.join("\n\n") };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
