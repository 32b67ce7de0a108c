import { type ReactNode, useId } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Icon, type IconName } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { WeatherState } from "@/lib/connections/weather";

/** What is stored of it, or that it is being read just now. */
type ConnectionState = WeatherState | "syncing";

const STATES: Record<ConnectionState, { tone: Tone; icon: IconName; word: string }> = {
  working: { tone: "good", icon: "check", word: "Working" },
  syncing: { tone: "neutral", icon: "sync", word: "Reading now" },
  paused: { tone: "neutral", icon: "pause", word: "Paused" },
  limited: { tone: "warn", icon: "clock", word: "Waiting for the platform" },
  failing: { tone: "warn", icon: "warn", word: "Not read in full" },
  "needs-reconnect": { tone: "danger", icon: "warn", word: "Reconnect needed" },
  ending: { tone: "neutral", icon: "clock", word: "Disconnecting" },
  ended: { tone: "neutral", icon: "stop", word: "Disconnected" },
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
  /** Who granted it: a name, or "You". */
  grantedBy: string;
  /** ISO instants. */
  grantedAt: string;
  lastReadAt: string | null;
  nextReadAt: string | null;
  /** When the grant ends by itself, where the platform says so. */
  endsAt: string | null;
  /** Once the grant is lost: until when the figures may stay. */
  deleteDataAt?: string | null;
  /** "See your channel and its public counts". */
  scopes: readonly string[];
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
          <span className="font-normal text-body text-quiet">on {props.platform}</span>
        </h2>
        <Badge tone={tone} icon={icon}>
          {word}
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
  return [
    {
      term: "Granted",
      description: (
        <>
          by <span dir="auto">{props.grantedBy}</span>, {at(props.grantedAt)}
        </>
      ),
    },
    {
      term: props.state === "needs-reconnect" || props.state === "ended" ? "Allowed us to" : "Allows us to",
      description: (
        <ul className="grid gap-1">
          {props.scopes.map((scope) => (
            <li key={scope} className="flex gap-2">
              <Icon name="check" className="mt-1 size-3.5 text-good" />
              {scope}
            </li>
          ))}
        </ul>
      ),
    },
    { term: "Last read", description: props.lastReadAt ? at(props.lastReadAt) : "Not yet" },
    {
      term: "Next read",
      description: props.nextReadAt
        ? at(props.nextReadAt)
        : props.state === "syncing"
          ? "Now"
          : "None planned",
    },
    ...(props.endsAt ? [{ term: "Grant ends", description: at(props.endsAt) }] : []),
    ...(props.deleteDataAt ? [{ term: "Figures stay until", description: at(props.deleteDataAt) }] : []),
  ];
}
