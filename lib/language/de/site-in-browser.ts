import type { Catalogue } from "../current";

/** Public pages, metrics, platforms: what runs in the browser. */
export const siteInBrowser = {
  Followers: "Follower",
  followers: "Follower",
  "People who follow the account, as its public profile shows it at the time of reading.":
    "Leute, die dem Konto folgen, wie sein öffentliches Profil sie zum Zeitpunkt der Messung zeigt.",
  Following: "Gefolgte Konten",
  following: "gefolgte Konten",
  accounts: "Konten",
  "Accounts this account follows, as its public profile shows it.":
    "Konten, denen dieses Konto folgt, wie sein öffentliches Profil sie zeigt.",
  Views: "Aufrufe",
  views: "Aufrufe",
  "Views of all public posts since the account began, as the platform counts them.":
    "Aufrufe aller öffentlichen Beiträge, seit es das Konto gibt, wie die Plattform sie zählt.",
  Posts: "Beiträge",
  posts: "Beiträge",
  "Public posts on the account at the time of reading.":
    "Öffentliche Beiträge des Kontos zum Zeitpunkt der Messung.",
  Likes: "Likes",
  likes: "Likes",
  "Likes of all public posts, as the public profile shows it.":
    "Likes aller öffentlichen Beiträge, wie das öffentliche Profil sie zeigt.",
  "Views of the post since it was published, as the platform counts them.":
    "Aufrufe des Beitrags seit seiner Veröffentlichung, wie die Plattform sie zählt.",
  "Likes of the post; absent where its owner hides them.":
    "Likes des Beitrags; sie fehlen, wo der Inhaber sie verbirgt.",
  Comments: "Kommentare",
  comments: "Kommentare",
  "Comments on the post; absent where they are switched off.":
    "Kommentare zum Beitrag; sie fehlen, wo sie abgeschaltet sind.",
  Shares: "Shares",
  shares: "Shares",
  "Shares of the post, where the platform makes them public.":
    "Shares des Beitrags, wo die Plattform sie öffentlich macht.",
} as const satisfies Catalogue;
