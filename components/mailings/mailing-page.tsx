"use client";

import { useQuery } from "@tanstack/react-query";
import { Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { DeleteMailingDialog } from "@/components/mailings/delete-mailing-dialog";
import { MailingFacts } from "@/components/mailings/mailing-facts";
import { Problems } from "@/components/mailings/mailing-fields";
import { MailingLaunch } from "@/components/mailings/mailing-launch";
import { MailingLog } from "@/components/mailings/mailing-log";
import { MailingSettings } from "@/components/mailings/mailing-settings";
import { MailingSwitch } from "@/components/mailings/mailing-switch";
import { useMay } from "@/components/session/session";
import { QueryError } from "@/components/shell/query-error";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { mailingQuery } from "@/lib/api-client/mailings";
import type { MailingView } from "@/lib/contracts/mailings";

const TABS = ["launch", "log", "settings"] as const;

/** One trigger mailing: how to call it, what it sent, what it is made of. */
export function MailingPage({ id }: { id: number }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("launch"));
  const mailing = useQuery(mailingQuery(id));
  const { data } = mailing;
  // One that goes out by itself is called by nobody.
  const isCalled = data === undefined || data.condition.kind === "api";
  if (mailing.error && data === undefined) {
    return (
      <QueryError
        error={mailing.error}
        onRetry={() => void mailing.refetch()}
        back={{ label: "All mailings", href: "/mailings" }}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={data?.name ?? <Skeleton className="h-6 w-40" />}
        id={id}
        breadcrumbs={[{ label: "Mailings", href: "/mailings" }]}
        status={data && <MailingSwitch mailing={data} hasLabel />}
        actions={data && <MailingMenu mailing={data} />}
      />
      <PageBody>
        {data && <MailingFacts mailing={data} />}
        {data && tab !== "settings" && <Problems messages={data.problems.map((problem) => problem.message)} />}
        <Tabs
          label="Mailing"
          value={isCalled || tab !== "launch" ? tab : "log"}
          onChange={(next) => void setTab(next)}
          tabs={[
            ...(isCalled ? [{ value: "launch" as const, label: "How to call it" }] : []),
            { value: "log", label: "Log" },
            { value: "settings", label: "Settings" },
          ]}
        >
          <TabPanel value="launch">{data && <MailingLaunch mailing={data} />}</TabPanel>
          <TabPanel value="log">{data && <MailingLog mailing={data} />}</TabPanel>
          <TabPanel value="settings">{data && <MailingSettings mailing={data} />}</TabPanel>
        </Tabs>
      </PageBody>
    </>
  );
}

function MailingMenu({ mailing }: { mailing: MailingView }) {
  const router = useRouter();
  const mayEdit = useMay("content.edit");
  const [deleting, setDeleting] = useState<MailingView | null>(null);
  if (!mayEdit) return null;
  const isUsed = mailing.scenarios.length > 0;
  const users = mailing.scenarios.map((scenario) => `“${scenario.name}”`).join(", ");
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton label="More" icon={<Ellipsis />} />}
        entries={[
          {
            label: "Delete",
            icon: <Trash2 />,
            tone: "danger",
            disabled: isUsed,
            ...(isUsed ? { hint: `Sent by ${users}` } : {}),
            onSelect: () => setDeleting(mailing),
          },
        ]}
      />
      <DeleteMailingDialog
        mailing={deleting}
        onClose={() => setDeleting(null)}
        onDeleted={() => router.push("/mailings")}
      />
    </>
  );
}
