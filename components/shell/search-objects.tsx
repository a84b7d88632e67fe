import { Database, Filter, LayoutTemplate, Mail, Radio, User, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { formatProfileName } from "@/components/profiles/field-text";
import type { PaletteAction } from "@/components/shell/palette-action";
import { callApi } from "@/lib/api-client/call-api";
import { listDatabases } from "@/lib/contracts/databases";
import { listMailings } from "@/lib/contracts/mailings";
import { listProfiles } from "@/lib/contracts/profiles";
import { listResources } from "@/lib/contracts/resources";
import { listScenarios } from "@/lib/contracts/scenarios";
import { listSegments } from "@/lib/contracts/segments";
import { listTemplates } from "@/lib/contracts/templates";

/** Of each kind; the page of the kind lists the rest. */
const FOUND_MAX = 5;

/** Profiles are looked for in each database by itself: the first ones by name, once enough is typed to mean somebody. */
const PROFILE_DATABASES_MAX = 10;
const PROFILE_SEARCH_MIN = 2;

type Named = { id: number; name: string };
type Ask = (search: string, signal: AbortSignal) => Promise<{ items: readonly Named[] }>;
type Kind = { group: string; icon: ReactNode; href: (id: number) => string; ask: Ask };

const KINDS: readonly Kind[] = [
  {
    group: "Scenarios",
    icon: <Workflow />,
    href: (id) => `/scenarios/${id}`,
    ask: (search, signal) => callApi(listScenarios, { query: { search, limit: FOUND_MAX }, signal }),
  },
  {
    group: "Mailings",
    icon: <Mail />,
    href: (id) => `/mailings/${id}`,
    ask: (search, signal) => callApi(listMailings, { query: { search, limit: FOUND_MAX }, signal }),
  },
  {
    group: "Templates",
    icon: <LayoutTemplate />,
    href: (id) => `/templates/${id}`,
    ask: (search, signal) => callApi(listTemplates, { query: { search, limit: FOUND_MAX }, signal }),
  },
  {
    group: "Databases",
    icon: <Database />,
    href: (id) => `/databases/${id}`,
    ask: (search, signal) => callApi(listDatabases, { query: { search }, signal }),
  },
  {
    group: "Segments",
    icon: <Filter />,
    href: (id) => `/segments?open=${id}`,
    ask: (search, signal) => callApi(listSegments, { query: { search }, signal }),
  },
  {
    group: "Resources",
    icon: <Radio />,
    href: (id) => `/resources?open=${id}`,
    ask: (search, signal) => callApi(listResources, { query: { search }, signal }),
  },
];

/**
 * Objects of every kind whose name or `#number` fits, and profiles whose e-mail, phone or key field begins with it, or whose id it is.
 * A kind that fails or is not allowed is left out.
 */
export async function searchObjects(query: string, signal: AbortSignal): Promise<readonly PaletteAction[]> {
  const search = query.replace(/^#(?=\d)/, "");
  const [profiles, answers] = await Promise.all([
    searchProfiles(query, signal).catch(() => []),
    Promise.allSettled(KINDS.map((kind) => kind.ask(search, signal))),
  ]);
  const objects = answers.flatMap((answer, index) => {
    const kind = KINDS[index];
    if (kind === undefined || answer.status === "rejected") return [];
    return answer.value.items.slice(0, FOUND_MAX).map((item) => toAction(kind, item));
  });
  return [...objects, ...profiles];
}

async function searchProfiles(search: string, signal: AbortSignal): Promise<PaletteAction[]> {
  if (search.length < PROFILE_SEARCH_MIN || search.startsWith("#")) return [];
  const { items: databases } = await callApi(listDatabases, { query: {}, signal });
  const answers = await Promise.allSettled(
    databases.slice(0, PROFILE_DATABASES_MAX).map(async ({ id, name }) => {
      const query = { databaseId: String(id), search, limit: FOUND_MAX };
      const { items } = await callApi(listProfiles, { query, signal });
      return items.map((profile) => ({
        id: `profile-${profile.id}`,
        group: "Profiles",
        icon: <User />,
        label: formatProfileName(profile),
        note: name,
        href: `/databases/${id}/profiles/${profile.id}`,
      }));
    }),
  );
  const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  return found.slice(0, FOUND_MAX);
}

function toAction({ group, icon, href }: Kind, { id, name }: Named): PaletteAction {
  return { id: `${group}-${id}`, group, icon, label: name, note: `#${id}`, href: href(id) };
}
