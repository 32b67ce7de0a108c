import { Notice } from "@/components/ui/notice";
import { connectNotices, noticeWords } from "@/lib/connections/connect-words";
import { isPlatformId, platform } from "@/lib/platforms/registry";

export type NoticeParams = Record<string, string | string[] | undefined>;

/** How the last link ended, from codes in the address; anything else there says nothing. */
export function ConnectNotice({ params }: { params: NoticeParams }) {
  const notice = connectNotices.find((code) => code === params.notice);
  if (!notice || typeof params.platform !== "string" || !isPlatformId(params.platform)) return null;
  const { descriptor } = platform(params.platform);
  const places = typeof params.missing === "string" ? params.missing.split("-").map(Number) : [];
  const missing = places.flatMap((place) => descriptor.scopes[place]?.scope ?? []);
  const { tone, title, text } = noticeWords(notice, descriptor, missing);
  return (
    <Notice tone={tone} title={title} isLive>
      <p>{text}</p>
    </Notice>
  );
}
