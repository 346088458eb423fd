<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AddressForm</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>For example an RTSP or HTTP stream.</source>
        <translation>Zum Beispiel ein RTSP- oder HTTP-Stream.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>AddressSheet</name>
    <message>
        <source>Open a network address</source>
        <translation>Netzadresse öffnen</translation>
    </message>
</context>
<context>
    <name>AnnotateControls</name>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Save results</source>
        <translation>Ergebnisse speichern</translation>
    </message>
    <message>
        <source>next to each video, or in %1 if that folder is read-only</source>
        <translation>neben jedem Video, oder in %1, wenn dort nicht geschrieben werden darf</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Next to each video</source>
        <translation>Neben jedem Video</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Written as NAME%1</source>
        <translation>Geschrieben als NAME%1</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Video with overlays</source>
        <translation>Video mit Rahmen</translation>
    </message>
    <message>
        <source>Faces hidden</source>
        <translation>Gesichter verdecken</translation>
    </message>
    <message>
        <source>Draw boxes</source>
        <translation>Rahmen zeichnen</translation>
    </message>
    <message>
        <source>Draw labels</source>
        <translation>Namen zeichnen</translation>
    </message>
    <message>
        <source>Draw bars</source>
        <translation>Balken zeichnen</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
    <message>
        <source>No picture is written, and neither the video&apos;s folder nor its fingerprint.</source>
        <translation>Kein Bild wird geschrieben, auch nicht der Ordner oder der Fingerabdruck des Videos.</translation>
    </message>
    <message>
        <source>A face that is never found is not hidden: check before you publish.</source>
        <translation>Ein Gesicht, das nie gefunden wird, bleibt sichtbar: vor dem Veröffentlichen prüfen.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Table and page</source>
        <translation>Tabelle und Seite</translation>
    </message>
    <message>
        <source>Segments: each video&apos;s own markers</source>
        <translation>Abschnitte: Marken jedes Videos</translation>
    </message>
    <message>
        <source>Segments for all: %1</source>
        <translation>Abschnitte für alle: %1</translation>
    </message>
    <message>
        <source>Markers file…</source>
        <translation>Markendatei…</translation>
    </message>
    <message>
        <source>A table with the columns start, end and label, in seconds</source>
        <translation>Eine Tabelle mit den Spalten start, end und label, in Sekunden</translation>
    </message>
    <message>
        <source>Each video&apos;s own</source>
        <translation>Die jedes Videos</translation>
    </message>
    <message>
        <source>Segments for every summary</source>
        <translation>Abschnitte für jede Zusammenfassung</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>AnnotatePage</name>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>%1 of %2 finished</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 gescheitert</translation>
    </message>
    <message>
        <source>all finished</source>
        <translation>alle fertig</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Nothing can be annotated yet: %1</source>
        <translation>Noch kann nichts annotiert werden: %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Several people…</source>
        <translation>Mehrere Personen …</translation>
    </message>
    <message>
        <source>Several people: what they show on average, over time and by segment</source>
        <translation>Mehrere Personen: was sie im Mittel zeigen, über die Zeit und je Abschnitt</translation>
    </message>
</context>
<context>
    <name>AppActions</name>
    <message>
        <source>Pause or continue</source>
        <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Record, or end the record</source>
        <translation>Aufnahme beginnen oder beenden</translation>
    </message>
    <message>
        <source>Set a marker, then label it</source>
        <translation>Marke setzen, dann benennen</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Set a marker with its label</source>
        <translation>Benannte Marke setzen</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Open the recordings folder</source>
        <translation>Ordner der Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Choose the source</source>
        <translation>Quelle wählen</translation>
    </message>
    <message>
        <source>Choose the checkpoint</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open a network address</source>
        <translation>Netzadresse öffnen</translation>
    </message>
    <message>
        <source>Follow the next face</source>
        <translation>Dem nächsten Gesicht folgen</translation>
    </message>
    <message>
        <source>Mirror the camera</source>
        <translation>Kamera spiegeln</translation>
    </message>
    <message>
        <source>Show boxes</source>
        <translation>Rahmen anzeigen</translation>
    </message>
    <message>
        <source>Show labels</source>
        <translation>Namen anzeigen</translation>
    </message>
    <message>
        <source>Show confidence bars</source>
        <translation>Balken anzeigen</translation>
    </message>
    <message>
        <source>Show the timeline</source>
        <translation>Zeitverlauf anzeigen</translation>
    </message>
    <message>
        <source>Next view: details, audience, crowd</source>
        <translation>Nächste Ansicht: Einzelheiten, Publikum, Menge</translation>
    </message>
    <message>
        <source>Show the side bar</source>
        <translation>Seitenleiste anzeigen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>List the shortcuts</source>
        <translation>Tasten auflisten</translation>
    </message>
    <message>
        <source>What a label means, and what it does not</source>
        <translation>Was ein Name bedeutet, und was nicht</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>Put several people together</source>
        <translation>Mehrere Personen zusammen auswerten</translation>
    </message>
    <message>
        <source>Share with browsers, or end it</source>
        <translation>Für Browser freigeben oder die Freigabe beenden</translation>
    </message>
    <message>
        <source>Compare with another checkpoint</source>
        <translation>Mit einem anderen Modell vergleichen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Look inside the network, at the chosen face of a picture that stands still</source>
        <translation>Ins Netz schauen, beim gewählten Gesicht eines stehenden Bildes</translation>
    </message>
    <message>
        <source>Pause the video first: a look inside is at one picture of a file.</source>
        <translation>Halten Sie das Video zuerst an: der Blick ins Netz gilt einem Bild aus einer Datei.</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Stopp %1</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Record the picture too</source>
        <translation>Auch das Bild aufnehmen</translation>
    </message>
    <message>
        <source>Also records the picture, not just the readings</source>
        <translation>Nimmt auch das Bild auf, nicht nur die Werte</translation>
    </message>
    <message>
        <source>Recordings and snapshots are saved in %1  (%2)</source>
        <translation>Aufnahmen und Bilder liegen in %1  (%2)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>CheckpointPicker</name>
    <message>
        <source>Choose a checkpoint</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>None in the folder</source>
        <translation>Keines im Ordner</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>%1 (loading)</source>
        <translation>%1 (lädt)</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>What each checkpoint is for, and how good it is</source>
        <translation>Wofür jedes Modell ist, und wie gut</translation>
    </message>
</context>
<context>
    <name>CheckpointSheet</name>
    <message>
        <source>Checkpoints</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>New faces: 825 press portraits and film stills that no training saw, from picture to label. A face that is not found counts as wrong. Averaged over expressions, rare ones count as much as frequent ones (mean recall).</source>
        <translation>Neue Gesichter: 825 Pressefotos und Filmbilder, die kein Training sah, vom Bild bis zum Namen. Ein Gesicht, das nicht gefunden wird, zählt als falsch. Im Mittel der Ausdrücke zählen seltene so viel wie häufige (mittlere Trefferquote).</translation>
    </message>
    <message>
        <source>Figures on FER-2013&apos;s own crops say how well a checkpoint agrees with the labels that it learnt from. Those of different labels cannot be compared, and none of them says how it reads people before a camera.</source>
        <translation>Zahlen zu den Ausschnitten von FER-2013 sagen, wie gut ein Modell mit den Etiketten übereinstimmt, aus denen es lernte. Solche zu verschiedenen Etiketten sind nicht vergleichbar, und keine sagt, wie es Menschen vor einer Kamera liest.</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit…</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>There is no frame in which both read this face.</source>
        <translation>Kein Bild, in dem beide dieses Gesicht lesen.</translation>
    </message>
    <message>
        <source>%1: agree on %2 % of 1 reading</source>
        <translation>%1: bei %2 % von 1 Messung einig</translation>
    </message>
    <message>
        <source>%1: agree on %2 % of %3 readings</source>
        <translation>%1: bei %2 % von %3 Messungen einig</translation>
    </message>
    <message>
        <source>%1 (κ %2)</source>
        <translation>%1 (κ %2)</translation>
    </message>
    <message>
        <source>All faces: %1 % of %2</source>
        <translation>Alle Gesichter: %1 % von %2</translation>
    </message>
    <message>
        <source>In %1 of them one names a class that the other does not have.</source>
        <translation>Bei %1 davon nennt eines eine Klasse, die das andere nicht hat.</translation>
    </message>
    <message>
        <source>Here: %1 / %2</source>
        <translation>Hier: %1 / %2</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 Unterschied</translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation>%1 Unterschiede</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
