"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { DatabaseFields } from "@/components/databases/database-fields";
import { DatabaseSettings } from "@/components/databases/database-settings";
import { ImportsPanel } from "@/components/imports/imports-panel";
import { ProfileList } from "@/components/profiles/profile-list";
import { QueryError } from "@/components/shell/query-error";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { databaseQuery } from "@/lib/api-client/databases";

const TABS = ["profiles", "fields", "imports", "settings"] as const;

/** One database: its profiles, its fields, its settings. */
export function DatabasePage({ id }: { id: number }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("profiles"));
  const database = useQuery(databaseQuery(id));
  if (database.error) {
    return (
      <QueryError
        error={database.error}
        onRetry={() => void database.refetch()}
        back={{ label: "All databases", href: "/databases" }}
      />
    );
  }
  const data = database.data;
  return (
    <>
      <PageHeader
        title={data?.name ?? <Skeleton className="h-6 w-40" />}
        id={id}
        breadcrumbs={[{ label: "Databases", href: "/databases" }]}
        description={data?.description === "" ? undefined : data?.description}
      />
      <PageBody>
        <Tabs
          label="Database"
          value={tab}
          onChange={(next) => void setTab(next)}
          tabs={[
            { value: "profiles", label: "Profiles", ...(data ? { count: data.profileCount } : {}) },
            { value: "fields", label: "Fields", ...(data ? { count: data.fields.length } : {}) },
            { value: "imports", label: "Import" },
            { value: "settings", label: "Settings" },
          ]}
        >
          <TabPanel value="profiles">
            <ProfileList databaseId={id} fields={data?.fields} />
          </TabPanel>
          <TabPanel value="fields">{data && <DatabaseFields database={data} />}</TabPanel>
          <TabPanel value="imports">{data && <ImportsPanel database={data} />}</TabPanel>
          <TabPanel value="settings">{data && <DatabaseSettings database={data} />}</TabPanel>
        </Tabs>
      </PageBody>
    </>
  );
}
