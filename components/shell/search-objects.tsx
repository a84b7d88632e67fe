import { Database, Filter, LayoutTemplate, Mail, Radio, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import type { PaletteAction } from "@/components/shell/palette-action";
import { callApi } from "@/lib/api-client/call-api";
import { listDatabases } from "@/lib/contracts/databases";
import { listMailings } from "@/lib/contracts/mailings";
import { listResources } from "@/lib/contracts/resources";
import { listScenarios } from "@/lib/contracts/scenarios";
import { listSegments } from "@/lib/contracts/segments";
import { listTemplates } from "@/lib/contracts/templates";

/** Of each kind; the page of the kind lists the rest. */
const FOUND_MAX = 5;

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

/** Objects of every kind whose name or `#number` fits. A kind that fails or is not allowed is left out. */
export async function searchObjects(query: string, signal: AbortSignal): Promise<readonly PaletteAction[]> {
  const search = query.replace(/^#(?=\d)/, "");
  const answers = await Promise.allSettled(KINDS.map((kind) => kind.ask(search, signal)));
  return answers.flatMap((answer, index) => {
    const kind = KINDS[index];
    if (kind === undefined || answer.status === "rejected") return [];
    return answer.value.items.slice(0, FOUND_MAX).map((item) => toAction(kind, item));
  });
}

function toAction({ group, icon, href }: Kind, { id, name }: Named): PaletteAction {
  return { id: `${group}-${id}`, group, icon, label: name, note: `#${id}`, href: href(id) };
}
