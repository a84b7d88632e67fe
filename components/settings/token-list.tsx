"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, KeyRound, Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { TokenDialog } from "@/components/settings/token-dialog";
import { describeScopes } from "@/components/settings/token-texts";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { toastSuccess } from "@/components/ui/toast";
import { tokensQuery, useRevokeToken } from "@/lib/api-client/tokens";
import type { TokenView } from "@/lib/contracts/tokens";
import { useCreating } from "@/components/forms/use-creating";
import { ListPage } from "@/components/ui/list-page";

const isOver = (token: TokenView) => token.revokedAt !== null || token.isExpired;

const COLUMNS: readonly TableColumn<TokenView>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (token) => token.name.toLowerCase(),
    cell: (token) => (
      <span className="grid">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{token.name}</span>
          {token.revokedAt !== null && <Badge tone="danger">Revoked</Badge>}
          {token.revokedAt === null && token.isExpired && <Badge tone="warning">Expired</Badge>}
        </span>
        <span className="font-mono text-xs text-muted-foreground">{token.prefix}…</span>
      </span>
    ),
  },
  { id: "scopes", header: "May do", hideBelow: "md", wrap: true, cell: (token) => describeScopes(token.scopes) },
  {
    id: "rate",
    header: "A second",
    width: "7rem",
    align: "end",
    hideBelow: "lg",
    sortBy: (token) => token.ratePerSecond,
    cell: (token) => token.ratePerSecond.toLocaleString("en"),
  },
  {
    id: "lastUsed",
    header: "Last use",
    width: "9rem",
    sortBy: (token) => token.lastUsedAt ?? "",
    cell: (token) => <DateTime value={token.lastUsedAt} empty="Never" />,
  },
  {
    id: "expires",
    header: "Expires",
    width: "9rem",
    hideBelow: "sm",
    sortBy: (token) => token.expiresAt ?? "9",
    cell: (token) => <DateTime value={token.expiresAt} show="date" empty="Never" />,
  },
  {
    id: "created",
    header: "Created",
    width: "12rem",
    hideBelow: "lg",
    sortBy: (token) => token.createdAt,
    cell: (token) => (
      <span className="truncate">
        <DateTime value={token.createdAt} show="date" />
        {token.createdBy !== null && ` by ${token.createdBy}`}
      </span>
    ),
  },
];

/** The account's API tokens. */
export function TokenList() {
  const tokens = useQuery(tokensQuery());
  const [creating, setCreating] = useCreating();
  const [revoking, setRevoking] = useState<TokenView | null>(null);
  const revoke = useRevokeToken();
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      New token
    </Button>
  );
  const confirm = async () => {
    if (revoking === null) return;
    await revoke.mutateAsync(revoking.id);
    toastSuccess(`Token “${revoking.name}” is revoked`);
  };
  return (
    <ListPage
      title="API tokens"
      description={
        <>
          Programs call the API with a token. Each should have its own, so that one can be revoked alone. What they can
          call is in the{" "}
          <Link href="/api-docs" className="underline underline-offset-2 hover:text-foreground">
            API reference
          </Link>
          .
        </>
      }
      create={create}
      query={tokens}
      table={{
        ...{ columns: COLUMNS, rows: tokens.data?.items, isDimmed: isOver },
        rowKey: (token) => String(token.id),
        rowMenu: (token) => [
          {
            label: "Revoke",
            icon: <Ban />,
            tone: "danger",
            disabled: token.revokedAt !== null,
            onSelect: () => setRevoking(token),
          },
        ],
      }}
      empty={
        <EmptyState icon={<KeyRound />} title="No token yet" action={create}>
          A token lets a program start scenarios, launch trigger mailings and import profiles over the API.
        </EmptyState>
      }
    >
      {creating && <TokenDialog onClose={() => setCreating(false)} />}
      <AlertDialog
        open={revoking !== null}
        onOpenChange={(open) => {
          if (!open) setRevoking(null);
        }}
        title={`Revoke “${revoking?.name ?? ""}”?`}
        description={
          <>
            Programs that use it get 401 within a second, and it cannot be brought back.{" "}
            {revoking?.lastUsedAt ? (
              <>
                It was last used <DateTime value={revoking.lastUsedAt} />.
              </>
            ) : (
              "It was never used."
            )}
          </>
        }
        confirmLabel="Revoke token"
        failed={`Token “${revoking?.name ?? ""}” was not revoked`}
        onConfirm={confirm}
      />
    </ListPage>
  );
}