</context>
<context>
    <name>ComparePicker</name>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit…</translation>
    </message>
    <message>
        <source>%1 (loading)</source>
        <translation>%1 (lädt)</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compare no longer</source>
        <translation>Nicht mehr vergleichen</translation>
    </message>
    <message>
        <source>The lower bars are its own. Records keep both.</source>
        <translation>Die unteren Balken sind seine. Aufnahmen behalten beide.</translation>
    </message>
    <message>
        <source>Both say the same of %1 % of the faces in the last minute.</source>
        <translation>Beide sagen bei %1 % der Gesichter der letzten Minute dasselbe.</translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Before the recording</source>
        <translation>Vor der Aufnahme</translation>
    </message>
    <message>
        <source>This text as a QR code</source>
        <translation>Dieser Text als QR-Code</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Von wem</translation>
    </message>
    <message>
        <source>your name, and how to reach you</source>
        <translation>Ihr Name, und wie man Sie erreicht</translation>
    </message>
    <message>
        <source>By whom faces are read</source>
        <translation>Von wem Gesichter gelesen werden</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Bis wann</translation>
    </message>
    <message>
        <source>for example: 31 May, then it is deleted</source>
        <translation>zum Beispiel: 31. Mai, dann gelöscht</translation>
    </message>
    <message>
        <source>Until when the recording is kept</source>
        <translation>Bis wann die Aufnahme bleibt</translation>
    </message>
    <message>
        <source>The record keeps this text and the time at which it was shown. The settings can turn this page off.</source>
        <translation>Die Aufnahme behält diesen Text und die Zeit, zu der er gezeigt wurde. In den Einstellungen lässt sich diese Seite abschalten.</translation>
    </message>
    <message>
        <source>Begin recording</source>
        <translation>Aufnahme beginnen</translation>
    </message>
    <message>
        <source>Save for printing</source>
        <translation>Zum Drucken speichern</translation>
    </message>
    <message>
        <source>A page to hang up, with this text as a QR code (PDF)</source>
        <translation>Eine Seite zum Aufhängen, mit diesem Text als QR-Code (PDF)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CrowdPanel</name>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 Gesicht</translation>
    </message>
    <message>
        <source>%1 faces</source>
        <translation>%1 Gesichter</translation>
    </message>
    <message>
        <source>Counts begin with three faces, so that they never tell what one person shows.</source>
        <translation>Gezählt wird ab drei Gesichtern, damit nie verraten wird, was ein Einzelner zeigt.</translation>
    </message>
    <message>
        <source>Counted over all faces in view; nobody is singled out.</source>
        <translation>Gezählt über alle Gesichter im Bild; niemand wird herausgehoben.</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>Prüfung %1</translation>
    </message>
    <message>
        <source>epoch 1</source>
        <translation>Epoche 1</translation>
    </message>
    <message>
        <source>best %1, epoch %2</source>
        <translation>bester %1, Epoche %2</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vorher %1</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop videos, pictures or folders here</source>
        <translation>Videos, Bilder oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Drop more here</source>
        <translation>Weitere hier ablegen</translation>
    </message>
    <message>
        <source>Every frame is read, and the results are saved as a table: who, where, when, and which expression. Then play it back with all of that in view.</source>
        <translation>Jedes Bild wird gelesen und das Ergebnis als Tabelle gespeichert: wer, wo, wann und welcher Ausdruck. Danach lässt es sich mit alldem abspielen.</translation>
    </message>
    <message>
        <source>A finished video says what came of it, such as “1 face, mostly happy, 4 changes”.</source>
        <translation>Ein fertiges Video sagt, was herauskam, etwa „1 Gesicht, meist fröhlich, 4 Wechsel“.</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>How good is it?</source>
        <translation>Wie gut ist es?</translation>
    </message>
    <message>
        <source>Checkpoint to evaluate</source>
        <translation>Zu prüfendes Modell</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Whole report</source>
        <translation>Ganzer Bericht</translation>
    </message>
    <message>
        <source>The faces are being read…</source>
        <translation>Die Gesichter werden gelesen…</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>%1 reads %2 of %3 faces rightly. Balanced accuracy %4, macro F1 %5, calibration error %6.</source>
        <translation>%1 liest %2 von %3 Gesichtern richtig. Ausgewogene Genauigkeit %4, Makro-F1 %5, Kalibrierungsfehler %6.</translation>
    </message>
    <message>
        <source>%1 of these faces are also among those to learn from.</source>
        <translation>%1 dieser Gesichter sind auch unter denen, aus denen gelernt wurde.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>A folder without parts is read whole: what was learnt from it counts, too.</source>
        <translation>Ein Ordner ohne Teile wird ganz gelesen: auch das zählt, woraus gelernt wurde.</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Faces to evaluate on</source>
        <translation>Gesichter, an denen gemessen wird</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Curves, confusions and the worst mistakes, in your browser</source>
        <translation>Kurven, Verwechslungen und die schlimmsten Fehler, in Ihrem Browser</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>Zahlen jeder Klasse</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keines</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 to %2 are selected.</source>
        <translation>%1 bis %2 ist ausgewählt.</translation>
    </message>
    <message>
        <source>To export only a part, select it first: Shift-drag over the timeline, or press I and O.</source>
        <translation>Um nur einen Teil zu exportieren, wählen Sie ihn zuerst aus: mit Umschalt über den Zeitverlauf ziehen, oder I und O drücken.</translation>
    </message>
    <message>
        <source>Rows of the selection as a table (CSV)</source>
        <translation>Zeilen der Auswahl als Tabelle (CSV)</translation>
    </message>
    <message>
        <source>All rows as a table (CSV)</source>
        <translation>Alle Zeilen als Tabelle (CSV)</translation>
    </message>
    <message>
        <source>This picture with its overlays (PNG)</source>
        <translation>Dieses Bild mit Rahmen (PNG)</translation>
    </message>
    <message>
        <source>The timeline as it is shown (PNG)</source>
        <translation>Der Zeitverlauf wie gezeigt (PNG)</translation>
    </message>
    <message>
        <source>Ask where to save</source>
        <translation>Fragen, wohin gespeichert wird</translation>
    </message>
    <message>
        <source>Otherwise it goes next to the annotation.</source>
        <translation>Sonst liegt es neben der Annotation.</translation>
    </message>
    <message>
        <source>The selection as a video, as it is drawn (MP4)</source>
        <translation>Die Auswahl als Video, wie gezeichnet (MP4)</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>angry</source>
        <translation>wütend</translation>
    </message>
    <message>
        <source>contempt</source>
        <translation>verächtlich</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>angeekelt</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>ängstlich</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>fröhlich</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>überrascht</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
</context>
<context>
    <name>FaceCard</name>
    <message>
        <source>face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Face %1</source>
        <translation>Gesicht %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 %</source>
        <translation>%1: %2, %3 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The second checkpoint: %1, %2 %</source>
        <translation>Das zweite Modell: %1, %2 %</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>OpenFace table</source>
        <translation>OpenFace-Tabelle</translation>
    </message>
    <message>
        <source>Py-Feat table</source>
        <translation>Py-Feat-Tabelle</translation>
    </message>
    <message>
        <source>FaceReader log</source>
        <translation>FaceReader-Protokoll</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>Untertitel (SRT)</translation>
    </message>
    <message>
        <source>Subtitles (WebVTT)</source>
        <translation>Untertitel (WebVTT)</translation>
    </message>
    <message>
        <source>ELAN tiers</source>
        <translation>ELAN-Spuren</translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation>Praat-TextGrid</translation>
    </message>
    <message>
        <source>Long table (tidy CSV)</source>
        <translation>Lange Tabelle (tidy CSV)</translation>
    </message>
    <message>
        <source>BORIS events</source>
        <translation>BORIS-Ereignisse</translation>
    </message>
    <message>
        <source>BORIS aggregated events</source>
        <translation>BORIS-Ereignisse, zusammengefasst</translation>
    </message>
    <message>
        <source>BIDS recording and events</source>
        <translation>BIDS: Aufzeichnung und Ereignisse</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
</context>
<context>
    <name>LaneName</name>
    <message>
        <source>Click to hide; double-click to show it alone, or all again.</source>
        <translation>Klicken blendet aus; Doppelklick zeigt nur dies, oder wieder alle.</translation>
    </message>
    <message>
        <source>Click to show; double-click to show it alone.</source>
        <translation>Klicken blendet ein; Doppelklick zeigt nur dies.</translation>
    </message>
</context>
<context>
    <name>LimitsSheet</name>
    <message>
        <source>A label is a guess about a face, not about a person.</source>
        <translation>Ein Name ist eine Vermutung über ein Gesicht, nicht über einen Menschen.</translation>
    </message>
    <message>
        <source>Mien was trained on what people said of photographs: “this looks happy”. Whether somebody is happy cannot be read off the face reliably: people scowl when they concentrate and smile when they are not amused.</source>
        <translation>Mien lernte aus dem, was Menschen über Fotos sagten: „das sieht fröhlich aus“. Ob jemand fröhlich ist, lässt sich vom Gesicht nicht verlässlich ablesen: Menschen runzeln die Stirn, wenn sie nachdenken, und lächeln, ohne sich zu freuen.</translation>
    </message>
    <message>
        <source>It is often wrong.</source>
        <translation>Es irrt sich oft.</translation>
    </message>
    <message>
        <source>Its best class is happy, its worst are fear, disgust and sad. Low confidence is shown with a question mark: take that seriously. Single frames mean little; shares over time mean more.</source>
        <translation>Am besten erkennt es fröhlich, am schlechtesten ängstlich, angeekelt und traurig. Geringe Sicherheit steht mit Fragezeichen da: Nehmen Sie das ernst. Einzelne Bilder sagen wenig, Anteile über längere Zeit mehr.</translation>
    </message>
    <message>
        <source>It is biased.</source>
        <translation>Es ist voreingenommen.</translation>
    </message>
    <message>
        <source>The pictures it learnt from are posed and acted, mostly of young adults, some groups far more than others. Nobody has measured Mien for age, sex or skin colour: do not compare groups with it.</source>
        <translation>Die Bilder, aus denen es lernte, sind gestellt und gespielt, meist von jungen Erwachsenen, manche Gruppen weit öfter als andere. Niemand hat Mien nach Alter, Geschlecht oder Hautfarbe geprüft: Vergleichen Sie damit keine Gruppen.</translation>
    </message>
    <message>
        <source>It sees faces in fair light that look towards the camera.</source>
        <translation>Es sieht Gesichter in gutem Licht, die zur Kamera schauen.</translation>
    </message>
    <message>
        <source>Tilted heads are fine; faces turned away, covered, dark or small are missed or misread. Now and then it sees a face where there is none.</source>
        <translation>Geneigte Köpfe stören nicht; abgewandte, verdeckte, dunkle oder kleine Gesichter werden übersehen oder falsch gelesen. Ab und zu sieht es ein Gesicht, wo keines ist.</translation>
    </message>
    <message>
        <source>Its use is restricted by law.</source>
        <translation>Das Recht beschränkt seinen Gebrauch.</translation>
    </message>
    <message>
        <source>In the European Union it is forbidden to infer emotions of people at work or in education with such a system, except for medical or safety reasons; elsewhere people must be told (AI Act, Articles 5 and 50). Other places ask for written consent. Ask the people you point it at, and never base a decision about anyone on it.</source>
        <translation>In der Europäischen Union ist es verboten, mit einem solchen System auf Gefühle von Menschen bei der Arbeit oder in der Bildung zu schließen, außer aus medizinischen Gründen oder zur Sicherheit; sonst müssen die Menschen davon wissen (KI-Verordnung, Artikel 5 und 50). Anderswo ist schriftliche Einwilligung nötig. Fragen Sie die Menschen, auf die Sie es richten, und entscheiden Sie nie danach über jemanden.</translation>
    </message>
    <message>
        <source>What a label means, and what it does not</source>
        <translation>Was ein Name bedeutet, und was nicht</translation>
    </message>
