"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { MessageCounts } from "@/components/mailings/message-counts";
import { makeMessageColumns } from "@/components/mailings/message-columns";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { readPages } from "@/components/ui/read-pages";
import { Toolbar } from "@/components/ui/toolbar";
import { mailingMessagesQuery } from "@/lib/api-client/mailings";
import type { MailingView } from "@/lib/contracts/mailings";
import { MESSAGE_STATUS_TEXTS, MESSAGE_STATUSES } from "@/lib/domain/messages/message-status";

/** Every message of the mailing: to whom, when, what became of it, and which variables were empty. */
export function MailingLog({ mailing }: { mailing: MailingView }) {
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(MESSAGE_STATUSES));
  const messages = useInfiniteQuery(mailingMessagesQuery(mailing.id, status));
  const columns = useMemo(() => makeMessageColumns(mailing.databaseId), [mailing.databaseId]);
  return (
    <div className="grid gap-4">
      <MessageCounts mailingId={mailing.id} />
      <Toolbar>
        <FilterChips
          label="Status"
          value={status}
          onChange={(next) => void setStatus(next)}
          options={MESSAGE_STATUSES.map((value) => ({ value, label: MESSAGE_STATUS_TEXTS[value] }))}
        />
      </Toolbar>
      <DataTable
        label="Messages"
        columns={columns}
        {...readPages(messages)}
        rowKey={(row) => row.id}
        stale={messages.isPlaceholderData}
        empty={
          <EmptyState size="sm" icon={<Inbox />} title={status === null ? "Nothing sent yet" : "No such message"}>
            {status === null
              ? "Each call of this mailing shows up here within seconds, also when nothing could be sent."
              : "No message of this mailing has this status."}
          </EmptyState>
        }
      />
    </div>
  );
}
