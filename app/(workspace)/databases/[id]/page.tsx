import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DatabasePage } from "@/components/databases/database-page";

export const metadata: Metadata = { title: "Database" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id) || id <= 0) notFound();
  return <DatabasePage id={id} />;
}