</context>
<context>
    <name>LiveControls</name>
    <message>
        <source>There is no checkpoint in %1. Choose a folder that holds one in the settings.</source>
        <translation>In %1 liegt kein Modell. Wählen Sie in den Einstellungen einen Ordner mit einem.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Choose a source</source>
        <translation>Quelle wählen</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Address…</source>
        <translation>Adresse…</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Every score, with the chart of one face</source>
        <translation>Alle Werte, mit dem Verlauf eines Gesichts</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Publikum</translation>
    </message>
    <message>
        <source>A large word and a drawn face for each face, without numbers</source>
        <translation>Ein großes Wort und ein gezeichnetes Gesicht zu jedem Gesicht, ohne Zahlen</translation>
    </message>
    <message>
        <source>Crowd</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Counts over all faces; nobody is singled out</source>
        <translation>Zahlen über alle Gesichter; niemand wird herausgehoben</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Confidence bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Mirror the camera</source>
        <translation>Kamera spiegeln</translation>
    </message>
    <message>
        <source>Shared…</source>
        <translation>Freigegeben…</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Freigeben…</translation>
    </message>
</context>
<context>
    <name>LiveNotice</name>
    <message>
        <source>%1 Trying again every second.</source>
        <translation>%1 Jede Sekunde ein neuer Versuch.</translation>
    </message>
    <message>
        <source>%1 is gone. Trying again every second.</source>
        <translation>%1 ist weg. Jede Sekunde ein neuer Versuch.</translation>
    </message>
    <message>
        <source>No expressions yet: %1</source>
        <translation>Noch keine Ausdrücke: %1</translation>
    </message>
    <message>
        <source>Still using the previous checkpoint: %1</source>
        <translation>Weiterhin das vorige Modell: %1</translation>
    </message>
    <message>
        <source>The camera sends no pictures. If this goes on, unplug it and plug it in again.</source>
        <translation>Die Kamera schickt keine Bilder. Wenn das so bleibt, stecken Sie sie aus und wieder ein.</translation>
    </message>
    <message>
        <source>The sender is connected, but sends no pictures. If this goes on, look at the sender.</source>
        <translation>Der Sender ist verbunden, schickt aber keine Bilder. Wenn das so bleibt, sehen Sie beim Sender nach.</translation>
    </message>
    <message>
        <source>Loading the checkpoint; expressions appear in a moment.</source>
        <translation>Das Modell wird geladen; gleich erscheinen Ausdrücke.</translation>
    </message>
    <message>
        <source>No face in view: look towards the camera, with the whole face in the picture.</source>
        <translation>Kein Gesicht im Bild: Schauen Sie zur Kamera, mit dem ganzen Gesicht im Bild.</translation>
    </message>
    <message>
        <source>The face is too small to read: come closer, or allow smaller faces in the settings.</source>
        <translation>Das Gesicht ist zum Lesen zu klein: Kommen Sie näher, oder erlauben Sie kleinere in den Einstellungen.</translation>
    </message>
    <message>
        <source>The face is turned away, so its reading is doubtful: look towards the camera.</source>
        <translation>Das Gesicht ist abgewandt und daher unsicher gelesen: Schauen Sie zur Kamera.</translation>
    </message>
    <message>
        <source>Something hides part of the face, so its reading is doubtful.</source>
        <translation>Etwas verdeckt einen Teil des Gesichts, es ist daher unsicher gelesen.</translation>
    </message>
    <message>
        <source>No face found, and the picture is dark: turn on a light in front of the face.</source>
        <translation>Kein Gesicht gefunden, und das Bild ist dunkel: Machen Sie vor dem Gesicht Licht.</translation>
    </message>
    <message>
        <source>No camera was found, so this is the demo clip. Plug in a camera and choose it on the left, or open a video.</source>
        <translation>Keine Kamera gefunden, daher der Vorführfilm. Schließen Sie eine Kamera an und wählen Sie sie links, oder öffnen Sie ein Video.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Open a video…</source>
        <translation>Video öffnen…</translation>
    </message>
</context>
<context>
    <name>LiveSource</name>
    <message>
        <source>Demo clip</source>
        <translation>Vorführfilm</translation>
    </message>
</context>
<context>
    <name>LiveState</name>
    <message>
        <source>The camera cannot be opened</source>
        <translation>Die Kamera lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>This cannot be opened</source>
        <translation>Das lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>End of video</source>
        <translation>Ende des Videos</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Opening the camera</source>
        <translation>Kamera wird geöffnet</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>The camera is released; other programs can use it.</source>
        <translation>Die Kamera ist frei; andere Programme können sie nutzen.</translation>
    </message>
    <message>
        <source>%1 has ended.</source>
        <translation>%1 ist zu Ende.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
</context>
<context>
    <name>LookSheet</name>
    <message>
        <source>Looking inside</source>
        <translation>Blick ins Netz</translation>
    </message>
    <message>
        <source>What %1 sees</source>
        <translation>Was %1 sieht</translation>
    </message>
    <message>
        <source>The network looks at the face…</source>
        <translation>Das Netz sieht sich das Gesicht an…</translation>
    </message>
    <message>
        <source>what it is given</source>
        <translation>was es bekommt</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1: %2 maps of %3</source>
        <translation>%1: %2 Karten von %3</translation>
    </message>
    <message>
        <source>Where it looks</source>
        <translation>Wohin es schaut</translation>
    </message>
    <message>
        <source>For each expression: the brighter a place, the more it speaks for it (Grad-CAM).</source>
        <translation>Für jeden Ausdruck: je heller eine Stelle, desto mehr spricht sie für ihn (Grad-CAM).</translation>
    </message>
    <message>
        <source>What its layers see</source>
        <translation>Was seine Schichten sehen</translation>
    </message>
    <message>
        <source>The feature maps of each convolution, from the first to the last: bright where a filter answers.</source>
        <translation>Die Merkmalskarten jeder Faltung, von der ersten bis zur letzten: hell, wo ein Filter antwortet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Recording – </source>
        <translation>Aufnahme – </translation>
    </message>
    <message>
        <source>%1 – Mien</source>
        <translation>%1 – Mien</translation>
    </message>
    <message>
        <source>F11 brings the controls back.</source>
        <translation>F11 holt die Bedienung zurück.</translation>
    </message>
    <message>
        <source>The recording goes on; the red dot shows its time.</source>
        <translation>Die Aufnahme läuft weiter; der rote Punkt zeigt ihre Zeit.</translation>
    </message>
    <message>
        <source>Open a video or picture</source>
        <translation>Video oder Bild öffnen</translation>
    </message>
    <message>
        <source>Videos and pictures</source>
        <translation>Videos und Bilder</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Checkpoints folder</source>
        <translation>Ordner der Modelle</translation>
    </message>
    <message>
        <source>Folder for recordings and snapshots</source>
        <translation>Ordner für Aufnahmen und Bilder</translation>
    </message>
    <message>
        <source>Videos and pictures to annotate</source>
        <translation>Videos und Bilder zum Annotieren</translation>
    </message>
    <message>
        <source>Folder of videos or pictures to annotate</source>
        <translation>Ordner mit Videos oder Bildern zum Annotieren</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
    <message>
        <source>Open an annotation</source>
        <translation>Annotation öffnen</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>The video of %1</source>
        <translation>Das Video zu %1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Export the rows</source>
        <translation>Zeilen exportieren</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Export the timeline</source>
        <translation>Zeitverlauf exportieren</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Export the clip</source>
        <translation>Ausschnitt exportieren</translation>
    </message>
    <message>
        <source>Compare %1 with</source>
        <translation>%1 vergleichen mit</translation>
    </message>
    <message>
        <source>Shared – </source>
        <translation>Freigegeben – </translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
</context>
<context>
    <name>MarkerField</name>
    <message>
        <source>Label, then Enter</source>
        <translation>Name, dann Enter</translation>
    </message>
    <message>
        <source>Label of the marker</source>
        <translation>Name der Marke</translation>
    </message>
</context>
<context>
    <name>MarkerFlag</name>
    <message>
        <source>Marker at %1</source>
        <translation>Marke bei %1</translation>
    </message>
</context>
<context>
    <name>MarkerFlags</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>MarkerRow</name>
    <message>
        <source>label</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Remove this %1</source>
        <translation>Entfernen: %1</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Review</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>MomentBars</name>
    <message>
        <source>Scores of each face</source>
        <translation>Werte jedes Gesichts</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put this away</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>This text, to take with you</source>
        <translation>Dieser Text zum Mitnehmen</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>no face was read</source>
        <translation>kein Gesicht gelesen</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 Gesicht</translation>
    </message>
    <message>
        <source>%1 faces</source>
        <translation>%1 Gesichter</translation>
    </message>
    <message>
        <source>mostly %1</source>
        <translation>meist %1</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Wechsel</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Wechsel</translation>
    </message>
