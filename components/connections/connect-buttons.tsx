import { LinkButton } from "@/components/ui/link-button";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";
import type { OfferedPlatform } from "@/lib/platforms/registry";

type ConnectButtonsProps = {
  platforms: readonly OfferedPlatform[];
  /** Where linking begins: under "/api/connect/". */
  connectHref: (platformId: string) => string;
};

/** A link a platform, none before the others, and what to know before it. What the operator has not set up is named, not offered. */
export function ConnectButtons({ platforms, connectHref }: ConnectButtonsProps) {
  const offered = platforms.filter(({ isConfigured }) => isConfigured);
  const missing = platforms.filter(({ isConfigured }) => !isConfigured);
  return (
    <div className="grid min-w-0 gap-3">
      {offered.length > 0 && (
        <ul className="flex flex-wrap items-center gap-3">
          {offered.map(({ id, label, requirement }) => (
            <li key={id}>
              <LinkButton href={connectHref(id)} describedBy={requirement ? noteId(id) : undefined}>
                {t("Connect {platform}", { platform: label })}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      {offered.map(
        ({ id, label, requirement }) =>
          requirement && (
            <p key={id} id={noteId(id)} className="max-w-measure text-note text-quiet">
              <span className="font-medium text-ink">{label}:</span> {requirement.text}{" "}
              <a className="prose-link" href={requirement.help.url}>
                {requirement.help.label}
              </a>
            </p>
          ),
      )}
      {missing.length > 0 && (
        <p className="text-note text-quiet">
          {t("Not configured: this server has no credentials for {platforms}.", {
            platforms: new Intl.ListFormat(currentLanguage()).format(missing.map(({ label }) => label)),
          })}
        </p>
      )}
    </div>
  );
}

const noteId = (platformId: string) => `before-connecting-${platformId}`;
