import type { Metadata } from "next";
import { AppearanceForm } from "@/components/auth/appearance-form";
import { CalmForm } from "@/components/auth/calm-form";
import { ProfileForm } from "@/components/auth/profile-form";
import { UnderGuard } from "@/components/auth/under-guard";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getProfile } from "@/lib/auth/profile";
import { requireContext } from "@/lib/auth/session";
import { t } from "@/lib/language/t";
import { updateAppearanceAction, updateCalmAction, updateProfileAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Profile") };
}

export default async function ProfilePage() {
  const ctx = await requireContext();
  const profile = await getProfile(ctx);
  return (
    <>
      <PageHeader
        title={t("Profile")}
        note={t("Your name and address are encrypted under a key of your own.")}
      />
      <Section title={t("Address")}>
        <DefinitionList items={[{ term: t("Email"), description: profile.address }]} />
      </Section>
      <Section title={t("You and your posts")}>
        {ctx.actor.isGuarded ? (
          <UnderGuard>{t("Under guard your profile stays as it is.")}</UnderGuard>
        ) : (
          <ProfileForm action={updateProfileAction} profile={profile} />
        )}
      </Section>
      <Section title={t("Appearance and keyboard")}>
        <AppearanceForm action={updateAppearanceAction} profile={profile} />
      </Section>
      <Section
        title={t("Calm mode")}
        note={t("For you alone: what others of your workspace see stays as it is.")}
      >
        <CalmForm action={updateCalmAction} person={ctx.actor} />
      </Section>
    </>
  );
}
