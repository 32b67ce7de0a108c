import type { Catalogue } from "../current";

/** What is counted and calculated, with its formulas. */
export const metrics = {
  Before: "Vorher",
  Since: "Seither",
  Concerns: "Betrifft",
  Comparing: "Vergleich",
  "{formula}, version {version}": "{formula}, Version {version}",
  "{metric} of accounts": "{metric} von Konten",
  "{metric} of posts": "{metric} von Beiträgen",
  "The count means the same, given more or less exactly.":
    "Die Zahl bedeutet dasselbe, wird aber genauer oder weniger genau angegeben.",
  "The change took until {day}.": "Der Wechsel dauerte bis {day}.",
  "Numbers from before and after are not compared.": "Zahlen von vorher und nachher werden nicht verglichen.",
  "Leaves out posts last read before the platform changed what it counts, and flagged readings; leaves away a part that the platform gives of none of the posts.":
    "Lässt Beiträge aus, die zuletzt gemessen wurden, bevor die Plattform änderte, was sie zählt, und markierte Messungen; lässt einen Teil weg, den die Plattform zu keinem der Beiträge angibt.",
  "A part that the platform gives of none of the posts is left away, and no longer in the way.":
    "Ein Teil, den die Plattform zu keinem der Beiträge angibt, wird weggelassen und steht nicht mehr im Weg.",
  Engagement: "Engagement",
  "likes + comments + shares, as far as the platform makes them public":
    "Likes + Kommentare + Shares, soweit die Plattform sie öffentlich macht",
  "What people did with a post besides viewing it.":
    "Was Leute mit einem Beitrag taten, außer ihn anzusehen.",
  "A post whose likes, comments or shares are hidden or switched off has no sum: empty is not 0.":
    "Ein Beitrag, dessen Likes, Kommentare oder Shares verborgen oder abgeschaltet sind, hat keine Summe: leer ist nicht 0.",
  "A part that the platform gives of none of the posts beside it is left away: a caption says which.":
    "Ein Teil, den die Plattform zu keinem der Beiträge daneben angibt, wird weggelassen: Eine Bildunterschrift sagt, welcher.",
  "Engagement rate by followers": "Engagement-Rate nach Followern",
  "median over posts of the last {rateWindowDays} days of (engagement ÷ followers on the publishing day)":
    "Median über die Beiträge der letzten {rateWindowDays} Tage von (Engagement ÷ Follower am Tag der Veröffentlichung)",
  "How much of the audience a typical post moved: each post published in the {rateWindowDays} days to that day, with its newest reading up to that day.":
    "Wie viel vom Publikum ein typischer Beitrag bewegt hat: jeder Beitrag aus den {rateWindowDays} Tagen bis zu diesem Tag, mit seiner neuesten Messung bis dahin.",
  "Posts from before the account was linked are left out and counted: nobody read its followers then.":
    "Beiträge aus der Zeit, bevor das Konto verbunden wurde, werden ausgelassen und gezählt: Damals hat niemand die Follower gemessen.",
  "Posts without a follower reading on their publishing day, or with parts hidden, are left out and counted; an imported count is no reading.":
    "Beiträge ohne Follower-Messung am Tag der Veröffentlichung oder mit verborgenen Teilen werden ausgelassen und gezählt; eine importierte Zahl ist keine Messung.",
  "So are posts last read before the platform changed what it counts, on the days after, and those whose reading, or whose followers then, are flagged.":
    "Ebenso Beiträge, die zuletzt gemessen wurden, bevor die Plattform änderte, was sie zählt, an den Tagen danach, und solche, deren Messung oder deren damalige Follower markiert sind.",
  "Rates are not compared across a change of definition.":
    "Raten werden nicht über einen Definitionswechsel hinweg verglichen.",
  "Engagement rate by views": "Engagement-Rate nach Aufrufen",
  "median over posts of the last {rateWindowDays} days of (engagement ÷ views of the same reading)":
    "Median über die Beiträge der letzten {rateWindowDays} Tage von (Engagement ÷ Aufrufe derselben Messung)",
  "How many of those who viewed a typical post acted on it: each post published in the {rateWindowDays} days to that day, with its newest reading up to that day.":
    "Wie viele von denen, die einen typischen Beitrag gesehen haben, darauf reagierten: jeder Beitrag aus den {rateWindowDays} Tagen bis zu diesem Tag, mit seiner neuesten Messung bis dahin.",
  "Posts without views, or with parts hidden, are left out and counted.":
    "Beiträge ohne Aufrufe oder mit verborgenen Teilen werden ausgelassen und gezählt.",
  "So are posts last read before the platform changed what it counts, on the days after, and those whose reading is flagged.":
    "Ebenso Beiträge, die zuletzt gemessen wurden, bevor die Plattform änderte, was sie zählt, an den Tagen danach, und solche, deren Messung markiert ist.",
  "Engagement rate of a post": "Engagement-Rate eines Beitrags",
  "(likes + comments + shares) ÷ views of the same reading":
    "(Likes + Kommentare + Shares) ÷ Aufrufe derselben Messung",
  "The rate by views of one post.": "Die Rate nach Aufrufen eines einzelnen Beitrags.",
  "Undefined without views, and where a part is hidden or switched off.":
    "Nicht definiert ohne Aufrufe und wo ein Teil verborgen oder abgeschaltet ist.",
  "A part that the platform gives of none of the account's posts is left away.":
    "Ein Teil, den die Plattform zu keinem der Beiträge des Kontos angibt, wird weggelassen.",
  "Median per post": "Median pro Beitrag",
  "the middle value of the posts in order; the mean of the two middle ones where their number is even":
    "der mittlere Wert der geordneten Beiträge; bei gerader Anzahl der Mittelwert der beiden mittleren",
  "A typical post: one that went far does not move it.":
    "Ein typischer Beitrag: Einer, der weit herumkam, verschiebt ihn nicht.",
  "Posts without a number are not counted.": "Beiträge ohne Zahl werden nicht mitgezählt.",
  "Median at the same age": "Median im gleichen Alter",
  "the middle of the account's other posts, each with its count so many days after its publishing day":
    "die Mitte der anderen Beiträge des Kontos, jeder mit seiner Zahl so viele Tage nach dem Tag seiner Veröffentlichung",
  "Where a typical post of yours stood at this age.":
    "Wo ein typischer Beitrag von dir in diesem Alter stand.",
  "Posts of the same type where at least {fewPosts} were read at one of the ages, else of all types: the chart says which. The 250 newest of them.":
    "Beiträge derselben Art, wenn mindestens {fewPosts} in einem der Alter gemessen wurden, sonst aller Arten: Das Diagramm sagt, welche. Davon die 250 neuesten.",
  "A post without a reading at that very age is not in it: nothing is interpolated, and an imported count is no reading. No median of fewer than {fewPosts} posts.":
    "Ein Beitrag ohne Messung in genau diesem Alter zählt nicht mit: Nichts wird interpoliert, und eine importierte Zahl ist keine Messung. Kein Median aus weniger als {fewPosts} Beiträgen.",
  "Posts are left out and counted where the platform changed what it counts between the publishing of either post and their readings at that age.":
    "Beiträge werden ausgelassen und gezählt, wenn die Plattform zwischen der Veröffentlichung eines der beiden Beiträge und ihren Messungen in diesem Alter änderte, was sie zählt.",
  "Flagged readings are left out.": "Markierte Messungen werden ausgelassen.",
  "Highest and lowest posts": "Höchste und niedrigste Beiträge",
  "the three highest and the three lowest of the posts by a count at {comparedAge} days after their publishing day":
    "die drei höchsten und die drei niedrigsten der Beiträge nach einer Zahl {comparedAge} Tage nach dem Tag ihrer Veröffentlichung",
  "Which posts of a time stood out, each at the same age.":
    "Welche Beiträge eines Zeitraums herausstachen, alle im gleichen Alter.",
  "Left out and counted: posts that are younger, those without a reading of ours at {comparedAge} days, those without a public number, and those from before the platform changed what it counts.":
    "Ausgelassen und gezählt: Beiträge, die jünger sind, solche ohne unsere Messung nach {comparedAge} Tagen, solche ohne öffentliche Zahl und solche aus der Zeit, bevor die Plattform änderte, was sie zählt.",
  "With fewer than {leastRanked} posts left, the newest counts are compared instead, which are of different ages: the page says so.":
    "Bleiben weniger als {leastRanked} Beiträge übrig, werden stattdessen die neuesten Zahlen verglichen, die aus verschiedenem Alter stammen: Die Seite sagt es dann.",
  "Of two alike the newer comes first. A flagged reading counts here as it was read.":
    "Von zwei gleichen kommt der neuere zuerst. Eine markierte Messung zählt hier so, wie sie gelesen wurde.",
  "Median of a week": "Median einer Woche",
  "the middle value of the days of an ISO week (UTC) that were read; the lower of the two middle ones":
    "der mittlere Wert der gemessenen Tage einer ISO-Woche (UTC); von zwei mittleren der niedrigere",
  "A typical day of the week: a value that was read, and how many days stand behind it.":
    "Ein typischer Tag der Woche: ein Wert, der gemessen wurde, und wie viele Tage dahinterstehen.",
  "Days without a reading do not count; a week without any has no median.":
    "Tage ohne Messung zählen nicht; eine Woche ganz ohne hat keinen Median.",
  "Of a week in which the definition changed, only days after the change count.":
    "Von einer Woche, in der sich die Definition änderte, zählen nur die Tage nach dem Wechsel.",
  "Of a time that is compared with, a week is the days that lie on those of the period's week.":
    "In einem Vergleichszeitraum besteht eine Woche aus den Tagen, die denen der Woche des Zeitraums gegenüberliegen.",
  "Only where a platform's rules let us calculate: elsewhere every day is shown.":
    "Nur wo die Regeln der Plattform uns rechnen lassen: Sonst wird jeder Tag gezeigt.",
  "Best time to post": "Beste Zeit zum Posten",
  "median at {comparedAge} days of posts of one weekday and {blockHours} hours (UTC) ÷ median of all, over the posts of the last 365 days":
    "Median nach {comparedAge} Tagen der Beiträge eines Wochentags und von {blockHours} Stunden (UTC) ÷ Median aller, über die Beiträge der letzten 365 Tage",
  "Whether an account's posts did better at one time of the week, or only look as if: many times are compared, and one of them is always highest.":
    "Ob die Beiträge eines Kontos zu einer Zeit der Woche besser liefen oder ob es nur so aussieht: Viele Zeiten werden verglichen, und eine davon ist immer die höchste.",
  "Of each post its engagement rate by views at {comparedAge} days; its engagement where fewer than {leastPosts} posts have a rate. Posts without a reading of ours at that age, or from before the platform changed what it counts, are left out and counted.":
    "Von jedem Beitrag seine Engagement-Rate nach Aufrufen nach {comparedAge} Tagen; sein Engagement, wenn weniger als {leastPosts} Beiträge eine Rate haben. Beiträge ohne unsere Messung in diesem Alter oder aus der Zeit, bevor die Plattform änderte, was sie zählt, werden ausgelassen und gezählt.",
  "The posts are put in order and dealt out to the same times at random, 499 times. Signal ok: the best time of the real ones lies as high in its places as that of at most 5 in 100 random ones, with at least {soundPosts} posts in all and {soundAtTime} at that time; thin: the same with fewer; none: everything else. Where times mean nothing, one is named in about 1 of 20 accounts all the same.":
    "Die Beiträge werden geordnet und 499-mal zufällig auf dieselben Zeiten verteilt. Signal in Ordnung: Die beste Zeit der echten liegt so weit vorn wie die von höchstens 5 von 100 zufälligen, mit mindestens {soundPosts} Beiträgen insgesamt und {soundAtTime} zu dieser Zeit; schwach: dasselbe mit weniger; keines: alles andere. Wo Zeiten nichts bedeuten, wird trotzdem bei etwa 1 von 20 Konten eine genannt.",
  "Nothing is said of fewer than {leastPosts} posts, and no time is tried with fewer than {fewPosts}. Where the platform allows its own figures only, nothing is calculated.":
    "Bei weniger als {leastPosts} Beiträgen wird nichts gesagt, und keine Zeit mit weniger als {fewPosts} wird geprüft. Wo die Plattform nur ihre eigenen Zahlen erlaubt, wird nichts berechnet.",
  "What else differs between posts of two times, their type or their subject, is not told apart: it is a hint, and no cause.":
    "Was Beiträge zweier Zeiten sonst unterscheidet, ihre Art oder ihr Thema, wird nicht auseinandergehalten: Es ist ein Hinweis und keine Ursache.",
  "Sum over sum": "Summe durch Summe",
  "all engagement ÷ all followers, or all views, of the same posts":
    "alles Engagement ÷ alle Follower oder alle Aufrufe derselben Beiträge",
  "The rate of all posts together, in which large posts weigh more.":
    "Die Rate aller Beiträge zusammen, in der große Beiträge mehr wiegen.",
  "Rates are never averaged: the parts are summed first.":
    "Raten werden nie gemittelt: Zuerst werden die Teile summiert.",
  "Median rate": "Median der Raten",
  "the middle rate of the posts in order": "die mittlere Rate der geordneten Beiträge",
  "The rate of a typical post.": "Die Rate eines typischen Beitrags.",
  "Posts without a rate are not counted.": "Beiträge ohne Rate werden nicht mitgezählt.",
  "Net change": "Nettoveränderung",
  "last reading − first reading of the period": "letzte Messung − erste Messung des Zeitraums",
  "How many more or fewer than at the start of the period.":
    "Wie viele mehr oder weniger als am Anfang des Zeitraums.",
  "Smaller than the step in which the platform rounds: within rounding.":
    "Kleiner als der Schritt, in dem die Plattform rundet: innerhalb der Rundung.",
  "Not calculated across a change of definition or of precision, nor from or to a hidden count.":
    "Nicht berechnet über einen Wechsel der Definition oder der Genauigkeit hinweg, auch nicht von einer oder zu einer verborgenen Zahl.",
  "Calculated from or to a flagged or an imported number as well, and then it says so.":
    "Auch von einer oder zu einer markierten oder importierten Zahl berechnet, und dann steht es dabei.",
  "Net change per day": "Nettoveränderung pro Tag",
  "Leaves out the days from and to a flagged reading.":
    "Lässt die Tage von und zu einer markierten Messung aus.",
  "sum of the changes from one day to the next ÷ number of those days":
    "Summe der Veränderungen von einem Tag zum nächsten ÷ Anzahl dieser Tage",
  "The mean change of a day, over days that were read and whose eve was read.":
    "Die mittlere Veränderung eines Tages, über Tage, die gemessen wurden und deren Vortag gemessen wurde.",
  "Days in a gap and the first day after it do not count, nor do imported counts.":
    "Tage in einer Lücke und der erste Tag danach zählen nicht, ebenso wenig importierte Zahlen.",
  "Nor do the day of a flagged reading and the one after it.":
    "Auch nicht der Tag einer markierten Messung und der Tag danach.",
  "Growth rate": "Wachstumsrate",
  "(last reading − first reading) ÷ first reading of the period":
    "(letzte Messung − erste Messung) ÷ erste Messung des Zeitraums",
  "Net change as a share of the start.": "Nettoveränderung als Anteil am Anfang.",
  "Undefined from a start of 0, from or to a hidden count, and within rounding.":
    "Nicht definiert bei einem Anfang von 0, von einer oder zu einer verborgenen Zahl und innerhalb der Rundung.",
  "Refused across a change of definition or of precision.":
    "Abgelehnt über einen Wechsel der Definition oder der Genauigkeit hinweg.",
  "Says so where its start or its end is flagged or imported.":
    "Es steht dabei, wenn ihr Anfang oder ihr Ende markiert oder importiert ist.",
  "Indexed to 100": "Auf 100 indexiert",
  "reading ÷ first reading of the period × 100": "Messung ÷ erste Messung des Zeitraums × 100",
  "How accounts of any size moved against their own start: each begins with 100 on the day of its first reading in the period.":
    "Wie sich Konten jeder Größe gegenüber ihrem eigenen Anfang bewegt haben: Jedes beginnt mit 100 am Tag seiner ersten Messung im Zeitraum.",
  "The first reading must be a number above 0: from a hidden one there is no line.":
    "Die erste Messung muss eine Zahl über 0 sein: Von einer verborgenen aus gibt es keine Linie.",
  "An imported count is no reading: it is neither the start nor on the line.":
    "Eine importierte Zahl ist keine Messung: Sie ist weder der Anfang noch auf der Linie.",
  "A change of definition or of precision ends the line; days without a reading interrupt it.":
    "Ein Wechsel der Definition oder der Genauigkeit beendet die Linie; Tage ohne Messung unterbrechen sie.",
  "Where the platform rounds, the band says what the index can be; a change smaller than the step is within rounding.":
    "Wo die Plattform rundet, zeigt die Spanne, was der Index sein kann; eine Veränderung kleiner als der Schritt liegt innerhalb der Rundung.",
  "Not calculated where the platform allows its own figures only.":
    "Nicht berechnet, wo die Plattform nur ihre eigenen Zahlen erlaubt.",
  "Flagged reading": "Markierte Messung",
  "at least 3 times the readings before and after it, or at most a third of both, within 14 days; 8 times or an eighth over a longer time":
    "mindestens das Dreifache der Messungen davor und danach oder höchstens ein Drittel von beiden, innerhalb von 14 Tagen; das Achtfache oder ein Achtel über längere Zeit",
  "A reading that jumps away from those around it and comes back, as after a slip of a digit in an imported table or a fault of the platform. It is kept and drawn as it was read, with a mark: nothing is smoothed or left away.":
    "Eine Messung, die von denen um sie herum wegspringt und zurückkommt, wie nach einem Tippfehler in einer importierten Tabelle oder einem Fehler der Plattform. Sie wird behalten und so gezeichnet, wie sie gelesen wurde, mit einer Markierung: Nichts wird geglättet oder weggelassen.",
  "Up to three readings in a row, at least 30 away from those before and after, which differ from each other by no more than a tenth of that way.":
    "Bis zu drei Messungen hintereinander, mindestens 30 entfernt von denen davor und danach, die sich voneinander um höchstens ein Zehntel dieser Entfernung unterscheiden.",
  "The first and the last reading are never flagged: nobody knows yet whether they come back. Nor is one whose neighbours lie more than {doubtReach} days away.":
    "Die erste und die letzte Messung werden nie markiert: Noch weiß niemand, ob sie zurückkommen. Auch keine, deren Nachbarn mehr als {doubtReach} Tage entfernt liegen.",
  "What grows, however fast, or falls and stays, is not flagged; nor is anything across a change of definition.":
    "Was wächst, wie schnell auch immer, oder fällt und bleibt, wird nicht markiert; auch nichts über einen Definitionswechsel hinweg.",
  "Only counts that others move are judged: followers, views, likes and shares. Posts, comments and accounts followed may jump by their owner's own hand.":
    "Beurteilt werden nur Zahlen, die andere bewegen: Follower, Aufrufe, Likes und Shares. Beiträge, Kommentare und gefolgte Konten können durch die eigene Hand des Inhabers springen.",
  "Flagged is not wrong: a platform that removes and restores followers looks the same.":
    "Markiert heißt nicht falsch: Eine Plattform, die Follower entfernt und wiederherstellt, sieht genauso aus.",
  "Engagement per day": "Engagement pro Tag",
  "A day on whose eve the platform counted something else has no figure any more.":
    "Ein Tag, an dessen Vortag die Plattform etwas anderes zählte, hat keine Zahl mehr.",
  "sum over posts of (likes and comments of a day − those of the day before)":
    "Summe über die Beiträge von (Likes und Kommentare eines Tages − die des Vortags)",
  "What posts gained in a day, over the posts read on that day and the day before.":
    "Was Beiträge an einem Tag gewonnen haben, über die Beiträge, die an diesem Tag und am Vortag gemessen wurden.",
  "Posts are read daily for 35 days, then weekly, then monthly: older ones count on few days.":
    "Beiträge werden 35 Tage lang täglich gemessen, dann wöchentlich, dann monatlich: Ältere zählen an wenigen Tagen.",
  "No figure on a day on whose eve the platform counted something else.":
    "Keine Zahl an einem Tag, an dessen Vortag die Plattform etwas anderes zählte.",
  "Calculated by us: the platform gives no such figure of the account.":
    "Von uns berechnet: Die Plattform gibt keine solche Zahl zum Konto an.",
  "A flagged reading of a post counts here as it was read, on its day and on the next.":
    "Eine markierte Messung eines Beitrags zählt hier so, wie sie gelesen wurde, an ihrem Tag und am nächsten.",
  "{formula} (version {version})": "{formula} (Version {version})",
  "no reading was taken": "es wurde keine Messung gemacht",
  "the account was paused": "das Konto war pausiert",
  "the connection had ended": "die Verbindung war beendet",
  "the platform did not answer": "die Plattform hat nicht geantwortet",
  "the platform's daily allowance was used up": "das Tageskontingent der Plattform war aufgebraucht",
  "the platform's answer could not be read": "die Antwort der Plattform war nicht lesbar",
  "the permission to read these counts was missing": "die Berechtigung, diese Zahlen zu lesen, fehlte",
  "Median by followers": "Median nach Followern",
  "Median by views": "Median nach Aufrufen",
  "Sum over sum by followers": "Summe durch Summe nach Followern",
  "Sum over sum by views": "Summe durch Summe nach Aufrufen",
  "version {version}": "Version {version}",
} as const satisfies Catalogue;
