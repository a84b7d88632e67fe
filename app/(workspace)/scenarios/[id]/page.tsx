import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScenarioEditor } from "@/components/scenario-editor/scenario-editor";

export const metadata: Metadata = { title: "Scenario" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id) || id <= 0) notFound();
  return <ScenarioEditor id={id} />;
}
