import type { Catalogue } from "../current";

/** What each platform gives, and what it changed in it. */
export const platforms = {
  "In {platform}'s Accounts Centre, under “Your information and permissions”, ask for a download of “Followers and following” for all time, as JSON. The files are in the folder connections/followers_and_following.":
    "Fordere in der Kontenübersicht von {platform} unter „Deine Informationen und Berechtigungen“ einen Download von „Follower und Gefolgte“ für die gesamte Zeit als JSON an. Die Dateien liegen im Ordner connections/followers_and_following.",
  "How to download it, in {platform}'s help": "Wie du sie herunterlädst, in der Hilfe von {platform}",
  "View your profile and posts. We read your account's public counts and those of its public posts.":
    "Dein Profil und deine Beiträge ansehen. Wir lesen die öffentlichen Zahlen deines Kontos und die seiner öffentlichen Beiträge.",
  "We cannot tell which account is yours, so nothing can be read.":
    "Wir können nicht erkennen, welches Konto deines ist, und deshalb nichts lesen.",
  "{platform} gives figures of professional accounts only: creator or business. A personal account can be switched in {platform}'s settings, under “Account type and tools”, without cost and back again at any time. Then connect it here.":
    "{platform} gibt nur Zahlen professioneller Konten heraus: Creator oder Business. Ein privates Konto lässt sich in den Einstellungen von {platform} unter „Kontoart und Tools“ umstellen, kostenlos und jederzeit wieder zurück. Verbinde es dann hier.",
  "How to switch, in {platform}'s help": "Wie du umstellst, in der Hilfe von {platform}",
  "Insights: reach, impressions, saves, profile visits, audience":
    "Insights: Reichweite, Impressionen, Speicherungen, Profilbesuche, Publikum",
  "Messages, and stories": "Nachrichten und Storys",
  "Comments and who wrote them": "Kommentare und wer sie geschrieben hat",
  "Who follows you and whom you follow": "Wer dir folgt und wem du folgst",
  "Your email address": "Deine E-Mail-Adresse",
  "{platform} Platform, changelog": "{platform}-Plattform, Änderungsprotokoll",
  "views replace plays and impressions": "Aufrufe ersetzen Wiedergaben und Impressionen",
  "Reels had plays; photos and carousels had impressions, which only their owner saw.":
    "Reels hatten Wiedergaben; Fotos und Karussells hatten Impressionen, die nur ihr Inhaber sah.",
  "Every format has views: each start and each replay of a reel, each time anything else is on a screen.":
    "Jedes Format hat Aufrufe: jeder Start und jede Wiederholung eines Reels, alles andere jedes Mal, wenn es auf einem Bildschirm ist.",
  "{platform}'s announcement, as reported on 2024-08-08":
    "Ankündigung von {platform}, wie am 08.08.2024 berichtet",
  "view counts of reels begin": "Aufrufzahlen von Reels beginnen",
  "No view count was given to apps such as this one.": "Apps wie diese bekamen keine Aufrufzahl.",
  "Reels may come with a view count, paid and unpaid views together. Photos and carousels come without.":
    "Zu Reels kann es eine Aufrufzahl geben, bezahlte und unbezahlte Aufrufe zusammen. Zu Fotos und Karussells gibt es keine.",
  "share counts begin": "Zahlen der Shares beginnen",
  "No count of shares was given to apps such as this one.": "Apps wie diese bekamen keine Zahl der Shares.",
  "Posts may come with a count of shares, unless their owner hides it.":
    "Zu Beiträgen kann es eine Zahl der Shares geben, wenn ihr Inhaber sie nicht verbirgt.",
  "See whose account it is, with its public counts. Posts are read as anybody can read them.":
    "Sehen, wessen Konto es ist, mit seinen öffentlichen Zahlen. Beiträge werden so gelesen, wie alle sie lesen können.",
  "Accounts on {serverName} can be linked. An account on another server cannot.":
    "Konten auf {serverName} können verbunden werden, ein Konto auf einem anderen Server nicht.",
  "About {serverName}": "Über {serverName}",
  "Posts for followers only, and direct messages": "Beiträge nur für Follower und Direktnachrichten",
  "Your replies to others, and what you boost": "Deine Antworten an andere und was du teilst",
  "Who follows you, and whom you follow": "Wer dir folgt und wem du folgst",
  "Notifications, bookmarks, lists and searches": "Benachrichtigungen, Lesezeichen, Listen und Suchen",
  "Post without words": "Beitrag ohne Worte",
  "Read your profile info. We read which account it is and its display name.":
    "Deine Profilinformationen lesen. Wir lesen, welches Konto es ist und seinen Anzeigenamen.",
  "Read your additional profile information. We read your username.":
    "Deine zusätzlichen Profilinformationen lesen. Wir lesen deinen Nutzernamen.",
  "Your account goes by its display name here, not by its @username.":
    "Dein Konto erscheint hier mit seinem Anzeigenamen, nicht mit seinem @Nutzernamen.",
  "Read your profile engagement statistics. We read your followers, following, likes and videos.":
    "Die Engagement-Statistik deines Profils lesen. Wir lesen deine Follower, gefolgten Konten, Likes und Videos.",
  "The account's own counts are not read: its followers, following, likes and number of videos.":
    "Die eigenen Zahlen des Kontos werden nicht gelesen: Follower, gefolgte Konten, Likes und Anzahl der Videos.",
  "Read your public videos on {platform}. We read their counts.":
    "Deine öffentlichen Videos auf {platform} lesen. Wir lesen ihre Zahlen.",
  "No video is read: neither views nor likes, comments and shares.":
    "Kein Video wird gelesen: weder Aufrufe noch Likes, Kommentare und Shares.",
  "Private videos, videos for friends, and drafts": "Private Videos, Videos für Freunde und Entwürfe",
  Messages: "Nachrichten",
  "Watch time, audience and revenue": "Wiedergabezeit, Publikum und Einnahmen",
  "Your bio, picture, email address and phone number":
    "Deine Bio, dein Bild, deine E-Mail-Adresse und Telefonnummer",
  "View your {platform} account. We read your channel's public counts and those of its public videos.":
    "Dein {platform}-Konto ansehen. Wir lesen die öffentlichen Zahlen deines Kanals und die seiner öffentlichen Videos.",
  "We cannot tell which channel is yours, so nothing can be read.":
    "Wir können nicht erkennen, welcher Kanal deiner ist, und deshalb nichts lesen.",
  "Private and unlisted videos": "Private und nicht gelistete Videos",
  "{platform} Analytics: watch time, audience, revenue":
    "{platform} Analytics: Wiedergabezeit, Publikum, Einnahmen",
  "Subscriptions, liked videos and watch history": "Abos, Videos, die du magst, und Wiedergabeverlauf",
  "{platform} Data API, revision history": "{platform} Data API, Änderungsverlauf",
  "subscriber counts are cut to three digits": "Abonnentenzahlen werden auf drei Stellen gekürzt",
  "Subscriber counts were exact.": "Abonnentenzahlen waren genau.",
  "Above 1,000 the public count is cut down to its first three digits, for the channel's owner too: 1,234,567 is given as 1,230,000.":
    "Über 1.000 wird die öffentliche Zahl auf ihre ersten drei Stellen gekürzt, auch für den Inhaber des Kanals: 1.234.567 wird als 1.230.000 angegeben.",
  "{platform} Data API, channels, statistics.subscriberCount":
    "{platform} Data API, channels, statistics.subscriberCount",
  "every start of a Short counts as a view": "jeder Start eines Shorts zählt als Aufruf",
  "A view of a Short counted after it had been watched for a time.":
    "Ein Aufruf eines Shorts zählte, nachdem es eine Zeit lang angesehen worden war.",
  "Every start and every replay of a Short counts as a view. Other videos are counted as before.":
    "Jeder Start und jede Wiederholung eines Shorts zählt als Aufruf. Andere Videos werden wie zuvor gezählt.",
  "views count when playback starts": "Aufrufe zählen mit Beginn der Wiedergabe",
  "A view of a long video or a live stream counted after it had been watched for a time.":
    "Ein Aufruf eines langen Videos oder eines Livestreams zählte, nachdem es eine Zeit lang angesehen worden war.",
  "In every format a view counts when playback starts.":
    "In jedem Format zählt ein Aufruf mit Beginn der Wiedergabe.",
} as const satisfies Catalogue;