</context>
<context>
    <name>OverlayLayer</name>
    <message>
        <source>face</source>
        <translation>Gesicht</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Is the same person as…</source>
        <translation>Ist dieselbe Person wie…</translation>
    </message>
    <message>
        <source>Join this face with another</source>
        <translation>Dieses Gesicht mit einem anderen vereinen</translation>
    </message>
    <message>
        <source>Someone else from here on</source>
        <translation>Ab hier jemand anderes</translation>
    </message>
    <message>
        <source>Leave out the selection</source>
        <translation>Auswahl auslassen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 ausgelassen</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Count %1 again</source>
        <translation>%1 wieder zählen</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>%1 counts</source>
        <translation>%1 zählt</translation>
    </message>
    <message>
        <source>Counts. Untick to leave this person out.</source>
        <translation>Zählt. Ohne Haken wird diese Person ausgelassen.</translation>
    </message>
    <message>
        <source>Left out. Tick to count this person again.</source>
        <translation>Ausgelassen. Mit Haken zählt diese Person wieder.</translation>
    </message>
    <message>
        <source>Face #%1</source>
        <translation>Gesicht #%1</translation>
    </message>
    <message>
        <source>Name of face %1</source>
        <translation>Name von Gesicht %1</translation>
    </message>
</context>
<context>
    <name>PictureStage</name>
    <message>
        <source>Picture from %1</source>
        <translation>Bild von %1</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 frames per second</source>
        <translation>%1 Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>%1 frames, %2 per second</source>
        <translation>%1 Bilder, %2 pro Sekunde</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>stopped after %1 frames; they can be reviewed</source>
        <translation>nach %1 Bildern beendet; sie lassen sich auswerten</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch wenige Sekunden</translation>
    </message>
    <message>
        <source>%1 seconds left</source>
        <translation>noch %1 Sekunden</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>noch %1 Minuten</translation>
    </message>
    <message>
        <source>%1 hours left</source>
        <translation>noch %1 Stunden</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Play it back with its readings</source>
        <translation>Mit den Werten abspielen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>How faces reacted, in numbers</source>
        <translation>Wie Gesichter reagierten, in Zahlen</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the folder %1</source>
        <translation>Den Ordner %1 zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove from the list (the files stay)</source>
        <translation>Aus der Liste entfernen (die Dateien bleiben)</translation>
    </message>
</context>
<context>
    <name>QuitSheet</name>
    <message>
        <source>A recording is running</source>
        <translation>Eine Aufnahme läuft</translation>
    </message>
    <message>
        <source>It is saved when Mien quits, and ends there.</source>
        <translation>Sie wird beim Beenden gespeichert und endet dort.</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Weiter aufnehmen</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Speichern und beenden</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>A training is stopped, too; what it learnt in complete epochs can be resumed.</source>
        <translation>Auch ein Training wird angehalten; was es in ganzen Epochen gelernt hat, lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>It stops when Mien quits; what it learnt in complete epochs can be resumed.</source>
        <translation>Es hält an, wenn Mien beendet wird; was es in ganzen Epochen gelernt hat, lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
</context>
<context>
    <name>RailHead</name>
    <message>
        <source>Show or hide the names</source>
        <translation>Namen ein- oder ausblenden</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Review %1</source>
        <translation>%1 auswerten</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
</context>
<context>
    <name>RecordingMark</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Aufnahme %1</translation>
    </message>
    <message>
        <source>Recording begins with the first reading</source>
        <translation>Die Aufnahme beginnt mit dem ersten Wert</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Forward five seconds</source>
        <translation>Fünf Sekunden vor</translation>
    </message>
    <message>
        <source>Back five seconds</source>
        <translation>Fünf Sekunden zurück</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Next change of expression</source>
        <translation>Nächster Wechsel des Ausdrucks</translation>
    </message>
    <message>
        <source>Previous change of expression</source>
        <translation>Voriger Wechsel des Ausdrucks</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>Nächste Marke</translation>
    </message>
    <message>
        <source>Previous marker</source>
        <translation>Vorige Marke</translation>
    </message>
    <message>
        <source>Set a marker here, or around the selection</source>
        <translation>Marke hier oder um die Auswahl setzen</translation>
    </message>
    <message>
        <source>Write a note on this moment</source>
        <translation>Notiz zu diesem Augenblick</translation>
    </message>
    <message>
        <source>Statistics of the selection, or of all</source>
        <translation>Statistik der Auswahl oder von allem</translation>
    </message>
    <message>
        <source>From here on, the face is another person&apos;s</source>
        <translation>Ab hier ist es jemand anderes</translation>
    </message>
    <message>
        <source>Leave out the selection</source>
        <translation>Auswahl auslassen</translation>
    </message>
    <message>
        <source>Undo the last correction or note</source>
        <translation>Letzte Korrektur oder Notiz rückgängig</translation>
    </message>
    <message>
        <source>Redo it</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>Nächstes Gesicht</translation>
    </message>
    <message>
        <source>Select from here</source>
        <translation>Auswählen ab hier</translation>
    </message>
    <message>
        <source>Select up to here</source>
        <translation>Auswählen bis hier</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Zoom in on the timeline</source>
        <translation>Zeitverlauf vergrößern</translation>
    </message>
    <message>
        <source>Zoom out of the timeline</source>
        <translation>Zeitverlauf verkleinern</translation>
    </message>
    <message>
        <source>The whole timeline</source>
        <translation>Ganzer Zeitverlauf</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Play the selection, or all, again and again</source>
        <translation>Die Auswahl oder alles immer wieder abspielen</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Compare with another annotation of the video</source>
        <translation>Mit einer anderen Annotation des Videos vergleichen</translation>
    </message>
    <message>
        <source>Next difference between both annotations</source>
        <translation>Nächster Unterschied der beiden Annotationen</translation>
    </message>
    <message>
        <source>Previous difference between both annotations</source>
        <translation>Voriger Unterschied der beiden Annotationen</translation>
    </message>
</context>
<context>
    <name>ReviewControls</name>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Leute</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>None yet. Press M to set one.</source>
        <translation>Noch keine. M setzt eine.</translation>
    </message>
    <message>
        <source>None yet. Press W to write one.</source>
        <translation>Noch keine. W schreibt eine.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wieder</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Several people…</source>
        <translation>Mehrere Personen …</translation>
    </message>
</context>
<context>
    <name>ReviewStage</name>
    <message>
        <source>Picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>no face in this frame</source>
        <translation>kein Gesicht in diesem Bild</translation>
    </message>
    <message>
        <source>Markers are not saved: %1</source>
        <translation>Marken werden nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>People and notes are not saved: %1</source>
        <translation>Leute und Notizen werden nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>This annotation has no video; faces are shown without a picture.</source>
        <translation>Zu dieser Annotation gibt es kein Video; Gesichter werden ohne Bild gezeigt.</translation>
    </message>
    <message>
        <source>The video is no longer at %1; faces are shown without a picture.</source>
        <translation>Das Video liegt nicht mehr unter %1; Gesichter werden ohne Bild gezeigt.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>The clip is being written: %1 %</source>
        <translation>Der Ausschnitt wird geschrieben: %1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ReviewState</name>
    <message>
        <source>This cannot be opened</source>
        <translation>Das lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Review an annotation</source>
        <translation>Eine Annotation auswerten</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>Open an annotated video or a recorded live session: play it back with its readings, find the moments that matter, and export them.</source>
        <translation>Öffnen Sie ein annotiertes Video oder eine Live-Aufnahme: Spielen Sie es mit den Werten ab, finden Sie die wichtigen Augenblicke, und exportieren Sie sie.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open an annotation…</source>
        <translation>Annotation öffnen…</translation>
    </message>
    <message>
        <source>Annotate a video</source>
        <translation>Video annotieren</translation>
    </message>
</context>
<context>
    <name>ReviewTimeline</name>
    <message>
        <source>Face shown in the timeline</source>
        <translation>Gesicht im Zeitverlauf</translation>
    </message>
    <message>
        <source>No face was read anywhere in it.</source>
        <translation>Nirgends darin wurde ein Gesicht gelesen.</translation>
    </message>
    <message>
        <source>a single picture with one face</source>
        <translation>ein einzelnes Bild mit einem Gesicht</translation>
    </message>
    <message>
        <source>a single picture with %1 faces</source>
        <translation>ein einzelnes Bild mit %1 Gesichtern</translation>
    </message>
    <message>
        <source>the only face</source>
        <translation>das einzige Gesicht</translation>
    </message>
    <message>
        <source>one of %1 faces</source>
        <translation>eines von %1 Gesichtern</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Wechsel</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Wechsel</translation>
    </message>
    <message>
        <source>%1 s selected</source>
        <translation>%1 s ausgewählt</translation>
    </message>
    <message>
        <source>share of time</source>
        <translation>Anteil der Zeit</translation>
    </message>
    <message>
        <source>Position in the annotation</source>
        <translation>Stelle in der Annotation</translation>
    </message>
    <message>
        <source>Click to go there, scroll to zoom, drag to move, Shift-drag to select.</source>
        <translation>Klicken springt, Rollen vergrößert, Ziehen verschiebt, mit Umschalt wählt es aus.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2 % of the time</source>
        <translation>%1: %2 % der Zeit</translation>
    </message>
    <message>
        <source>Loudness of the sound</source>
        <translation>Lautstärke des Tons</translation>
    </message>
    <message>
        <source>Where both differ</source>
        <translation>Wo beide sich unterscheiden</translation>
    </message>
    <message>
        <source>What %1 says</source>
        <translation>Was %1 sagt</translation>
    </message>
