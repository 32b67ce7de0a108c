import type { Catalogue } from "../current";

/** How a connection is doing, and how the way to a platform and back ended. */
export const connectionWeather = {
  "We try again on {time}.": "Wir versuchen es am {time} wieder.",
  "We try again soon.": "Wir versuchen es bald wieder.",
  "What was read so far is safe.": "Was bisher gelesen wurde, ist sicher.",
  "The daily number of readings {platform} grants this service is used up.":
    "Die Zahl der Messungen, die {platform} diesem Dienst am Tag erlaubt, ist verbraucht.",
  "{platform} gives the counts of the moment only: a day that passes without a reading stays a gap.":
    "{platform} nennt nur die Zahlen des Augenblicks: Ein Tag, der ohne Messung vergeht, bleibt eine Lücke.",
  "{platform} no longer lets us read this account: the access was ended there or ran out.":
    "{platform} lässt uns dieses Konto nicht mehr lesen: Der Zugriff wurde dort beendet oder ist abgelaufen.",
  "A permission was taken back at {platform}, and without it nothing can be read.":
    "Bei {platform} wurde eine Berechtigung zurückgenommen, ohne die nichts gelesen werden kann.",
  "{platform} says that this account is closed or suspended.":
    "{platform} sagt, dass dieses Konto geschlossen oder gesperrt ist.",
  "{platform} no longer shows an account of yours with public counts.":
    "{platform} zeigt kein Konto von dir mit öffentlichen Zahlen mehr.",
  "{platform} asks us to read more slowly.": "{platform} bittet uns, langsamer zu lesen.",
  "We go on when the new day begins there.": "Wir machen weiter, wenn dort der neue Tag beginnt.",
  "{platform} is not working at the moment.": "{platform} ist zurzeit gestört.",
  "{platform} takes too long to answer.": "{platform} braucht zu lange für eine Antwort.",
  "{platform} could not be reached.": "{platform} war nicht erreichbar.",
  "{platform} answered in a form we do not know, so that part was not read.":
    "{platform} hat in einer Form geantwortet, die wir nicht kennen; dieser Teil wurde deshalb nicht gelesen.",
  "It is with us to look at; there is nothing for you to do.": "Wir sehen es uns an; du musst nichts tun.",
  "{platform} refused a request of ours.": "{platform} hat eine Anfrage von uns abgelehnt.",
  "{platform} does not accept this service's own credentials.":
    "{platform} nimmt die Zugangsdaten dieses Dienstes nicht an.",
  "Whoever runs it has to mend that; there is nothing for you to do.":
    "Das muss beheben, wer ihn betreibt; du musst nichts tun.",
  "Disconnected. The history stays until you delete it. Connect {platform} to go on.":
    "Getrennt. Der Verlauf bleibt, bis du ihn löschst. Verbinde {platform}, damit es weitergeht.",
  "Nothing is read any more. {platform} is being told to end the access; the receipt follows it.":
    "Es wird nichts mehr gelesen. {platform} wird gerade aufgefordert, den Zugriff zu beenden; der Beleg hält es fest.",
  "Nothing is read any more. Our copy of the access is being destroyed; the receipt follows it.":
    "Es wird nichts mehr gelesen. Unsere Kopie des Zugriffs wird gerade vernichtet; der Beleg hält es fest.",
  "Nothing is read until your age is cleared up: the notice above says how.":
    "Bis dein Alter geklärt ist, wird nichts gelesen: Wie das geht, steht im Hinweis oben.",
  "Each day until then stays a gap.": "Jeder Tag bis dahin bleibt eine Lücke.",
  "What {platform} does not confirm for 30 days must be deleted.":
    "Was {platform} 30 Tage lang nicht bestätigt, muss gelöscht werden.",
  "Yours is planned for {time}.": "Deine Messung ist für den {time} eingeplant.",
  "The access you gave us ends on {time}, and only you can renew it. Press “Reconnect” before then, and no day is missed.":
    "Der Zugriff, den du uns gegeben hast, endet am {time}, und nur du kannst ihn erneuern. Drücke vorher auf „Neu verbinden“, dann fehlt kein Tag.",
  "From that day on nothing is read, and each day until you reconnect stays a gap. The figures so far stay.":
    "Von diesem Tag an wird nichts gelesen, und jeder Tag, bis du neu verbindest, bleibt eine Lücke. Die bisherigen Zahlen bleiben.",
  "{platform} answers, and every day gets its reading.":
    "{platform} antwortet, und jeder Tag bekommt seine Messung.",
  "{platform} no longer lets us read this account.": "{platform} lässt uns dieses Konto nicht mehr lesen.",
  "Reconnect by {time}, or {platform}'s rules make us delete the figures. You can export them first.":
    "Verbinde bis zum {time} neu, sonst müssen wir die Zahlen nach den Regeln von {platform} löschen. Du kannst sie vorher exportieren.",
  "The figures stay, as you chose.": "Die Zahlen bleiben, wie du es gewählt hast.",
  "Press “Reconnect” to go on.": "Drücke auf „Neu verbinden“, damit es weitergeht.",
  "Each day until you reconnect stays a gap; on {time} all figures of this account go, those of {posts} that were not seen lately some days before.":
    "Jeder Tag, bis du neu verbindest, bleibt eine Lücke; am {time} werden alle Zahlen dieses Kontos gelöscht, einige Tage vorher schon die der {posts}, die zuletzt nicht mehr zu sehen waren.",
  "Each day until you reconnect stays a gap, for later readings cannot fill it. Nothing else is lost.":
    "Jeder Tag, bis du neu verbindest, bleibt eine Lücke, denn spätere Messungen können sie nicht füllen. Sonst geht nichts verloren.",
  "Paused since {time}: no count is read.": "Pausiert seit dem {time}: Es wird keine Zahl gelesen.",
  "The access is still checked once a day, and within 30 days that your {posts} still exist, without storing a count.":
    "Der Zugriff wird weiter einmal am Tag geprüft und innerhalb von 30 Tagen auch, ob deine {posts} noch da sind, ohne eine Zahl zu speichern.",
  "If {platform} ended it today, the figures would go on {time}.":
    "Würde {platform} ihn heute beenden, würden die Zahlen am {time} gelöscht.",
  "Each day of the pause stays a gap.": "Jeder Tag der Pause bleibt eine Lücke.",
  "{platform} lets us read a part of this account.": "{platform} lässt uns einen Teil dieses Kontos lesen.",
  "({scope} is not granted.)": "({scope} ist nicht erlaubt.)",
  "Press “Reconnect” and leave every box ticked to have the rest.":
    "Drücke auf „Neu verbinden“ und lass jedes Häkchen gesetzt, dann kommt auch der Rest.",
  "Counts that are not read on a day cannot be had later. What is granted is read every day.":
    "Zahlen, die an einem Tag nicht gelesen werden, sind später nicht mehr zu bekommen. Was erlaubt ist, wird jeden Tag gelesen.",

  "Press “Connect {platform}” to try again.":
    "Drücke auf „{platform} verbinden“, um es noch einmal zu versuchen.",
  "Nothing was stored.": "Es wurde nichts gespeichert.",
  "The rest is read. Press “Reconnect” and leave every box ticked to have all of it.":
    "Der Rest wird gelesen. Drücke auf „Neu verbinden“ und lass jedes Häkchen gesetzt, dann wird alles gelesen.",
  "{platform} is connected": "{platform} ist verbunden",
  "The first reading has begun: your {posts} appear as they arrive, and one point a day is added from today.":
    "Die erste Messung läuft: Deine {posts} erscheinen, sobald sie da sind, und ab heute kommt jeden Tag ein Punkt hinzu.",
  "{platform} is connected again": "{platform} ist wieder verbunden",
  "The history of this account was kept and goes on from here.":
    "Der Verlauf dieses Kontos wurde behalten und geht ab hier weiter.",
  "{platform} was not connected": "{platform} wurde nicht verbunden",
  "You chose not to allow it.": "Du hast es nicht erlaubt.",
  "This link was not begun by you here": "Diese Verbindung hast nicht du hier begonnen",
  "It does not belong to your session, so it was refused.":
    "Sie gehört nicht zu deiner Sitzung und wurde deshalb abgelehnt.",
  "This link was used already": "Diese Verbindung wurde schon hergestellt",
  "If the account stands below, all is well. Otherwise: Press “Connect {platform}” to try again.":
    "Wenn das Konto unten steht, ist alles gut. Sonst drücke auf „{platform} verbinden“, um es noch einmal zu versuchen.",
  "This link took longer than ten minutes": "Das Verbinden hat länger als zehn Minuten gedauert",
  "For safety it no longer counts.": "Zur Sicherheit gilt es nicht mehr.",
  "This link was begun in another browser or session":
    "Diese Verbindung wurde in einem anderen Browser oder einer anderen Sitzung begonnen",
  "It must end where it began.": "Sie muss dort enden, wo sie begonnen wurde.",
  "A permission is missing": "Eine Berechtigung fehlt",
  "Leave the box ticked this time.": "Lass das Häkchen diesmal gesetzt.",
  "There is no {platform} account to read": "Es gibt kein {platform}-Konto, das gelesen werden kann",
  "You allowed it, but {platform} shows no account of yours that has public counts.":
    "Du hast es erlaubt, aber {platform} zeigt kein Konto von dir mit öffentlichen Zahlen.",
  "Create one there, or choose another of your accounts.":
    "Lege dort eines an oder wähle ein anderes deiner Konten.",
  "That was another account": "Das war ein anderes Konto",
  "At {platform}, change to the right account first, then press “Reconnect” again. To follow the other one as well, press “Connect {platform}”.":
    "Wechsle bei {platform} zuerst zum richtigen Konto und drücke dann noch einmal auf „Neu verbinden“. Um auch das andere zu verfolgen, drücke auf „{platform} verbinden“.",
  "This account is linked in another workspace": "Dieses Konto ist in einem anderen Arbeitsbereich verbunden",
  "An account can be linked in one workspace only. Look whether you have a second sign-in here, or ask the people you work with; in that workspace it can be disconnected under Connections.":
    "Ein Konto kann nur in einem Arbeitsbereich verbunden sein. Sieh nach, ob du hier eine zweite Anmeldung hast, oder frag die Leute, mit denen du arbeitest; in jenem Arbeitsbereich lässt es sich unter „Verbindungen“ trennen.",
  "Another member of this workspace linked this account":
    "Ein anderes Mitglied dieses Arbeitsbereichs hat dieses Konto verbunden",
  "Only they can grant it anew.": "Nur dieses Mitglied kann den Zugriff neu erlauben.",
  "The earlier connection is still being ended": "Die frühere Verbindung wird noch beendet",
  "{platform} has not confirmed yet that it is revoked, and ending it now could end a new one too. Try again when its receipt is complete.":
    "{platform} hat noch nicht bestätigt, dass sie widerrufen ist, und sie jetzt zu beenden könnte auch eine neue beenden. Versuche es wieder, wenn ihr Beleg vollständig ist.",
  "{platform} did not answer": "{platform} hat nicht geantwortet",
  "Nothing is lost and nothing was stored. Try again in a few minutes.":
    "Nichts ist verloren, und nichts wurde gespeichert. Versuche es in ein paar Minuten noch einmal.",
  "{platform} did not complete the connection": "{platform} hat die Verbindung nicht abgeschlossen",
  "Its answer could not be used.": "Die Antwort war nicht zu gebrauchen.",
  "What you allowed there can be seen and ended at {address}.":
    "Was du dort erlaubt hast, kannst du unter {address} sehen und beenden.",
  "You wanted to connect {wanted} again, and {platform} answered for {found}. Histories of two accounts must not run into one.":
    "Du wolltest {wanted} wieder verbinden, und {platform} hat für {found} geantwortet. Die Verläufe zweier Konten dürfen nicht ineinanderlaufen.",
  "{platform} answered for another account than the one to be connected again.":
    "{platform} hat für ein anderes Konto geantwortet als das, das wieder verbunden werden sollte.",
  "“{allows}” ({scope}) was not granted.": "„{allows}“ ({scope}) wurde nicht erlaubt.",
  "this account": "dieses Konto",
} as const satisfies Catalogue;
