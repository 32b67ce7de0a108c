import { Icon } from "@/components/ui/icon";
import { t } from "@/lib/language/t";

type ScopeListProps = {
  /** The platform's label. */
  platform: string;
  scopes: readonly {
    /** The platform's own word. */
    scope: string;
    /** "See your channel and its public counts". */
    allows: string;
    /** What is lost without it. */
    without?: string | undefined;
    /** Left out where nothing is granted yet. */
    isGranted?: boolean | undefined;
  }[];
  neverRead: readonly string[];
};

/** What is read and what never is, before and after the grant. */
export function ScopeList({ platform, scopes, neverRead }: ScopeListProps) {
  return (
    <div className="grid grid-cols-1 gap-6 text-small sm:grid-cols-2">
      <div className="grid content-start gap-2">
        <h3 className="font-medium">{t("What we read from {platform}", { platform })}</h3>
        <ul className="grid gap-2">
          {scopes.map((scope) => (
            <li key={scope.scope} className="flex gap-2">
              <Icon
                name={scope.isGranted === false ? "stop" : "check"}
                className={`mt-1 size-4 ${scope.isGranted === false ? "text-danger" : "text-good"}`}
              />
              <span className="min-w-0">
                {scope.allows}
                {scope.isGranted === false && (
                  <span className="block text-danger">
                    {t("Not granted.")} {scope.without}
                  </span>
                )}
                <code className="block break-all font-mono text-note text-quiet">{scope.scope}</code>
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="grid content-start gap-2">
        <h3 className="font-medium">{t("What we never read")}</h3>
        <ul className="grid gap-1 text-quiet">
          {neverRead.map((name) => (
            <li key={name} className="flex gap-2">
              <Icon name="close" className="mt-1 size-4" />
              {name}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