</context>
<context>
    <name>ReviewTransport</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
</context>
<context>
    <name>RuleSheet</name>
    <message>
        <source>A new rule</source>
        <translation>Eine neue Regel</translation>
    </message>
    <message>
        <source>Edit the rule</source>
        <translation>Regel bearbeiten</translation>
    </message>
    <message>
        <source>The rule as JSON</source>
        <translation>Die Regel als JSON</translation>
    </message>
    <message>
        <source>When: &quot;expression&quot; and &quot;above&quot; (0 to 1), or &quot;faces_at_least&quot;, &quot;faces_at_most&quot;; &quot;for_s&quot;, &quot;after_marker&quot;, &quot;within_s&quot;. Then: &quot;marker&quot;, &quot;snapshot&quot;, &quot;post&quot;, &quot;osc&quot; or &quot;run&quot;.</source>
        <translation>Wann: &quot;expression&quot; und &quot;above&quot; (0 bis 1) oder &quot;faces_at_least&quot;, &quot;faces_at_most&quot;; &quot;for_s&quot;, &quot;after_marker&quot;, &quot;within_s&quot;. Dann: &quot;marker&quot;, &quot;snapshot&quot;, &quot;post&quot;, &quot;osc&quot; oder &quot;run&quot;.</translation>
    </message>
    <message>
        <source>Keep the rule</source>
        <translation>Regel behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Rules act on the live session</source>
        <translation>Regeln wirken auf die laufende Sitzung</translation>
    </message>
    <message>
        <source>Off whenever Mien starts. Rules set markers and keep pictures in the folder for recordings.</source>
        <translation>Aus, wenn Mien startet. Regeln setzen Marken und behalten Bilder im Ordner für Aufnahmen.</translation>
    </message>
    <message>
        <source>Rules may also</source>
        <translation>Regeln dürfen auch</translation>
    </message>
    <message>
        <source>What leaves Mien: only until it is closed, and only if you know what the rules do.</source>
        <translation>Was Mien verlässt: nur bis es geschlossen wird, und nur, wenn Sie wissen, was die Regeln tun.</translation>
    </message>
    <message>
        <source>Post to addresses</source>
        <translation>An Adressen senden</translation>
    </message>
    <message>
        <source>Send OSC</source>
        <translation>OSC senden</translation>
    </message>
    <message>
        <source>Run programs</source>
        <translation>Programme starten</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>Rests until rules may: %1</source>
        <translation>Ruht, bis Regeln dürfen: %1</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Edit the rule %1</source>
        <translation>Regel %1 bearbeiten</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Does now what the rule says; markers are only told of, and the picture is gray</source>
        <translation>Tut jetzt, was die Regel sagt; Marken werden nur genannt, und das Bild ist grau</translation>
    </message>
    <message>
        <source>Try the rule %1</source>
        <translation>Regel %1 ausprobieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the rule %1</source>
        <translation>Regel %1 entfernen</translation>
    </message>
    <message>
        <source>Add a rule…</source>
        <translation>Regel hinzufügen…</translation>
    </message>
    <message>
        <source>What rules did, the newest first:</source>
        <translation>Was Regeln getan haben, das Neueste zuerst:</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Frontal (default)</source>
        <translation>Von vorn (Vorgabe)</translation>
    </message>
    <message>
        <source>Frontal, alternative</source>
        <translation>Von vorn, anders</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Height of the live chart</source>
        <translation>Höhe des Live-Verlaufs</translation>
    </message>
    <message>
        <source>Of each expression&apos;s lane. The chart&apos;s upper edge can be pulled, too.</source>
        <translation>Der Spur jedes Ausdrucks. Auch der obere Rand des Verlaufs lässt sich ziehen.</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Gesichter finden</translation>
    </message>
    <message>
        <source>Strictness</source>
        <translation>Strenge</translation>
    </message>
    <message>
        <source>Higher: fewer false faces, but more real ones missed.</source>
        <translation>Höher: weniger falsche Gesichter, aber auch mehr echte übersehen.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>Width of the smallest face that is read. Smaller takes longer.</source>
        <translation>Breite des kleinsten Gesichts, das gelesen wird. Kleiner dauert länger.</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Finder</translation>
    </message>
    <message>
        <source>The OpenCV cascade that proposes faces.</source>
        <translation>Die OpenCV-Kaskade, die Gesichter vorschlägt.</translation>
    </message>
    <message>
        <source>Reading expressions</source>
        <translation>Ausdrücke lesen</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Averages the scores over time. Longer is steadier but slower to react.</source>
        <translation>Mittelt die Werte über die Zeit. Länger ist ruhiger, aber träger.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Uncertain below</source>
        <translation>Unsicher unter</translation>
    </message>
    <message>
        <source>Expressions below this confidence are shown with a question mark.</source>
        <translation>Ausdrücke unter dieser Sicherheit stehen mit Fragezeichen da.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>How precisely scores are calculated. bfloat16 is faster on some processors; Automatic picks the faster of the two.</source>
        <translation>Wie genau Werte berechnet werden. bfloat16 ist auf manchen Prozessoren schneller; Automatisch nimmt das Schnellere.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Checkpoints folder</source>
        <translation>Ordner der Modelle</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>Kamerabild</translation>
    </message>
    <message>
        <source>Preferred size. Smaller is faster.</source>
        <translation>Gewünschte Größe. Kleiner ist schneller.</translation>
    </message>
    <message>
        <source>Loop videos</source>
        <translation>Videos wiederholen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Folder for recordings and snapshots</source>
        <translation>Ordner für Aufnahmen und Bilder</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the recordings folder</source>
        <translation>Ordner der Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Change the recordings folder</source>
        <translation>Ordner der Aufnahmen ändern</translation>
    </message>
    <message>
        <source>Record the picture too</source>
        <translation>Auch das Bild aufnehmen</translation>
    </message>
    <message>
        <source>Otherwise only the readings are saved, as a table.</source>
        <translation>Sonst werden nur die Werte gespeichert, als Tabelle.</translation>
    </message>
    <message>
        <source>Say it before recording</source>
        <translation>Vor der Aufnahme Bescheid sagen</translation>
    </message>
    <message>
        <source>Shows what is read, by whom and until when, for the people in view; the record keeps the text and the time. The law may ask for it.</source>
        <translation>Zeigt den Menschen im Bild, was gelesen wird, von wem und bis wann; die Aufnahme behält Text und Zeit. Das Recht kann es verlangen.</translation>
    </message>
    <message>
        <source>Marker labels</source>
        <translation>Namen der Marken</translation>
    </message>
    <message>
        <source>What the keys 1 to 9 write, separated by commas.</source>
        <translation>Was die Tasten 1 bis 9 schreiben, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>question, answer, pause</source>
        <translation>Frage, Antwort, Pause</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Vorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Every setting as it was before the defaults were restored</source>
        <translation>Alle Einstellungen wie vor dem Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source>Share with browsers</source>
        <translation>Für Browser freigeben</translation>
    </message>
    <message>
        <source>Whoever opens the page sees the picture, the faces and their scores, and may pause and set markers. Nothing is shared until you begin, and nothing goes on after you stop, open another source or close Mien.</source>
        <translation>Wer die Seite öffnet, sieht das Bild, die Gesichter und ihre Werte und kann anhalten und Marken setzen. Freigegeben wird erst, wenn Sie beginnen, und nichts mehr, sobald Sie aufhören, eine andere Quelle öffnen oder Mien schließen.</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Rechner</translation>
    </message>
    <message>
        <source>The local network too</source>
        <translation>Auch das lokale Netz</translation>
    </message>
    <message>
        <source>Whoever has the address gets in: it holds a token. Nothing is encrypted, so share only on networks that you trust, and tell the people in view.</source>
        <translation>Wer die Adresse hat, kommt hinein: Sie enthält einen Schlüssel. Nichts ist verschlüsselt; geben Sie nur in Netzen frei, denen Sie vertrauen, und sagen Sie es den Leuten im Bild.</translation>
    </message>
    <message>
        <source>The address as a QR code</source>
        <translation>Die Adresse als QR-Code</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Nobody is watching.</source>
        <translation>Niemand sieht zu.</translation>
    </message>
    <message>
        <source>One viewer: %1</source>
        <translation>Ein Zuschauer: %1</translation>
    </message>
    <message>
        <source>%1 viewers: %2</source>
        <translation>%1 Zuschauer: %2</translation>
    </message>
    <message>
        <source>Viewers may record</source>
        <translation>Zuschauer dürfen aufnehmen</translation>
    </message>
    <message>
        <source>Into your folder for recordings; this window shows it</source>
        <translation>In Ihren Ordner für Aufnahmen; dieses Fenster zeigt es an</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>Begin sharing</source>
        <translation>Freigabe beginnen</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Freigabe beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SharingMark</name>
    <message>
        <source>Shared · %1 watching</source>
        <translation>Freigegeben · %1 sehen zu</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Five short bubbles</source>
        <translation>Fünf kurze Hinweise</translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>SoundControl</name>
    <message>
        <source>No sound: %1</source>
        <translation>Kein Ton: %1</translation>
    </message>
    <message>
        <source>Sound is heard at 1× only</source>
        <translation>Ton gibt es nur bei 1×</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>kein Ton</translation>
    </message>
