"use client";

import { useQuery } from "@tanstack/react-query";
import { sentCountsQuery } from "@/lib/api-client/mailings";

/** What came of the mailing's letters of the last 7 days. */
export function MessageCounts({ mailingId }: { mailingId: number }) {
  const counts = useQuery(sentCountsQuery([mailingId])).data?.counts;
  if (counts === undefined) return null;
  const found = counts.find((one) => one.mailingId === mailingId);
  const { sent = 0, opened = 0, clicked = 0, unsubscribed = 0, bounced = 0, complained = 0 } = found ?? {};
  if (sent === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm" aria-label="Letters of the last 7 days">
      <Count label="Sent, 7 days" value={sent} />
      <Count label="Opened" value={opened} of={sent} />
      <Count label="Clicked" value={clicked} of={sent} />
      <Count label="Unsubscribed" value={unsubscribed} of={sent} />
      {bounced > 0 && <Count label="Bounced" value={bounced} of={sent} />}
      {complained > 0 && <Count label="Complained" value={complained} of={sent} />}
    </dl>
  );
}

function Count({ label, value, of }: { label: string; value: number; of?: number }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="tabular-nums">
        <span className="font-medium">{value.toLocaleString("en")}</span>
        {of !== undefined && <span className="text-muted-foreground"> {((value / of) * 100).toFixed(1)} %</span>}
      </dd>
    </div>
  );
}
