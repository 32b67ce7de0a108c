import type { Catalogue } from "../current";

/** "This was not me": the notices that ask it, the guard it brings, and how it is lifted. */
export const guard = {
  "This was not me": "Das war ich nicht",
  "If this was not you, say so. Every session ends at once, and until you set a new password and lift the guard, nothing of your account can be exported, disconnected, deleted or changed.":
    "Wenn du das nicht warst, sag es. Jede Sitzung endet sofort, und bis du ein neues Passwort festlegst und den Schutz aufhebst, lässt sich an deinem Konto nichts exportieren, trennen, löschen oder ändern.",
  "The button works for seven days, once, in any browser.":
    "Die Schaltfläche funktioniert sieben Tage lang, einmal, in jedem Browser.",
  "What opens your account: {address}": "Was dein Konto öffnet: {address}",
  "A sign-in from a new browser": "Eine Anmeldung aus einem neuen Browser",
  "Somebody, probably you, signed in to your account on {instant} in a browser that was not known: {device}, network {network}.":
    "Jemand, vermutlich du, hat sich am {instant} in einem Browser bei deinem Konto angemeldet, der nicht bekannt war: {device}, Netz {network}.",
  "If it was you, there is nothing to do.": "Wenn du es warst, ist nichts zu tun.",
  "Mail sent: a sign-in from a new browser": "Mail gesendet: eine Anmeldung aus einem neuen Browser",
  "You said: this was not me": "Du hast gesagt: Das war ich nicht",
  "The guard was lifted": "Der Schutz wurde aufgehoben",
  "An export was deleted by the guard": "Der Schutz hat einen Export gelöscht",
  "A deletion was called off by the guard": "Der Schutz hat eine Löschung abgesagt",
  "This link was used already or is older than seven days. A newer mail of ours may have another; setting a new password by mail ends every session as well.":
    "Dieser Link wurde schon benutzt oder ist älter als sieben Tage. Eine neuere Mail von uns hat vielleicht einen anderen; auch ein neues Passwort per Mail beendet jede Sitzung.",
  "Open the whole link of the mail. Setting a new password ends every session as well.":
    "Öffne den ganzen Link der Mail. Auch ein neues Passwort beendet jede Sitzung.",
  "Nothing has happened yet. The button does it.":
    "Noch ist nichts geschehen. Erst die Schaltfläche bewirkt es.",
  "Your account is under guard": "Dein Konto steht unter Schutz",
  "Your account is under guard since you said: this was not me. Lift the guard under Security first.":
    "Dein Konto steht unter Schutz, seit du gesagt hast: Das war ich nicht. Hebe zuerst unter „Sicherheit“ den Schutz auf.",
  "You said: this was not me. Until you lift the guard you can read everything, and nothing can be exported, disconnected, deleted or changed.":
    "Du hast gesagt: Das war ich nicht. Bis du den Schutz aufhebst, kannst du alles lesen, und nichts lässt sich exportieren, trennen, löschen oder ändern.",
  "Lift the guard": "Den Schutz aufheben",
  "Lift the guard first": "Zuerst den Schutz aufheben",
  "Under guard no password is set here: whoever sits at a stolen session could.":
    "Unter Schutz wird hier kein Passwort festgelegt: Das könnte auch, wer an einer gestohlenen Sitzung sitzt.",
  "Under guard your profile stays as it is.": "Unter Schutz bleibt dein Profil, wie es ist.",
  "Under guard no copy of your data is made, so that nobody who got in carries it off.":
    "Unter Schutz wird keine Kopie deiner Daten gemacht, damit niemand sie mitnimmt, der hereingekommen ist.",
  "Under guard nothing is deleted, so that nobody who got in ends your account.":
    "Unter Schutz wird nichts gelöscht, damit niemand dein Konto beendet, der hereingekommen ist.",
  "Under guard nobody joins here, leaves, or gets another role by you, so that nobody who got in lets others in.":
    "Unter Schutz kommt durch dich niemand hinzu, geht oder bekommt eine andere Rolle, damit niemand andere hereinlässt, der hereingekommen ist.",
  "Under guard nothing is disconnected or deleted, so that nobody who got in ends what was collected. At {platform} itself you can end our access at any time.":
    "Unter Schutz wird nichts getrennt oder gelöscht, damit niemand beendet, was gesammelt wurde, der hereingekommen ist. Bei {platform} selbst kannst du unseren Zugriff jederzeit beenden.",
  "Under guard no factor is added or removed, so that nobody who got in makes themselves at home.":
    "Unter Schutz kommt kein Faktor hinzu und keiner weg, damit sich niemand einrichtet, der hereingekommen ist.",
  "It stands since {instant}. Two steps lift it: whoever has stolen only one of them cannot.":
    "Er besteht seit {instant}. Zwei Schritte heben ihn auf: Wer nur einen davon gestohlen hat, kann es nicht.",
  "First: a new password, by mail": "Zuerst: ein neues Passwort, per Mail",
  "Then: your second step": "Dann: dein zweiter Schritt",
  "Then: a code sent to your address": "Dann: ein Code an deine Adresse",
  "It is asked for once the new password is set.":
    "Danach wird gefragt, sobald das neue Passwort festgelegt ist.",
  Done: "Erledigt",
  "Set a new password by mail first: it is what lifts the guard.":
    "Lege zuerst per Mail ein neues Passwort fest: Erst damit lässt sich der Schutz aufheben.",
  "Since when your account is under guard, because you said: this was not me.":
    "Seit wann dein Konto unter Schutz steht, weil du gesagt hast: Das war ich nicht.",
  "When you set a password by mail under guard.":
    "Wann du unter Schutz per Mail ein Passwort festgelegt hast.",
} as const satisfies Catalogue;
