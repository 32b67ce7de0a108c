import type { Metadata } from "next";
import { AppearanceForm } from "@/components/auth/appearance-form";
import { CalmForm } from "@/components/auth/calm-form";
import { ProfileForm } from "@/components/auth/profile-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getProfile } from "@/lib/auth/profile";
import { requireContext } from "@/lib/auth/session";
import { updateAppearanceAction, updateCalmAction, updateProfileAction } from "./actions";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const ctx = await requireContext();
  const profile = await getProfile(ctx);
  return (
    <>
      <PageHeader title="Profile" note="Your name and address are encrypted under a key of your own." />
      <Section title="Address">
        <DefinitionList items={[{ term: "Email", description: profile.address }]} />
      </Section>
      <Section title="You and your posts">
        <ProfileForm action={updateProfileAction} profile={profile} />
      </Section>
      <Section title="Appearance and keyboard">
        <AppearanceForm action={updateAppearanceAction} profile={profile} />
      </Section>
      <Section title="Calm mode" note="For you alone: what others of your workspace see stays as it is.">
        <CalmForm action={updateCalmAction} person={ctx.actor} />
      </Section>
    </>
  );
}
