import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";

type ConnectablePlatform = {
  id: string;
  /** As the descriptor says it. */
  label: string;
  isConfigured: boolean;
};

type ConnectButtonsProps = {
  platforms: readonly ConnectablePlatform[];
  /** Where linking begins: under "/api/connect/". */
  connectHref: (platformId: string) => string;
  /** The first button is the page's main one. */
  isMain?: boolean;
};

/** A link a platform. What the operator has not set up is named and explained, not offered. */
export function ConnectButtons({ platforms, connectHref, isMain }: ConnectButtonsProps) {
  return (
    <ul className="flex flex-wrap items-center gap-3">
      {platforms.map((platform) => (
        <li key={platform.id}>
          {platform.isConfigured ? (
            <LinkButton href={connectHref(platform.id)} kind={isMain ? "primary" : "quiet"}>
              Connect {platform.label}
            </LinkButton>
          ) : (
            <span className="flex flex-wrap items-center gap-2 text-quiet text-small">
              {platform.label} <Badge>Not configured</Badge> This server has no credentials for it.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
