import type { Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
import { definitionVersion, type Subject } from "@/lib/metrics/ledger";
import { platforms } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";

const subjects = {
  account: Object.keys(accountMetricCatalog).map((metric) => ({ of: "account", metric }) as Subject),
  post: Object.keys(postMetricCatalog).map((metric) => ({ of: "post", metric }) as Subject),
};

/** Every count with its definition, and which version of it each platform that gives it follows today. */
export function MetricList({ of, today }: { of: Subject["of"]; today: Day }) {
  const descriptors = platforms().map(({ descriptor }) => descriptor);
  return (
    <ul className="grid gap-4">
      {subjects[of].map((subject) => {
        const { label, definition } = described(subject);
        const given = descriptors.filter((descriptor) => gives(descriptor, subject));
        return (
          <li
            key={subject.metric}
            id={`${subject.of}-${subject.metric}`}
            className="grid max-w-measure gap-0.5 text-small"
          >
            <h3 className="font-medium text-body">{t(label)}</h3>
            <p>{t(definition)}</p>
            <p className="text-quiet">
              {given.length === 0
                ? t("No platform here gives it.")
                : `${given.map((descriptor) => versionWords(descriptor, subject, today)).join("; ")}.`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function described(subject: Subject) {
  return subject.of === "account" ? accountMetricCatalog[subject.metric] : postMetricCatalog[subject.metric];
}

function gives({ accountMetrics, postMetrics }: PlatformDescriptor, subject: Subject): boolean {
  return subject.of === "account"
    ? accountMetrics.includes(subject.metric)
    : postMetrics.includes(subject.metric);
}

/** "YouTube version 3, since 24 Aug 2026 (views count when playback starts)". */
function versionWords({ label, ledger }: PlatformDescriptor, subject: Subject, today: Day): string {
  const { version, since } = definitionVersion(ledger, subject, today);
  return since
    ? t("{platform} version {version}, since {day} ({change})", {
        platform: label,
        version,
        day: formatDay(since.from),
        change: since.words,
      })
    : t("{platform} version {version}", { platform: label, version });
}