</context>
<context>
    <name>StatisticsSheet</name>
    <message>
        <source>Statistics of the selection</source>
        <translation>Statistik der Auswahl</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>As text, for a spreadsheet</source>
        <translation>Als Text, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>StatusChips</name>
    <message>
        <source>No new picture for %1 s</source>
        <translation>Seit %1 s kein neues Bild</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Kamera an</translation>
    </message>
    <message>
        <source>Camera opening</source>
        <translation>Kamera öffnet</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindet neu</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Zu Ende</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Nicht offen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Aufnahme %1</translation>
    </message>
    <message>
        <source>%1 pictures missing</source>
        <translation>%1 Bilder fehlen</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 B/s</translation>
    </message>
    <message>
        <source>%1 readings/s</source>
        <translation>%1 Werte/s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
</context>
<context>
    <name>StudyChoice</name>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keine wählen</translation>
    </message>
    <message>
        <source>Add the annotations or recordings of several people who saw the same: each is a person, unless you named several in Review.</source>
        <translation>Fügen Sie die Annotationen oder Aufnahmen mehrerer Personen hinzu, die dasselbe gesehen haben: Jede ist eine Person, außer wenn Sie unter „Auswerten“ mehrere benannt haben.</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Time 0</source>
        <translation>Zeit 0</translation>
    </message>
    <message>
        <source>the beginning of each annotation</source>
        <translation>der Anfang jeder Annotation</translation>
    </message>
    <message>
        <source>the marker “%1”</source>
        <translation>die Marke „%1“</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>each one&apos;s own markers</source>
        <translation>die eigenen Marken</translation>
    </message>
    <message>
        <source>A file of segments for all: columns start, end and label, seconds from time 0</source>
        <translation>Eine Datei mit Abschnitten für alle: Spalten start, end und label, Sekunden ab Zeit 0</translation>
    </message>
    <message>
        <source>Each one&apos;s own</source>
        <translation>Die eigenen</translation>
    </message>
    <message>
        <source>A moment</source>
        <translation>Ein Moment</translation>
    </message>
    <message>
        <source>Length of a moment of the curves</source>
        <translation>Länge eines Moments der Kurven</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>StudyCurves</name>
    <message>
        <source>Mean scores over time of %1</source>
        <translation>Mittlere Werte über die Zeit von %1</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>Noch keine Kurven</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Point at the curves, or use the arrow keys, to read a moment: mean ± spread.</source>
        <translation>Zeigen Sie auf die Kurven oder drücken Sie die Pfeiltasten, um einen Moment abzulesen: Mittel ± Streuung.</translation>
    </message>
    <message>
        <source>Bands are 95 % intervals of the mean; the strip below is how many people count.</source>
        <translation>Bänder sind 95-%-Intervalle des Mittels; der Streifen darunter zeigt, wie viele Personen zählen.</translation>
    </message>
</context>
<context>
    <name>StudyPdf</name>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>mittlerer Wert</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>spread (SD)</source>
        <translation>Streuung (SD)</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>%1 people over one stimulus</source>
        <translation>%1 Personen bei einem Reiz</translation>
    </message>
    <message>
        <source>A label is a guess about a face, not about a person. Lines are means across people, bands their 95 % intervals; the strip below is how many people count.</source>
        <translation>Eine Bezeichnung ist eine Vermutung über ein Gesicht, nicht über einen Menschen. Linien sind Mittel über die Personen, Bänder deren 95-%-Intervalle; der Streifen darunter zeigt, wie viele Personen zählen.</translation>
    </message>
    <message>
        <source>%1 s to %2 s, score 0 to %3</source>
        <translation>%1 s bis %2 s, Wert 0 bis %3</translation>
    </message>
    <message>
        <source>So few people say little about others: the order of segments is mostly chance.</source>
        <translation>So wenige Personen sagen wenig über andere: Die Reihenfolge der Abschnitte ist meist Zufall.</translation>
    </message>
</context>
<context>
    <name>StudyRanking</name>
    <message>
        <source>Ranked by</source>
        <translation>Geordnet nach</translation>
    </message>
    <message>
        <source>There are no segments: set markers in Review, or choose a file of them under Annotations.</source>
        <translation>Es gibt keine Abschnitte: Setzen Sie Marken unter „Auswerten“, oder wählen Sie unter Annotationen eine Datei davon.</translation>
    </message>
    <message>
        <source>Segments, ranked</source>
        <translation>Abschnitte, geordnet</translation>
    </message>
    <message>
        <source>n = %1, few</source>
        <translation>n = %1, wenige</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1. %2: %3, %4</source>
        <translation>%1. %2: %3, %4</translation>
    </message>
    <message>
        <source>(no label)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Dots are means across people, bars their 95 % intervals.</source>
        <translation>Punkte sind Mittel über die Personen, Balken deren 95-%-Intervalle.</translation>
    </message>
</context>
<context>
    <name>StudySheet</name>
    <message>
        <source>Several people</source>
        <translation>Mehrere Personen</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Reading: %1 %</source>
        <translation>Wird gelesen: %1 %</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>Kurven zeigen</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>Ergebnisse speichern …</translation>
    </message>
    <message>
        <source>A page, a PDF and three tables</source>
        <translation>Eine Seite, ein PDF und drei Tabellen</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>As a web page, with charts, in your browser</source>
        <translation>Als Webseite mit Diagrammen, in Ihrem Browser</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Annotations of one person or more</source>
        <translation>Annotationen einer Person oder mehrerer</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Folder of annotations</source>
        <translation>Ordner mit Annotationen</translation>
    </message>
    <message>
        <source>Segments for all, from the common beginning</source>
        <translation>Abschnitte für alle, ab dem gemeinsamen Anfang</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>Ergebnisse speichern</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>SummaryPdf</name>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>streaks</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>%1: how faces reacted</source>
        <translation>%1: wie Gesichter reagierten</translation>
    </message>
    <message>
        <source>A label is a guess about a face, not about a person: single frames mean little.</source>
        <translation>Ein Name ist eine Vermutung über ein Gesicht, nicht über einen Menschen: Einzelne Bilder sagen wenig.</translation>
    </message>
    <message>
        <source>These are the first %1 of %2 segments and faces; the table has all.</source>
        <translation>Dies sind die ersten %1 von %2 Abschnitten und Gesichtern; die Tabelle hat alle.</translation>
    </message>
</context>
<context>
    <name>SummarySheet</name>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Summing up…</source>
        <translation>Fasst zusammen…</translation>
    </message>
    <message>
        <source>A label is a guess about a face, not about a person: single frames mean little.</source>
        <translation>Ein Name ist eine Vermutung über ein Gesicht, nicht über einen Menschen: Einzelne Bilder sagen wenig.</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>As a web page, with charts, in your browser</source>
        <translation>Als Webseite mit Diagrammen, in Ihrem Browser</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>As text, for a spreadsheet</source>
        <translation>Als Text, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>streaks</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>How faces reacted</source>
        <translation>Wie Gesichter reagierten</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2 of the time, mean score %3</source>
        <translation>%1: %2 der Zeit, Mittelwert %3</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Pull to make the chart higher or lower</source>
        <translation>Ziehen macht den Verlauf höher oder niedriger</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Face #%1 · last minute</source>
        <translation>Gesicht #%1 · letzte Minute</translation>
    </message>
    <message>
        <source>%1 for %2 s</source>
        <translation>%1 seit %2 s</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Wechsel</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Wechsel</translation>
    </message>
    <message>
        <source>share of time</source>
        <translation>Anteil der Zeit</translation>
    </message>
    <message>
        <source>Scores appear here once a face is read.</source>
        <translation>Hier erscheinen Werte, sobald ein Gesicht gelesen wird.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2 % of the time</source>
        <translation>%1: %2 % der Zeit</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>What is read</source>
        <translation>Was gelesen wird</translation>
    </message>
    <message>
        <source>A camera, a video, a picture or a network address: choose it here. Everything happens on this computer; nothing is sent anywhere.</source>
        <translation>Eine Kamera, ein Video, ein Bild oder eine Netzadresse: Hier wird gewählt. Alles geschieht auf diesem Rechner; nichts wird verschickt.</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Was es zeigt</translation>
    </message>
    <message>
        <source>Each face has a frame and the expression that it looks like. With a question mark Mien is not sure. It is a guess about a face, never what someone feels.</source>
        <translation>Jedes Gesicht hat einen Rahmen und den Ausdruck, nach dem es aussieht. Ein Fragezeichen heißt: Mien ist nicht sicher. Es ist eine Vermutung über ein Gesicht, nie das, was jemand fühlt.</translation>
    </message>
    <message>
        <source>The last minute</source>
        <translation>Die letzte Minute</translation>
    </message>
    <message>
        <source>The scores of one face over time. Click on another face to follow that one.</source>
        <translation>Die Werte eines Gesichts über die Zeit. Klicken Sie ein anderes Gesicht an, um ihm zu folgen.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Nothing is kept unless you record. Record saves the readings as a table, and the picture only if you tick Video. M marks a moment.</source>
        <translation>Nichts bleibt, wenn Sie nicht aufnehmen. Aufnehmen speichert die Werte als Tabelle, das Bild nur mit Haken bei Video. M markiert einen Augenblick.</translation>
    </message>
    <message>
        <source>Videos and results</source>
        <translation>Videos und Ergebnisse</translation>
    </message>
    <message>
        <source>Annotate reads whole videos and folders. Review plays results back and shows where expressions change. This tour is under Help.</source>
        <translation>Annotieren liest ganze Videos und Ordner. Auswerten spielt Ergebnisse ab und zeigt, wo Ausdrücke wechseln. Dieser Rundgang steht unter Hilfe.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Überspringen</translation>
    </message>
