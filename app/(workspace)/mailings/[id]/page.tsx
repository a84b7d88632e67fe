import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailingPage } from "@/components/mailings/mailing-page";

export const metadata: Metadata = { title: "Trigger mailing" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id) || id <= 0) notFound();
  return <MailingPage id={id} />;
}