/** What /platforms says of each. */
export const platformsPage = {
  "{metric} of an account": "{metric} eines Kontos",
  "to {count} digits": "auf {count} Stellen",
  exact: "genau",
  "{metric} of a post": "{metric} eines Beitrags",
  "Calculated figures": "Berechnete Zahlen",
  yes: "ja",
  no: "nein",
  "Shown to": "Sichtbar für",
  "who linked it": "wer es verbunden hat",
  "the workspace": "der Arbeitsbereich",
  "Kept at most": "Höchstens aufbewahrt",
  "while linked": "solange verbunden",
  "{count} months": ["{count} Monat", "{count} Monate"],
  "After the access ended there": "Nach dem Ende des Zugriffs dort",
  "until deleted here": "bis hier gelöscht wird",
  "{count} days": ["{count} Tag", "{count} Tage"],
  What: "Was",
  "At a glance": "Auf einen Blick",
  "not given": "nicht angegeben",
  "What platforms give": "Was Plattformen angeben",
  "What Tallyglass reads from each platform, by which permission, how exactly, how long it is kept, and what is never read.":
    "Was Tallyglass von jeder Plattform liest, mit welcher Berechtigung, wie genau, wie lange es aufbewahrt wird und was nie gelesen wird.",
  "Public counts only: what anybody can see on the profile or the post when we read it.":
    "Nur öffentliche Zahlen: was alle auf dem Profil oder beim Beitrag sehen können, wenn wir ihn lesen.",
  "Not configured on this server": "Auf diesem Server nicht eingerichtet",
  "Which accounts": "Welche Konten",
  "Any that has public counts.": "Jedes mit öffentlichen Zahlen.",
  "Of an account": "Von einem Konto",
  "Of a post": "Von einem Beitrag",
  "Permissions asked for": "Verlangte Berechtigungen",
  "Never read": "Nie gelesen",
  Read: "Gelesen",
  Limits: "Grenzen",
  Kept: "Aufbewahrt",
  "When you leave here": "Wenn du hier gehst",
  "When the access ends there": "Wenn der Zugriff dort endet",
  "At the platform": "Bei der Plattform",
  "{platform}’s privacy policy": "Datenschutzerklärung von {platform}",
  "Changes in its numbers": "Wechsel in den Zahlen",
  "None known of {platform}": "Keine bekannt von {platform}",
  "{count} of {platform}": "{count} von {platform}",
  "Without it: {loss}": "Ohne sie: {loss}",
  "{count} rules of {platform}, as read on {day}": [
    "Eine Regel von {platform}, Stand {day}",
    "{count} Regeln von {platform}, Stand {day}",
  ],
  "All counts are exact.": "Alle Zahlen sind genau.",
  "Counts of {followers} are cut down to {digits} digits by the platform; all others are exact.":
    "Die Zahl der {followers} kürzt die Plattform auf {digits} Stellen; alle anderen sind genau.",
  "The account once a day; the last good reading of a UTC day stays. Each of the {posts} daily for 35 days, weekly for a year, then every 28 days.":
    "Das Konto einmal am Tag; die letzte gültige Messung eines UTC-Tags bleibt. {posts} jeweils 35 Tage lang täglich, ein Jahr lang wöchentlich, danach alle 28 Tage.",
  "The account every {hours} hours; the last good reading of a UTC day stays. Each of the {posts} daily for 35 days, weekly for a year, then every 28 days.":
    "Das Konto alle {hours} Stunden; die letzte gültige Messung eines UTC-Tags bleibt. {posts} jeweils 35 Tage lang täglich, ein Jahr lang wöchentlich, danach alle 28 Tage.",
  "requests of each kind": "Anfragen jeder Art",
  requests: "Anfragen",
  "For all accounts here together: {limits}. Readings are spread over the day to fit in, every workspace in its turn.":
    "Für alle Konten hier zusammen: {limits}. Messungen werden so über den Tag verteilt, dass sie hineinpassen, jeder Arbeitsbereich kommt an die Reihe.",
  "as many {requests} as its answers say are left":
    "so viele {requests}, wie nach den Antworten der Plattform noch übrig sind",
  "{count} {requests} a day, which begins at midnight in {city}":
    "{count} {requests} am Tag, der um Mitternacht in {city} beginnt",
  "{count} {requests} in any {seconds} seconds": "{count} {requests} in je {seconds} Sekunden",
  "{count} {requests} in any minute": "{count} {requests} in jeder Minute",
  "{count} {requests} in any {minutes} minutes": "{count} {requests} in je {minutes} Minuten",
  "Rates, net change and growth, each labelled as calculated by us.":
    "Raten, Nettoveränderung und Wachstum, jeweils als von uns berechnet gekennzeichnet.",
  "None: its rules allow its own figures only. They are shown as lines over time.":
    "Keine: Die Regeln der Plattform erlauben nur ihre eigenen Zahlen. Diese werden als Linien über die Zeit gezeigt.",
  "The member who linked the account, and nobody else: not even other members of the workspace.":
    "Für das Mitglied, das das Konto verbunden hat, und sonst niemanden: auch nicht für andere Mitglieder des Arbeitsbereichs.",
  "The members of the workspace whose role includes figures.":
    "Für die Mitglieder des Arbeitsbereichs, zu deren Rolle Zahlen gehören.",
  "As long as the account is linked.": "Solange das Konto verbunden ist.",
  "{months} months at most: older days are emptied every night.":
    "Höchstens {months} Monate: Ältere Tage werden jede Nacht geleert.",
  "A disconnect ends the access and deletes the history at once, for its rules say so.":
    "Eine Trennung beendet den Zugriff und löscht den Verlauf sofort, denn so verlangen es die Regeln der Plattform.",
  "A disconnect ends the access at once and asks whether the history goes too.":
    "Eine Trennung beendet den Zugriff sofort und fragt, ob auch der Verlauf gelöscht werden soll.",
  "What was read stays until you delete it here; nothing new is read.":
    "Was gelesen wurde, bleibt, bis du es hier löschst; Neues wird nicht gelesen.",
  "Nothing new is read, and what was read is deleted by day {day}, unless the account is connected again. The same within 30 days when {platform} cannot be asked.":
    "Neues wird nicht gelesen, und was gelesen wurde, wird bis Tag {day} gelöscht, wenn das Konto nicht wieder verbunden wird. Dasselbe innerhalb von 30 Tagen, wenn {platform} nicht gefragt werden kann.",
  "A disconnect here revokes the grant at {platform} and checks that the old token is refused.":
    "Eine Trennung hier widerruft die Freigabe bei {platform} und prüft, dass das alte Token abgelehnt wird.",
  "{platform} documents no way to revoke a grant by a request: a disconnect here destroys our token, and the entry there is removed on its own page.":
    "{platform} dokumentiert keinen Weg, eine Freigabe durch eine Anfrage zu widerrufen: Eine Trennung hier vernichtet unser Token, und den Eintrag dort entfernst du auf der Seite der Plattform.",
} as const satisfies Catalogue;