</context>
<context>
    <name>TrainForm</name>
    <message>
        <source>Table…</source>
        <translation>Tabelle…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Anfangen mit</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>frische Gewichte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Name of the new checkpoint</source>
        <translation>Name des neuen Modells</translation>
    </message>
    <message>
        <source>Folder for the new checkpoint</source>
        <translation>Ordner für das neue Modell</translation>
    </message>
    <message>
        <source>Labelled faces</source>
        <translation>Gesichter mit Etiketten</translation>
    </message>
    <message>
        <source>A checkpoint that can read faces already learns yours in little time. Fresh weights need thousands.</source>
        <translation>Ein Modell, das schon Gesichter liest, lernt Ihre in kurzer Zeit. Frische Gewichte brauchen Tausende.</translation>
    </message>
    <message>
        <source>A small one learns faster, a large one more.</source>
        <translation>Ein kleines lernt schneller, ein großes mehr.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often all faces are gone through; empty: as often as is usual.</source>
        <translation>Wie oft alle Gesichter durchgegangen werden; leer: so oft wie üblich.</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>A table like FER-2013&apos;s, or a folder that holds a folder of cut-out faces for each class.</source>
        <translation>Eine Tabelle wie die von FER-2013 oder ein Ordner, der für jede Klasse einen Ordner mit ausgeschnittenen Gesichtern enthält.</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training beginnen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on after the last complete epoch</source>
        <translation>Geht nach der letzten ganzen Epoche weiter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The last complete epoch stays and can be resumed</source>
        <translation>Die letzte ganze Epoche bleibt und lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>Teach a checkpoint with labelled faces of your own. They stay on this computer.</source>
        <translation>Trainieren Sie ein Modell mit eigenen Gesichtern. Sie bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Read faces with it</source>
        <translation>Damit Gesichter lesen</translation>
    </message>
    <message>
        <source>Live, and in what is annotated next</source>
        <translation>Live und in dem, was als Nächstes annotiert wird</translation>
    </message>
    <message>
        <source>From now on, faces are read with %1.</source>
        <translation>Von jetzt an werden Gesichter mit %1 gelesen.</translation>
    </message>
    <message>
        <source>Table of labelled faces</source>
        <translation>Tabelle mit Gesichtern und Etiketten</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Folder for the new checkpoint</source>
        <translation>Ordner für das neue Modell</translation>
    </message>
    <message>
        <source>Folder that holds a folder of cut-out faces for each class</source>
        <translation>Ordner, der für jede Klasse einen Ordner mit ausgeschnittenen Gesichtern enthält</translation>
    </message>
</context>
<context>
    <name>TrainProgress</name>
    <message>
        <source>The faces are being read…</source>
        <translation>Die Gesichter werden gelesen…</translation>
    </message>
    <message>
        <source>Epoch %1 of %2, %3 left</source>
        <translation>Epoche %1 von %2, noch %3</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: it can be resumed, today or later.</source>
        <translation>Nach Epoche %1 angehalten: es lässt sich fortsetzen, heute oder später.</translation>
    </message>
    <message>
        <source>Stopped before the first epoch was complete: nothing is kept.</source>
        <translation>Vor dem Ende der ersten Epoche angehalten: nichts bleibt erhalten.</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>%1 % trained</source>
        <translation>%1 % trainiert</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Of the faces held back, %1 were read rightly before and %2 now.</source>
        <translation>Von den zurückgehaltenen Gesichtern wurden vorher %1 richtig gelesen und jetzt %2.</translation>
    </message>
</context>
<context>
    <name>mien::app::CheckpointListModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Eight classes, with contempt</source>
        <translation>Acht Klassen, mit Verachtung</translation>
    </message>
    <message>
        <source>As in the literature, for comparing with it</source>
        <translation>Wie in der Fachliteratur, zum Vergleichen</translation>
    </message>
    <message>
        <source>The literature&apos;s own network</source>
        <translation>Das Netz der Fachliteratur selbst</translation>
    </message>
    <message>
        <source>Five classes</source>
        <translation>Fünf Klassen</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Am schnellsten</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>%1. New faces: %2 right, %3 averaged over expressions</source>
        <translation>%1. Neue Gesichter: %2 richtig, %3 im Mittel der Ausdrücke</translation>
    </message>
    <message>
        <source>Reads %1</source>
        <translation>Liest %1</translation>
    </message>
    <message>
        <source>New faces: %1 right, %2 averaged over expressions</source>
        <translation>Neue Gesichter: %1 richtig, %2 im Mittel der Ausdrücke</translation>
    </message>
    <message>
        <source>Not measured on new faces</source>
        <translation>An neuen Gesichtern nicht gemessen</translation>
    </message>
    <message>
        <source>%1: %2 right, as its maker measured it</source>
        <translation>%1: %2 richtig, vom Urheber gemessen</translation>
    </message>
    <message>
        <source>FER-2013&apos;s own crops (%1): %2 as the labels of %3 say</source>
        <translation>Ausschnitte von FER-2013 (%1): %2 wie die Etiketten von %3</translation>
    </message>
    <message>
        <source>%1 million parameters, %2 million multiply-adds a face</source>
        <translation>%1 Millionen Parameter, %2 Millionen Multiplikationen je Gesicht</translation>
    </message>
</context>
<context>
    <name>mien::app::Comparison</name>
    <message>
        <source>first</source>
        <translation>erstes</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweites</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
</context>
<context>
    <name>mien::app::ConsentNotice</name>
    <message>
        <source>Facial expressions are read and recorded here</source>
        <translation>Hier werden Gesichtsausdrücke gelesen und aufgenommen</translation>
    </message>
    <message>
        <source>a network camera</source>
        <translation>einer Netzwerkkamera</translation>
    </message>
    <message>
        <source>the camera %1</source>
        <translation>der Kamera %1</translation>
    </message>
    <message>
        <source>What is read: a program looks for faces in the picture of %1 and guesses an expression for each, such as happy or sad, many times a second. It is often wrong, and cannot know what anyone feels.</source>
        <translation>Was gelesen wird: Ein Programm sucht im Bild von %1 nach Gesichtern und rät für jedes viele Male in der Sekunde einen Ausdruck, etwa fröhlich oder traurig. Es irrt sich oft und kann nicht wissen, was jemand fühlt.</translation>
    </message>
    <message>
        <source>What is kept: the guesses, as a table, and the picture, as a video. Both stay on this computer; nothing is sent anywhere.</source>
        <translation>Was bleibt: die Vermutungen als Tabelle und das Bild als Video. Beides bleibt auf diesem Rechner; nichts wird verschickt.</translation>
    </message>
    <message>
        <source>What is kept: the guesses, as a table, without the picture. It stays on this computer; nothing is sent anywhere.</source>
        <translation>Was bleibt: die Vermutungen als Tabelle, ohne das Bild. Sie bleibt auf diesem Rechner; nichts wird verschickt.</translation>
    </message>
    <message>
        <source>By whom: the person who runs this computer. Ask for the name.</source>
        <translation>Von wem: der Person an diesem Rechner. Fragen Sie nach dem Namen.</translation>
    </message>
    <message>
        <source>By whom: %1</source>
        <translation>Von wem: %1</translation>
    </message>
    <message>
        <source>Until when: until the person who runs this computer deletes it.</source>
        <translation>Bis wann: bis die Person an diesem Rechner es löscht.</translation>
    </message>
    <message>
        <source>Until when: %1</source>
        <translation>Bis wann: %1</translation>
    </message>
    <message>
        <source>You may say no, and leave the picture at any time. You may ask to see what was kept of you, and to have it deleted.</source>
        <translation>Sie dürfen nein sagen und das Bild jederzeit verlassen. Sie dürfen sehen, was von Ihnen aufbewahrt wurde, und es löschen lassen.</translation>
    </message>
    <message>
        <source>Saved for printing: %1</source>
        <translation>Zum Drucken gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>mien::app::Evaluation</name>
    <message>
        <source>The evaluation ended without figures.</source>
        <translation>Die Auswertung endete ohne Zahlen.</translation>
    </message>
    <message>
        <source>No browser was found; the page is %1.</source>
        <translation>Es wurde kein Browser gefunden; die Seite ist %1.</translation>
    </message>
</context>
<context>
    <name>mien::app::Inspection</name>
    <message>
        <source>The picture cannot be written to %1.</source>
        <translation>Das Bild lässt sich nicht nach %1 schreiben.</translation>
    </message>
    <message>
        <source>The network was not looked into: no figures came back.</source>
        <translation>In das Netz konnte nicht geschaut werden: es kamen keine Zahlen zurück.</translation>
    </message>
</context>
<context>
    <name>mien::app::Live</name>
    <message>
        <source>continued</source>
        <translation>fortgesetzt</translation>
    </message>
</context>
<context>
    <name>mien::app::Message</name>
    <message>
        <source>No program that shows folders was found. This one is %1</source>
        <translation>Kein Programm gefunden, das Ordner zeigt. Dieser ist %1</translation>
    </message>
