import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { wrongRowsHref } from "@/lib/api-client/imports";
import type { FileImport } from "@/lib/contracts/imports";

const REASONS_SHOWN = 5;

/** What an import or a trial did so far: its counts, the first reasons of wrong rows, and all of them as a file. */
export function ImportCounts({ databaseId, job }: { databaseId: number; job: FileImport }) {
  const counts: [string, number][] = [
    [job.isTrial ? "Would be new" : "New", job.inserted],
    [job.isTrial ? "Would be changed" : "Found and changed", job.updated],
    ["Skipped", job.skipped],
    ["Wrong", job.wrong],
  ];
  return (
    <div className="grid gap-4">
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="text-lg font-semibold tabular-nums">{count.toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
      {job.wrong > 0 && (
        <div className="grid gap-2 text-sm">
          <ul className="grid gap-1">
            {job.reasons.slice(0, REASONS_SHOWN).map(({ reason, row, count }) => (
              <li key={reason} className="wrap-anywhere">
                <span className="text-muted-foreground">
                  Row {row.toLocaleString("en")}
                  {count > 1 ? ` and ${(count - 1).toLocaleString("en")} more` : ""}:
                </span>{" "}
                {reason}
              </li>
            ))}
          </ul>
          <a href={wrongRowsHref(databaseId, job.id)} download className={buttonStyles({ className: "w-fit" })}>
            <Download aria-hidden /> Wrong rows as CSV
          </a>
          <p className="text-xs text-muted-foreground">
            Each with its reason; put them right and upload that file. Kept for a day after the end.
          </p>
        </div>
      )}
    </div>
  );
}
