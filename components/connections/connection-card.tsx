import { type ReactNode, useId } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Icon, type IconName } from "@/components/ui/icon";
import { rich } from "@/components/ui/rich";
import { Time } from "@/components/ui/time";
import type { WeatherState } from "@/lib/connections/weather";
import { type Label, label, t } from "@/lib/language/t";

/** What is stored of it, or that it is being read just now. */
type ConnectionState = WeatherState | "syncing";

const STATES: Record<ConnectionState, { tone: Tone; icon: IconName; word: Label }> = {
  working: { tone: "good", icon: "check", word: label("Working") },
  partial: { tone: "warn", icon: "warn", word: label("Partly working") },
  expiring: { tone: "warn", icon: "clock", word: label("Reconnect soon") },
  syncing: { tone: "neutral", icon: "sync", word: label("Reading now") },
  paused: { tone: "neutral", icon: "pause", word: label("Paused") },
  limited: { tone: "warn", icon: "clock", word: label("Waiting for the platform") },
  failing: { tone: "warn", icon: "warn", word: label("Not read in full") },
  "needs-reconnect": { tone: "danger", icon: "warn", word: label("Reconnect needed") },
  ending: { tone: "neutral", icon: "clock", word: label("Disconnecting") },
  ended: { tone: "neutral", icon: "stop", word: label("Disconnected") },
};

type ConnectionCardProps = {
  /** The platform's label. */
  platform: string;
  /** "@atlas". */
  handle: string;
  /** The account's page; left out where there is nothing to see. */
  href?: string | undefined;
  state: ConnectionState;
  /** What the state means, what is safe and what to do, in a sentence or two. */
  stateText: string;
  /** The reader granted it, and not another member. */
  isMine: boolean;
  /** ISO instants. */
  grantedAt: string;
  lastReadAt: string | null;
  nextReadAt: string | null;
  /** Everything was last read, posts included. */
  lastSuccessAt: string | null;
  lastTriedAt: string | null;
  /** When the grant ends by itself, where the platform says so, and in how many whole days. */
  endsAt: string | null;
  daysLeft: number | null;
  /** What is lost while nothing is done. */
  waiting: string | null;
  /** Once the grant is lost: until when the figures may stay. */
  deleteDataAt?: string | null;
  scopes: readonly {
    scope: string;
    /** "See your channel and its public counts". */
    allows: string;
    /** What it costs that it was not granted. */
    without: string;
    isGranted: boolean;
  }[];
  now: string;
  /** The running sync. */
  progress?: ReactNode;
  /** "Sync now", "Pause" or "Resume", "Disconnect": forms and dialogs, the account as their object. */
  actions: ReactNode;
};

/** One account's grant: who, since when, what for, how it is doing. */
export function ConnectionCard(props: ConnectionCardProps) {
  const id = useId();
  const { tone, icon, word } = STATES[props.state];
  return (
    <article
      aria-labelledby={id}
      className="grid min-w-0 grid-cols-1 gap-4 rounded-card border border-line bg-surface p-4 sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="min-w-0 font-semibold text-lead">
          <span dir="auto">
            {props.href ? (
              <a
                href={props.href}
                className="underline decoration-line underline-offset-4 hover:decoration-current"
              >
                {props.handle}
              </a>
            ) : (
              props.handle
            )}
          </span>{" "}
          <span className="font-normal text-body text-quiet">
            {t("on {platform}", { platform: props.platform })}
          </span>
        </h2>
        <Badge tone={tone} icon={icon}>
          {t(word)}
        </Badge>
      </div>
      <p className="max-w-measure text-small">{props.stateText}</p>
      {props.progress}
      <DefinitionList items={facts(props)} />
      <div className="flex flex-wrap items-start gap-2">{props.actions}</div>
    </article>
  );
}

function facts(props: ConnectionCardProps): Definition[] {
  const at = (instant: string) => <Time at={instant} now={props.now} show="both" />;
  const hasEnded = props.state === "needs-reconnect" || props.state === "ended";
  return [
    {
      term: t("Granted"),
      description: props.isMine
        ? rich("by you, {time}", { time: at(props.grantedAt) })
        : rich("by another member, {time}", { time: at(props.grantedAt) }),
    },
    {
      term: hasEnded ? t("Allowed us to") : t("Allows us to"),
      description: <Scopes scopes={props.scopes} />,
    },
    { term: t("Last success"), description: props.lastSuccessAt ? at(props.lastSuccessAt) : t("Not yet") },
    ...(props.lastTriedAt && props.lastTriedAt !== props.lastSuccessAt
      ? [{ term: t("Last try"), description: at(props.lastTriedAt) }]
      : []),
    ...(props.lastReadAt && props.lastReadAt !== props.lastSuccessAt
      ? [{ term: t("Last counts"), description: at(props.lastReadAt) }]
      : []),
    {
      term: t("Next read"),
      description: props.nextReadAt
        ? at(props.nextReadAt)
        : props.state === "syncing"
          ? t("Now")
          : t("None planned"),
    },
    ...(props.endsAt && props.daysLeft !== null
      ? [
          {
            term: t("Access lasts"),
            description: <AccessEnd {...props} endsAt={props.endsAt} daysLeft={props.daysLeft} />,
          },
        ]
      : []),
    ...(props.deleteDataAt ? [{ term: t("Figures stay until"), description: at(props.deleteDataAt) }] : []),
    ...(props.waiting ? [{ term: t("Waiting costs"), description: props.waiting }] : []),
  ];
}

function AccessEnd({
  endsAt,
  daysLeft,
  now,
  state,
}: ConnectionCardProps & { endsAt: string; daysLeft: number }) {
  const time = <Time at={endsAt} now={now} />;
  return (
    <>
      {daysLeft === 1
        ? rich("1 more day, to {time}.", { time })
        : rich("{days} more days, to {time}.", { days: daysLeft, time })}
      {state !== "expiring" &&
        ` ${t("It is renewed from time to time as long as the platform allows that; you hear from us if it fails.")}`}
    </>
  );
}

function Scopes({ scopes }: Pick<ConnectionCardProps, "scopes">) {
  return (
    <ul className="grid gap-1">
      {scopes.map(({ scope, allows, without, isGranted }) => (
        <li key={scope} className="flex gap-2">
          <Icon
            name={isGranted ? "check" : "stop"}
            className={`mt-1 size-3.5 shrink-0 ${isGranted ? "text-good" : "text-danger"}`}
          />
          <span className="min-w-0">
            {allows}
            {!isGranted && (
              <span className="block text-danger">
                {t("Not granted.")} {without} <code className="break-all font-mono text-note">{scope}</code>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
