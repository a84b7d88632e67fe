"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { formatProfileName } from "@/components/profiles/field-text";
import { ProfileFields } from "@/components/profiles/profile-fields";
import { ProfileHistory } from "@/components/profiles/profile-history";
import { ProfileLetters } from "@/components/profiles/profile-letters";
import { ProfilePasses } from "@/components/profiles/profile-passes";
import { ProfileSegments } from "@/components/profiles/profile-segments";
import { ProfileSubscriptions } from "@/components/profiles/profile-subscriptions";
import { SendToScenario } from "@/components/profiles/send-to-scenario";
import { useMay } from "@/components/session/session";
import { QueryError } from "@/components/shell/query-error";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { toastSuccess } from "@/components/ui/toast";
import { databaseQuery } from "@/lib/api-client/databases";
import { profileQuery, useDeleteProfile } from "@/lib/api-client/profiles";

const TABS = ["fields", "subscriptions", "segments", "interactions", "history"] as const;

/** Everything known of one profile. */
export function ProfileCard({ id, databaseId }: { id: string; databaseId: number }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("fields"));
  const profile = useQuery(profileQuery(id));
  const database = useQuery(databaseQuery(databaseId));
  const error = profile.error ?? database.error;
  const list = `/databases/${databaseId}`;
  if (error) {
    return (
      <QueryError error={error} onRetry={() => void profile.refetch()} back={{ label: "All profiles", href: list }} />
    );
  }
  const data = profile.data;
  return (
    <>
      <PageHeader
        title={data === undefined ? <Skeleton className="h-6 w-56" /> : formatProfileName(data)}
        breadcrumbs={[
          { label: "Databases", href: "/databases" },
          { label: database.data?.name ?? "Database", href: list },
        ]}
        description={
          <span className="flex flex-wrap items-center gap-1">
            Profile <code className="font-mono text-xs">{id}</code>
            <CopyButton text={id} variant="ghost" size="sm" label="Copy" />
          </span>
        }
        actions={
          data !== undefined && (
            <>
              <DeleteProfile id={id} name={formatProfileName(data)} back={list} />
              <SendToScenario profile={data} onSent={() => void setTab("interactions")} />
            </>
          )
        }
      />
      <PageBody>
        <Tabs
          label="Profile"
          value={tab}
          onChange={(next) => void setTab(next)}
          tabs={[
            { value: "fields", label: "Fields" },
            {
              value: "subscriptions",
              label: "Subscriptions",
              ...(data ? { count: data.subscriptions.length } : {}),
            },
            { value: "segments", label: "Segments" },
            { value: "interactions", label: "Interactions" },
            { value: "history", label: "History" },
          ]}
        >
          <TabPanel value="fields">
            {data && database.data ? (
              <ProfileFields key={data.version} profile={data} fields={database.data.fields} />
            ) : (
              <Skeleton className="h-64 max-w-3xl" />
            )}
          </TabPanel>
          <TabPanel value="subscriptions">{data && <ProfileSubscriptions profile={data} />}</TabPanel>
          <TabPanel value="segments">
            <ProfileSegments profileId={id} />
          </TabPanel>
          <TabPanel value="interactions" className="grid gap-8">
            <ProfilePasses profileId={id} />
            <ProfileLetters profileId={id} />
          </TabPanel>
          <TabPanel value="history">{data && <ProfileHistory profile={data} />}</TabPanel>
        </Tabs>
      </PageBody>
    </>
  );
}

function DeleteProfile({ id, name, back }: { id: string; name: string; back: string }) {
  const mayEdit = useMay("data.edit");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const remove = useDeleteProfile();
  if (!mayEdit) return null;
  return (
    <>
      <Button variant="danger-ghost" icon={<Trash2 />} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${name}?`}
        description="Its fields, subscriptions and history are deleted, and it leaves every scenario. This cannot be undone."
        confirmLabel="Delete profile"
        failed="The profile was not deleted"
        onConfirm={async () => {
          await remove.mutateAsync(id);
          toastSuccess(`${name} deleted`);
          router.push(back);
        }}
      />
    </>
  );
}
