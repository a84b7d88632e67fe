import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/app/(auth)/sign-in/_components/sign-in-form";
import { getUser } from "@/lib/auth/require-user.server";
import { safePath } from "@/lib/shared/safe-path";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}) {
  const { callbackUrl } = await searchParams;
  const goal = safePath(typeof callbackUrl === "string" ? callbackUrl : null);
  if ((await getUser()) !== null) redirect(goal);
  return <SignInForm goal={goal} />;
}
