"use client";

import { ExternalLink, Mail } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/combobox";

export type MailingChoice = {
  id: number;
  name: string;
  databaseId: number;
  isActive: boolean;
  channel: string;
  templateId: number;
  templateName: string;
  resourceName: string;
};

export type MailingPickerProps = {
  mailings: readonly MailingChoice[];
  /** Only mailings that write to this database over this channel can be chosen. */
  databaseId: number;
  channel: string;
  value: number | null;
  onChange: (id: number | null) => void;
  disabled?: boolean;
};

/** Chooses a trigger mailing and shows what it sends to whom. */
export function MailingPicker(props: MailingPickerProps) {
  const { mailings, databaseId, channel, value, onChange, disabled = false } = props;
  const fitting = mailings.filter((one) => one.databaseId === databaseId && one.channel === channel);
  const chosen = mailings.find((one) => one.id === value) ?? null;
  return (
    <div className="grid gap-2">
      <Combobox
        value={value}
        onChange={(id) => onChange(id)}
        options={fitting.map((one) => ({
          value: one.id,
          label: one.name,
          hint: `#${one.id}${one.isActive ? "" : ", not active"}`,
        }))}
        chosen={value === null ? null : { value, label: chosen?.name ?? `#${value}`, hint: `#${value}` }}
        placeholder="Choose a trigger mailing"
        searchPlaceholder="Search by name"
        emptyText="No trigger mailing writes to this database yet."
        disabled={disabled}
        aria-label="Trigger mailing"
        footer={
          <Link
            href="/mailings"
            target="_blank"
            className="flex h-7 items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover"
          >
            <ExternalLink aria-hidden className="size-4 text-muted-foreground" /> Trigger mailings
          </Link>
        }
      />
      {chosen !== null && <MailingSummary mailing={chosen} />}
    </div>
  );
}

function MailingSummary({ mailing }: { mailing: MailingChoice }) {
  return (
    <div className="grid gap-2 rounded-lg border bg-card p-3 text-sm">
      <div className="flex items-center gap-2">
        <Mail aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <Link href={`/mailings/${mailing.id}`} target="_blank" className="min-w-0 truncate font-medium hover:underline">
          {mailing.name}
        </Link>
        <Badge tone={mailing.isActive ? "success" : "warning"} lamp={mailing.isActive ? "lit" : "off"}>
          {mailing.isActive ? "Active" : "Not active"}
        </Badge>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-xs">
        <dt className="text-muted-foreground">Template</dt>
        <dd className="min-w-0 truncate">
          <Link href={`/templates/${mailing.templateId}`} target="_blank" className="hover:underline">
            {mailing.templateName}
          </Link>
        </dd>
        <dt className="text-muted-foreground">Resource</dt>
        <dd className="min-w-0 truncate">{mailing.resourceName}</dd>
      </dl>
    </div>
  );
}
