import type { JsonObject } from "@/lib/shared/json";

export type LaunchExample = {
  url: string;
  /** The whole body, as an HTTP(S) API Call element or a client sends it. */
  body: string;
  /** A line for a shell; the token stands in a header, never in the URL. */
  curl: string;
};

const TOKEN = "YOUR_TOKEN";

/** A ready call that starts a mailing for one profile; `content` has a value for each variable its template reads. */
export function makeLaunchExample(mailing: { id: number; publicUrl: string; content: JsonObject }): LaunchExample {
  const url = `${mailing.publicUrl}/api/v1.1/triggers/start`;
  const call = {
    id: mailing.id,
    matching: "email",
    email: "manager@company.com",
    ...(Object.keys(mailing.content).length === 0 ? {} : { content: mailing.content }),
  };
  const lines = [
    `curl -X POST ${quote(url)}`,
    `-H ${quote(`Authorization: Bearer ${TOKEN}`)}`,
    `-H ${quote("Content-Type: application/json")}`,
    `-d ${quote(JSON.stringify(call))}`,
  ];
  return { url, body: JSON.stringify({ token: TOKEN, ...call }, null, 2), curl: lines.join(" \\\n  ") };
}

/** For a POSIX shell: in single quotes nothing has a meaning but the quote itself. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
