"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Inbox, Trash2 } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { DeliveryNote } from "@/components/outbox/delivery-note";
import { LetterList } from "@/components/outbox/letter-list";
import { LetterReader } from "@/components/outbox/letter-reader";
import { useMay } from "@/components/session/session";
import { QueryError } from "@/components/shell/query-error";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { readPages } from "@/components/ui/read-pages";
import { SearchInput } from "@/components/ui/search-input";
import { toastSuccess } from "@/components/ui/toast";
import { outboxQuery, useClearOutbox } from "@/lib/api-client/outbox";
import type { OutboxRow } from "@/lib/contracts/outbox";

/** Letters that were kept instead of sent: the list on the left, the letter on the right; one of them on a phone. */
export function OutboxPage() {
  const [{ search, letter }, setState] = useQueryStates({
    search: parseAsString.withDefault(""),
    letter: parseAsString,
  });
  const outbox = useInfiniteQuery(outboxQuery(search));
  const { rows: letters, paging } = readPages(outbox);
  const opened = useFirstLetter(letters);
  const first = outbox.data?.pages[0];
  const shown = letter ?? opened;
  const isEmpty = letters?.length === 0 && search === "";
  if (outbox.error && outbox.data === undefined) {
    return <QueryError error={outbox.error} onRetry={() => void outbox.refetch()} />;
  }
  return (
    <>
      <PageHeader
        title="Outbox"
        description="Letters as they would arrive, kept here while no mail server is set."
        actions={(first?.total ?? 0) > 0 && <ClearButton count={first?.total ?? 0} />}
      />
      <PageBody>
        {first && <DeliveryNote delivery={first.delivery} />}
        {isEmpty ? (
          <EmptyState icon={<Inbox />} title="No letter yet">
            As soon as a mailing writes to somebody, the letter shows up here.
          </EmptyState>
        ) : (
          <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)] xl:grid-cols-[24rem_minmax(0,1fr)]">
            <div className={cn("grid min-w-0 gap-3", letter !== null && "max-lg:hidden")}>
              <SearchInput
                value={search}
                onChange={(value) => void setState({ search: value || null })}
                placeholder="Search by address or subject"
                className="w-full"
              />
              <LetterList
                letters={letters}
                chosen={shown}
                onChoose={(id) => void setState({ letter: id }, { history: "push" })}
                paging={paging}
              />
            </div>
            <div className={cn("min-w-0", letter === null && "max-lg:hidden")}>
              {shown !== null && <LetterReader id={shown} onBack={() => void setState({ letter: null })} />}
            </div>
          </div>
        )}
      </PageBody>
    </>
  );
}

/** On a wide screen the newest letter is open at once; letters that come in later do not push it away. */
function useFirstLetter(letters: readonly OutboxRow[] | undefined): string | null {
  const [opened, setOpened] = useState<string | null>(null);
  const newest = letters?.[0]?.id;
  if (opened === null && newest !== undefined) setOpened(newest);
  return opened;
}

function ClearButton({ count }: { count: number }) {
  const mayEdit = useMay("content.edit");
  const clear = useClearOutbox();
  if (!mayEdit) return null;
  const confirm = async () => {
    const { deleted } = await clear.mutateAsync();
    toastSuccess(`${deleted.toLocaleString("en")} ${deleted === 1 ? "letter" : "letters"} thrown away`);
  };
  return (
    <AlertDialog
      trigger={<Button icon={<Trash2 />}>Clear</Button>}
      title="Throw the kept letters away?"
      count={{ value: count, unit: count === 1 ? "letter" : "letters" }}
      description="The logs of the mailings keep what was sent to whom."
      confirmLabel="Clear the Outbox"
      failed="The Outbox could not be cleared"
      onConfirm={confirm}
    />
  );
}
