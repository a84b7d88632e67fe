import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TemplatePage } from "@/components/templates/template-page";

export const metadata: Metadata = { title: "Template" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id) || id <= 0) notFound();
  return <TemplatePage id={id} />;
}
