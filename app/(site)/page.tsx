import type { Metadata } from "next";
import { exampleFollowers, exampleReceipt } from "@/app/(site)/example-channel";
import { NumberStates } from "@/app/(site)/number-states";
import { PromiseTable } from "@/app/(site)/promise-table";
import { ReceiptBody } from "@/components/analytics/receipt-body";
import { LineFigure } from "@/components/charts/line-figure";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { type Label, label, t } from "@/lib/language/t";

export function generateMetadata(): Metadata {
  return { title: { absolute: t("Tallyglass: analytics for creators that shows its working") } };
}

export default function StartPage() {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-16 sm:gap-24">
      <Opening />
      <Example />
      <Promises />
      <Reading />
      <FirstDays />
    </div>
  );
}

function Opening() {
  return (
    <div className="grid grid-cols-1 items-center gap-10 pt-4 sm:pt-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:gap-16">
      <div className="grid gap-6">
        <h1 className="text-balance font-semibold text-title tracking-tight sm:text-figure sm:leading-[1.1]">
          {t("Follower and engagement history that shows its working")}
        </h1>
        <p className="max-w-measure text-lead text-quiet">
          {t(
            "Tallyglass reads the public counts of the accounts you link, once a day or more, and keeps them for years. Each number says where it comes from. Each promise of the privacy policy is a button.",
          )}
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/signup" kind="primary">
            {t("Create account")}
          </LinkButton>
          <LinkButton href="/signin">{t("Sign in")}</LinkButton>
        </div>
      </div>
      <NumberStates />
    </div>
  );
}

function Example() {
  return (
    <Section
      title={t("Every number has a receipt")}
      note={t(
        "Platforms round, hide and redefine their counts, and connections end. The chart draws that instead of smoothing it over.",
      )}
    >
      <div className="grid min-w-0 grid-cols-1 gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <LineFigure
          metric={t("Followers")}
          object={t("of {handle}, per day", { handle: "@example" })}
          freshness={t("Example series, not a real channel")}
          series={[exampleFollowers()]}
        />
        <aside
          aria-label={t("Example of a receipt")}
          className="rounded-card border border-line bg-surface p-4 text-small sm:p-6"
        >
          <h3 className="flex items-center gap-2 border-line border-b border-dashed pb-3 font-semibold">
            <Icon name="receipt" className="size-4 text-quiet" />
            {t("Receipt for the newest number")}
          </h3>
          <div className="pt-1">
            <ReceiptBody receipt={exampleReceipt()} />
          </div>
        </aside>
      </div>
    </Section>
  );
}

function Promises() {
  return (
    <Section
      title={t("Every privacy promise is a control with a proof")}
      note={t("What the policy says, you can do yourself, at once, and check afterwards.")}
    >
      <PromiseTable />
      <p>
        <a className="prose-link" href="/legal/promises">
          {t("All promises, each with the tests that hold it")}
        </a>
      </p>
    </Section>
  );
}

const READ = [
  label("Followers, views and the number of posts, as your public profile shows them"),
  label("Views, likes and comments of each public post"),
  label("Your handle, so that you recognise the account"),
];

const NEVER_READ = [
  label("Messages, captions and comments themselves"),
  label("Who your followers are, or anything about them"),
  label("Watch time, reach, demographics and revenue"),
  label("Private and unlisted posts"),
  label("Contact details of the platform account"),
];

function Reading() {
  return (
    <Section
      title={t("What is read, and what never is")}
      note={t("Enforced where answers are parsed, and again by the database.")}
    >
      <div className="grid gap-8 border-line border-t pt-6 sm:grid-cols-2">
        <ReadList title={t("We read")} items={READ} isRead />
        <ReadList title={t("We never read")} items={NEVER_READ} />
      </div>
    </Section>
  );
}

function ReadList({ title, items, isRead }: { title: string; items: readonly Label[]; isRead?: boolean }) {
  return (
    <div className="grid content-start gap-3">
      <h3 className="font-semibold">{title}</h3>
      <ul className="grid gap-2">
        {items.map((item) => (
          <li key={item} className="flex gap-3">
            <Icon
              name={isRead ? "check" : "close"}
              className={`mt-1 size-4 ${isRead ? "text-good" : "text-quiet"}`}
            />
            <span className="max-w-measure">{t(item)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const DAYS = [
  {
    when: label("First minutes"),
    what: label(
      "You link an account at the platform itself, with one read-only permission. Your posts are charted by publishing date right away.",
    ),
  },
  { when: label("Next day"), what: label("The second reading comes, and with it the follower line begins.") },
  {
    when: label("After a month"),
    what: label(
      "Periods can be compared. A change smaller than the platform's rounding is called that, and no more.",
    ),
  },
  {
    when: label("When you leave"),
    what: label(
      "Platforms that can be told are told, the keys are destroyed, and the receipt outlives the account.",
    ),
  },
];

function FirstDays() {
  return (
    <Section title={t("What to expect")}>
      <ol className="grid gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-2 lg:grid-cols-4">
        {DAYS.map(({ when, what }) => (
          <li key={when} className="grid content-start gap-2 bg-surface p-4 sm:p-6">
            <h3 className="font-semibold">{t(when)}</h3>
            <p className="text-quiet text-small">{t(what)}</p>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3 pt-4">
        <LinkButton href="/signup" kind="primary">
          {t("Create account")}
        </LinkButton>
      </div>
    </Section>
  );
}
