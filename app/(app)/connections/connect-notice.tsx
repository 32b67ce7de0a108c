import { Notice } from "@/components/ui/notice";
import { findOtherAccount } from "@/lib/connections/connect-wanted";
import { connectNotices, noticeWords } from "@/lib/connections/connect-words";
import type { PersonContext } from "@/lib/context";
import { isPlatformId, platform } from "@/lib/platforms/registry";

export type NoticeParams = Record<string, string | string[] | undefined>;

/** How the last link ended, from codes in the address; anything else there says nothing. */
export async function ConnectNotice({ params, ctx }: { params: NoticeParams; ctx: PersonContext }) {
  const notice = connectNotices.find((code) => code === params.notice);
  if (!notice || typeof params.platform !== "string" || !isPlatformId(params.platform)) return null;
  const { descriptor } = platform(params.platform);
  const places = typeof params.missing === "string" ? params.missing.split("-").map(Number) : [];
  const missing = places.flatMap((place) => descriptor.scopes[place]?.scope ?? []);
  const names = notice === "other-account" ? await findOtherAccount(ctx) : null;
  const { tone, title, text } = noticeWords(notice, descriptor, { missing, names });
  return (
    <Notice tone={tone} title={title} isLive>
      <p>{text}</p>
    </Notice>
  );
}
