import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProfileCard } from "@/components/profiles/profile-card";
import { parseProfileId } from "@/lib/domain/profiles/profile-id";

export const metadata: Metadata = { title: "Profile" };

export default async function Page({ params }: { params: Promise<{ id: string; profileId: string }> }) {
  const { id, profileId } = await params;
  const databaseId = Number(id);
  if (!Number.isSafeInteger(databaseId) || parseProfileId(profileId) === null) notFound();
  return <ProfileCard id={profileId.toLowerCase()} databaseId={databaseId} />;
}
