import Link from "next/link";
import { explainMessage, FirstTime, MessageOutcome } from "@/components/messages/message-outcome";
import { Badge } from "@/components/ui/badge";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import type { MailingMessage } from "@/lib/contracts/mailings";

/** The columns of a mailing's log; profiles are those of the mailing's database. */
export function makeMessageColumns(databaseId: number): TableColumn<MailingMessage>[] {
  return [
    {
      id: "address",
      header: "To",
      primary: true,
      cell: (row) => <Recipient message={row} databaseId={databaseId} />,
    },
    {
      id: "status",
      header: "Status",
      width: "8.5rem",
      cell: (row) => <MessageOutcome message={row} />,
    },
    {
      id: "reason",
      header: "Why",
      wrap: true,
      hideBelow: "md",
      cell: explainMessage,
    },
    {
      id: "missing",
      header: "Empty variables",
      wrap: true,
      hideBelow: "lg",
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          {row.missing.map((name) => (
            <Badge key={name} tone="warning" className="font-mono">
              {name}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      id: "delivered",
      header: "Delivered",
      width: "8.5rem",
      hideBelow: "lg",
      cell: (row) => <FirstTime at={row.deliveredAt} />,
    },
    {
      id: "opened",
      header: "Opened",
      width: "8.5rem",
      hideBelow: "md",
      cell: (row) => <FirstTime at={row.openedAt} times={row.opens} />,
    },
    {
      id: "clicked",
      header: "Clicked",
      width: "8.5rem",
      hideBelow: "md",
      cell: (row) => <FirstTime at={row.clickedAt} times={row.clicks} />,
    },
    {
      id: "scenario",
      header: "Scenario",
      width: "7rem",
      hideBelow: "xl",
      cell: (row) =>
        row.scenarioId === null ? (
          <span className="text-muted-foreground">API call</span>
        ) : (
          <Link href={`/scenarios/${row.scenarioId}`} className="underline-offset-3 hover:underline">
            #{row.scenarioId}
          </Link>
        ),
    },
    {
      id: "time",
      header: "When",
      width: "9rem",
      hideBelow: "sm",
      cell: (row) => <DateTime value={row.updatedAt} />,
    },
  ];
}

function Recipient({ message, databaseId }: { message: MailingMessage; databaseId: number }) {
  const address = message.address === "" ? "No address" : message.address;
  if (message.profileId === null) return address;
  return (
    <Link
      href={`/databases/${databaseId}/profiles/${message.profileId}`}
      className="font-medium underline-offset-3 hover:underline"
    >
      {address}
    </Link>
  );
}
