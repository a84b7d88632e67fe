import type { Metadata } from "next";
import { MailingList } from "@/components/mailings/mailing-list";

export const metadata: Metadata = { title: "Trigger mailings" };

export default function MailingsPage() {
  return <MailingList />;
}
