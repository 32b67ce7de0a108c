import "server-only";
import { t } from "@/lib/language/t";
import type { ArrivalsFile } from "../types";
import { platform } from "./policy";

/**
 * "Followers and following" of the data download. JSON: a list, or `{"relationships_followers": [...]}`, of followers with
 * `string_list_data[0]` of `href`, `value` and `timestamp` in Unix seconds. HTML: a link and behind it "Nov 26, 2025 12:15 am",
 * without a zone. Whoever left since is in neither. No primary page names the fields: they are those of public copies
 * of such downloads from 2022 to 2026.
 * @source https://help.instagram.com/181231772500920
 */
export function arrivalsFile(): ArrivalsFile {
  return {
    name: "followers_1.json",
    howTo: t(
      "In {platform}'s Accounts Centre, under “Your information and permissions”, ask for a download of “Followers and following” for all time, as JSON. The files are in the folder connections/followers_and_following.",
      { platform },
    ),
    help: {
      label: t("How to download it, in {platform}'s help", { platform }),
      url: "https://help.instagram.com/181231772500920",
    },
    json: { list: "string_list_data", time: "timestamp" },
    html: { linkPrefix: "https://www.instagram.com/" },
  };
}