</context>
<context>
    <name>mien::app::Recording</name>
    <message>
        <source>%1 The record goes on without video.</source>
        <translation>%1 Die Aufnahme geht ohne Video weiter.</translation>
    </message>
    <message>
        <source>Recording begins as soon as a checkpoint is loaded.</source>
        <translation>Die Aufnahme beginnt, sobald ein Modell geladen ist.</translation>
    </message>
    <message>
        <source>Recording begins with the first picture.</source>
        <translation>Die Aufnahme beginnt mit dem ersten Bild.</translation>
    </message>
    <message>
        <source>There is no picture to record: open a source first.</source>
        <translation>Es gibt kein Bild zum Aufnehmen: Öffnen Sie zuerst eine Quelle.</translation>
    </message>
    <message>
        <source>Nothing was recorded: there was no picture before the source closed.</source>
        <translation>Nichts wurde aufgenommen: Es kam kein Bild, bevor die Quelle schloss.</translation>
    </message>
    <message>
        <source>Marked on the timeline. Markers are kept only while recording.</source>
        <translation>Im Zeitverlauf markiert. Marken bleiben nur während einer Aufnahme.</translation>
    </message>
    <message>
        <source>A record that was cut off was found and finished: it is in %1</source>
        <translation>Eine abgebrochene Aufnahme wurde gefunden und vollendet: Sie liegt in %1</translation>
    </message>
    <message>
        <source>%1 records that were cut off were found and finished: they are in %2</source>
        <translation>%1 abgebrochene Aufnahmen wurden gefunden und vollendet: Sie liegen in %2</translation>
    </message>
    <message>
        <source>The video has ended.</source>
        <translation>Das Video ist zu Ende.</translation>
    </message>
    <message>
        <source>The recording has ended: %1 What was recorded until then is kept.</source>
        <translation>Die Aufnahme ist zu Ende: %1 Was bis dahin aufgenommen wurde, bleibt.</translation>
    </message>
    <message>
        <source>This checkpoint reads other expressions: %1 is saved, and a new record has begun.</source>
        <translation>Dieses Modell liest andere Ausdrücke: %1 ist gespeichert, und eine neue Aufnahme hat begonnen.</translation>
    </message>
    <message>
        <source>Recorded: %1 in %2. The computer was too slow for %3 pictures of the video; all rows are there.</source>
        <translation>Aufgenommen: %1 in %2. Für %3 Bilder des Videos war der Rechner zu langsam; alle Zeilen sind da.</translation>
    </message>
    <message>
        <source>Recorded: %1 in %2</source>
        <translation>Aufgenommen: %1 in %2</translation>
    </message>
    <message>
        <source>The second checkpoint needs columns of its own: %1 is saved, and a new record has begun.</source>
        <translation>Das zweite Modell braucht eigene Spalten: %1 ist gespeichert, und eine neue Aufnahme hat begonnen.</translation>
    </message>
</context>
<context>
    <name>mien::app::Review</name>
    <message>
        <source>%1 and %2 are both seen at %3, so they are not one person.</source>
        <translation>%1 und %2 sind bei %3 beide zu sehen, also nicht eine Person.</translation>
    </message>
    <message>
        <source>%1 is not seen both before and after this moment, so there is nothing to split.</source>
        <translation>%1 ist nicht vor und nach diesem Augenblick zu sehen, also gibt es nichts zu teilen.</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Wechsel</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Wechsel</translation>
    </message>
    <message>
        <source>%1 to %2 selected</source>
        <translation>%1 bis %2 ausgewählt</translation>
    </message>
</context>
<context>
    <name>mien::app::RuleList</name>
    <message>
        <source>Another rule has this name.</source>
        <translation>Eine andere Regel heißt so.</translation>
    </message>
    <message>
        <source>“%1” may not: %2</source>
        <translation>„%1“ darf nicht: %2</translation>
    </message>
</context>
<context>
    <name>mien::app::Sharing</name>
    <message>
        <source>A viewer has set a marker.</source>
        <translation>Ein Zuschauer hat eine Marke gesetzt.</translation>
    </message>
    <message>
        <source>A viewer has set a marker: %1</source>
        <translation>Ein Zuschauer hat eine Marke gesetzt: %1</translation>
    </message>
    <message>
        <source>Whoever shares this has not let viewers record.</source>
        <translation>Wer dies freigibt, lässt Zuschauer nicht aufnehmen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>mien::app::Snapshots</name>
    <message>
        <source>Snapshot saved: %1</source>
        <translation>Bild gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>mien::app::StudyView</name>
    <message>
        <source>Choose the annotations of one person or more first.</source>
        <translation>Wählen Sie zuerst die Annotationen einer Person oder mehrerer.</translation>
    </message>
    <message>
        <source>Saved: %1, with its PDF and three tables</source>
        <translation>Gespeichert: %1, mit PDF und drei Tabellen</translation>
    </message>
    <message>
        <source>Opened in the browser: %1</source>
        <translation>Im Browser geöffnet: %1</translation>
    </message>
    <message>
        <source>No browser was found; the page is %1.</source>
        <translation>Kein Browser gefunden; die Seite ist %1.</translation>
    </message>
    <message>
        <source>so few say little about others</source>
        <translation>so wenige sagen wenig über andere</translation>
    </message>
    <message>
        <source>Read by different checkpoints: a difference between people may be one between these.</source>
        <translation>Von verschiedenen Modellen gelesen: Ein Unterschied zwischen Personen kann einer zwischen diesen sein.</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 bis %2)</translation>
    </message>
    <message>
        <source>Segments are not compared: that takes %1 people who count in both. With fewer, their order is mostly chance.</source>
        <translation>Abschnitte werden nicht verglichen: Dafür braucht es %1 Personen, die in beiden zählen. Mit weniger ist die Reihenfolge meist Zufall.</translation>
    </message>
    <message>
        <source>No difference between segments is shown beyond chance; that does not show that there is none.</source>
        <translation>Kein Unterschied zwischen Abschnitten geht über Zufall hinaus; das zeigt nicht, dass es keinen gibt.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>eine Person</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 Personen</translation>
    </message>
    <message>
        <source>one annotation</source>
        <translation>eine Annotation</translation>
    </message>
    <message>
        <source>%1 annotations</source>
        <translation>%1 Annotationen</translation>
    </message>
    <message>
        <source>More in “%1” than in “%2”, by %3 (%4 to %5; p %6)</source>
        <translation>Mehr in „%1“ als in „%2“, um %3 (%4 bis %5; p %6)</translation>
    </message>
</context>
<context>
    <name>mien::app::SummaryListModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Face #%1</source>
        <translation>Gesicht #%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>read for %1</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>%1, longest %2</source>
        <translation>%1, längste %2</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>streaks</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>mien::app::SummaryView</name>
    <message>
        <source>Opened in the browser: %1</source>
        <translation>Im Browser geöffnet: %1</translation>
    </message>
    <message>
        <source>No browser was found; the page is %1.</source>
        <translation>Kein Browser gefunden; die Seite ist %1.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Copied, as a table of text.</source>
        <translation>Kopiert, als Texttabelle.</translation>
    </message>
</context>
<context>
    <name>mien::app::Tool</name>
    <message>
        <source>%1 cannot be started; install Mien again.</source>
        <translation>%1 lässt sich nicht starten; installieren Sie Mien neu.</translation>
    </message>
    <message>
        <source>The work was cut off; the memory may have run out.</source>
        <translation>Die Arbeit wurde abgebrochen; vielleicht reichte der Speicher nicht.</translation>
    </message>
    <message>
        <source>The work ended without a word.</source>
        <translation>Die Arbeit endete ohne ein Wort.</translation>
    </message>
</context>
<context>
    <name>mien::app::TrackListModel</name>
    <message>
        <source>%1 to %2, read in %3 frames</source>
        <translation>%1 bis %2, in %3 Bildern gelesen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Face #%1</source>
        <translation>Gesicht #%1</translation>
    </message>
</context>
<context>
    <name>mien::app::Training</name>
    <message>
        <source>Give the new checkpoint a name.</source>
        <translation>Geben Sie dem neuen Modell einen Namen.</translation>
    </message>
    <message>
        <source>Choose a folder for the new checkpoint.</source>
        <translation>Wählen Sie einen Ordner für das neue Modell.</translation>
    </message>
    <message>
        <source>Choose the labelled faces first.</source>
        <translation>Wählen Sie zuerst die Gesichter mit Etiketten.</translation>
    </message>
    <message>
        <source>The labelled faces are no longer there.</source>
        <translation>Die Gesichter mit Etiketten sind nicht mehr da.</translation>
    </message>
    <message>
        <source>The name of a checkpoint has no slash.</source>
        <translation>Der Name eines Modells enthält keinen Schrägstrich.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder for the new checkpoint; choose another.</source>
        <translation>In den Ordner für das neue Modell kann nichts geschrieben werden; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>A training of this name was stopped: resume it, or give a new name to begin another.</source>
        <translation>Ein Training dieses Namens wurde angehalten: setzen Sie es fort, oder geben Sie einen neuen Namen für ein anderes.</translation>
    </message>
    <message>
        <source>There is a checkpoint of this name already; give the new one another.</source>
        <translation>Es gibt schon ein Modell dieses Namens; geben Sie dem neuen einen anderen.</translation>
    </message>
    <message>
        <source>The training ended before its time.</source>
        <translation>Das Training endete vorzeitig.</translation>
    </message>
</context>
<context>
    <name>mien::app::Workbench</name>
    <message>
        <source>Exported: %1</source>
        <translation>Exportiert: %1</translation>
    </message>
    <message>
        <source>Settings last only until Mien is closed: %1 cannot be written.</source>
        <translation>Einstellungen gelten nur, bis Mien geschlossen wird: %1 lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Another source was opened, so the recording has ended.</source>
        <translation>Eine andere Quelle wurde geöffnet, daher ist die Aufnahme zu Ende.</translation>
    </message>
    <message>
        <source>there is no checkpoint in %1; choose a folder that holds one in the settings</source>
        <translation>in %1 liegt kein Modell; wählen Sie in den Einstellungen einen Ordner mit einem</translation>
    </message>
    <message>
        <source>Another source was opened, so nothing is shared any more.</source>
        <translation>Eine andere Quelle wurde geöffnet; darum wird nichts mehr freigegeben.</translation>
    </message>
    <message>
        <source>Nothing is compared: %1</source>
        <translation>Es wird nichts verglichen: %1</translation>
    </message>
    <message>
        <source>There is no face to look at in this picture.</source>
        <translation>In diesem Bild ist kein Gesicht, in das geschaut werden könnte.</translation>
    </message>
</context>
</TS>
