"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Copy, LayoutTemplate, Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { type ReactNode, useMemo, useState } from "react";
import { useMay } from "@/components/session/session";
import { usePaletteActions } from "@/components/shell/palette-actions";
import { DeleteTemplateDialog } from "@/components/templates/delete-template-dialog";
import { NewTemplateDialog } from "@/components/templates/new-template-dialog";
import { TEMPLATE_COLUMNS } from "@/components/templates/template-columns";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { Toolbar } from "@/components/ui/toolbar";
import { templatesQuery, useDuplicateTemplate } from "@/lib/api-client/templates";
import { TEMPLATE_SORTS, type TemplateRow } from "@/lib/contracts/templates";

/** The account's templates. */
export function TemplateList() {
  const mayEdit = useMay("content.edit");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [creating, setCreating] = useCreating();
  const [order, setOrder] = useQueryStates({
    sort: parseAsStringLiteral(TEMPLATE_SORTS).withDefault("updated"),
    desc: parseAsBoolean.withDefault(true),
  });
  const [deleting, setDeleting] = useState<TemplateRow | null>(null);
  const templates = useInfiniteQuery(templatesQuery({ search, ...order }));
  const makeMenu = useRowMenu({ mayEdit, onDelete: setDeleting });
  const rows = templates.data?.pages.flatMap((page) => page.items);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      New template
    </Button>
  ) : null;
  useNewTemplateAction(mayEdit, setCreating);
  return (
    <>
      <PageHeader
        title="Templates"
        description="What your messages say. Variables in braces are filled for each profile."
        actions={create}
      />
      <PageBody>
        {(search !== "" || (rows?.length ?? 1) > 0) && (
          <Toolbar>
            <SearchInput
              value={search}
              onChange={(value) => void setSearch(value || null)}
              placeholder="Search templates"
            />
          </Toolbar>
        )}
        <DataTable
          label="Templates"
          columns={TEMPLATE_COLUMNS}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowHref={(row) => `/templates/${row.id}`}
          rowMenu={makeMenu}
          sort={{ id: order.sort, desc: order.desc }}
          onSortChange={(next) => {
            const sort = TEMPLATE_SORTS.find((known) => known === next?.id);
            void setOrder(sort === undefined || next === null ? null : { sort, desc: next.desc });
          }}
          stale={templates.isPlaceholderData}
          error={
            templates.error ? { message: templates.error.message, onRetry: () => void templates.refetch() } : undefined
          }
          empty={search === "" ? <NoTemplates action={create} /> : <NothingFound search={search} />}
          paging={{
            hasMore: templates.hasNextPage,
            loading: templates.isFetchingNextPage,
            onMore: () => void templates.fetchNextPage(),
          }}
          {...(templates.data?.pages[0] ? { total: templates.data.pages[0].total } : {})}
        />
      </PageBody>
      {mayEdit && <NewTemplateDialog open={creating} onOpenChange={setCreating} />}
      <DeleteTemplateDialog template={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

function useRowMenu({ mayEdit, onDelete }: { mayEdit: boolean; onDelete: (row: TemplateRow) => void }) {
  const router = useRouter();
  const duplicate = useDuplicateTemplate();
  return (row: TemplateRow): MenuEntry[] => {
    const open: MenuEntry = { label: "Open", icon: <Pencil />, href: `/templates/${row.id}` };
    if (!mayEdit) return [open];
    const copy = async () => {
      try {
        const { id, name } = await duplicate.mutateAsync(row.id);
        toastSuccess(`“${name}” created`);
        router.push(`/templates/${id}`);
      } catch (error) {
        toastError(`“${row.name}” could not be copied`, error);
      }
    };
    const users = `Used by ${row.mailings === 1 ? "a mailing" : `${row.mailings} mailings`}`;
    return [
      open,
      { label: "Duplicate", icon: <Copy />, onSelect: () => void copy() },
      { kind: "separator" },
      {
        label: "Delete",
        icon: <Trash2 />,
        tone: "danger",
        disabled: row.mailings > 0,
        ...(row.mailings > 0 ? { hint: users } : {}),
        onSelect: () => onDelete(row),
      },
    ];
  };
}

function useNewTemplateAction(mayEdit: boolean, setCreating: (open: boolean) => void) {
  usePaletteActions(
    "templates",
    useMemo(() => {
      const run = () => setCreating(true);
      return mayEdit ? [{ id: "new-template", label: "New template", group: "Templates", icon: <Plus />, run }] : [];
    }, [mayEdit, setCreating]),
  );
}

function NoTemplates({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={<LayoutTemplate />} title="No template yet" action={action}>
      A template is the letter itself: subject, HTML and text, with variables such as {"{lead._fname}"} in it. A trigger
      mailing sends it.
    </EmptyState>
  );
}

function NothingFound({ search }: { search: string }) {
  return (
    <EmptyState size="sm" title="Nothing found">
      No template’s name contains “{search}”.
    </EmptyState>
  );
}
