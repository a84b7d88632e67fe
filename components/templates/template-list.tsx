"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Copy, LayoutTemplate, Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { useMay } from "@/components/session/session";
import { DeleteTemplateDialog } from "@/components/templates/delete-template-dialog";
import { NewTemplateDialog } from "@/components/templates/new-template-dialog";
import { TEMPLATE_COLUMNS } from "@/components/templates/template-columns";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { templatesQuery, useDuplicateTemplate } from "@/lib/api-client/templates";
import { TEMPLATE_SORTS, type TemplateRow } from "@/lib/contracts/templates";
import { useNewAction } from "@/components/shell/use-new-action";
import { ListPage } from "@/components/ui/list-page";
import { useSearch } from "@/components/ui/use-search";
import { readPages } from "@/components/ui/read-pages";

/** The account's templates. */
export function TemplateList() {
  const mayEdit = useMay("content.edit");
  const search = useSearch("Search templates");
  const [creating, setCreating] = useCreating();
  const [order, setOrder] = useQueryStates({
    sort: parseAsStringLiteral(TEMPLATE_SORTS).withDefault("updated"),
    desc: parseAsBoolean.withDefault(true),
  });
  const [deleting, setDeleting] = useState<TemplateRow | null>(null);
  const templates = useInfiniteQuery(templatesQuery({ search: search.value, ...order }));
  const makeMenu = useRowMenu({ mayEdit, onDelete: setDeleting });
  const startCreating = useCallback(() => setCreating(true), [setCreating]);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={startCreating}>
      New template
    </Button>
  ) : null;
  useNewAction("template", "Templates", mayEdit ? startCreating : null);
  return (
    <ListPage
      title="Templates"
      description="What your messages say. Variables in braces are filled for each profile."
      create={create}
      query={templates}
      search={search}
      table={{
        ...readPages(templates),
        columns: TEMPLATE_COLUMNS,
        rowKey: (row) => String(row.id),
        rowHref: (row) => `/templates/${row.id}`,
        rowMenu: makeMenu,
        sort: { id: order.sort, desc: order.desc },
        onSortChange: (next) => {
          const sort = TEMPLATE_SORTS.find((known) => known === next?.id);
          void setOrder(sort === undefined || next === null ? null : { sort, desc: next.desc });
        },
      }}
      empty={
        <EmptyState icon={<LayoutTemplate />} title="No template yet" action={create}>
          A template is the letter itself: subject, HTML and text, with variables such as {"{lead._fname}"} in it. A
          trigger mailing sends it.
        </EmptyState>
      }
      nothingFound={`No template’s name contains “${search.value}”.`}
    >
      {mayEdit && <NewTemplateDialog open={creating} onOpenChange={setCreating} />}
      <DeleteTemplateDialog template={deleting} onClose={() => setDeleting(null)} />
    </ListPage>
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
