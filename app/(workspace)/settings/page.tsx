import { redirect } from "next/navigation";
import { requireUser } from "@/lib/auth/require-user.server";
import { mayActor } from "@/lib/domain/permissions/permissions";

export default async function SettingsPage() {
  const actor = await requireUser();
  redirect(mayActor(actor, "users.manage") ? "/settings/users" : "/settings/profile");
}
