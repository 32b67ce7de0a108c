import { account } from "./account";
import { accountFigures } from "./account-figures";
import { accountInBrowser } from "./account-in-browser";
import { accountSentences } from "./account-sentences";
import { activity } from "./activity";
import { connectionWeather } from "./connection-weather";
import { connections } from "./connections";
import { connectionsInBrowser } from "./connections-in-browser";
import { downloads } from "./downloads";
import { figuresInBrowser } from "./figures-in-browser";
import { guard } from "./guard";
import { guardInBrowser } from "./guard-in-browser";
import { imports } from "./imports";
import { mails } from "./mails";
import { metrics } from "./metrics";
import { people } from "./people";
import { peopleInBrowser } from "./people-in-browser";
import { platformRules } from "./platform-rules";
import { platforms, platformsPage } from "./platforms";
import { erasure, exports, frame, holdings, privacy } from "./privacy";
import { inventoryColumns } from "./privacy-columns";
import { privacyInBrowser } from "./privacy-in-browser";
import { inventoryGrounds, inventoryKinds } from "./privacy-inventory";
import { receipts } from "./receipts";
import { refusals } from "./refusals";
import { retention } from "./retention";
import { site } from "./site";
import { siteInBrowser } from "./site-in-browser";
import { staff, staffWatched } from "./staff";
import { staffInBrowser } from "./staff-in-browser";
import { staffKept, staffTold } from "./staff-told";
import { units } from "./units";
import { workspace, workspaceTold } from "./workspace";
import { workspaceInBrowser } from "./workspace-in-browser";

/** What components say that also run in the browser: each page brings it along. `catalogue.test.ts` knows which do. */
export const germanInBrowser = {
  ...units,
  ...accountInBrowser,
  ...connectionsInBrowser,
  ...figuresInBrowser,
  ...guardInBrowser,
  ...peopleInBrowser,
  ...privacyInBrowser,
  ...siteInBrowser,
  ...staffInBrowser,
  ...workspaceInBrowser,
} as const;

/** Every text of the product in German, by its English. */
export const german = {
  ...germanInBrowser,
  ...account,
  ...accountFigures,
  ...accountSentences,
  ...activity,
  ...connectionWeather,
  ...connections,
  ...downloads,
  ...guard,
  ...imports,
  ...mails,
  ...metrics,
  ...people,
  ...refusals,
  ...retention,
  ...platformRules,
  ...platforms,
  ...frame,
  ...platformsPage,
  ...privacy,
  ...holdings,
  ...exports,
  ...erasure,
  ...inventoryGrounds,
  ...inventoryKinds,
  ...inventoryColumns,
  ...receipts,
  ...site,
  ...staff,
  ...staffWatched,
  ...staffKept,
  ...staffTold,
  ...workspace,
  ...workspaceTold,
} as const;
