import QtQuick
import QtTest
import Mien

// The language is chosen in the settings: every page follows at once, and what runs goes on.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1280
        height: 800

        TestCase {
            name: "Language"
            when: windowShown

            readonly property var settings: stage.bench.settings

            function all(item, type, found) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (!child.visible)
                        continue;
                    if (child.toString().replace("mien::app::", "").startsWith(type))
                        found.push(child);
                    all(child, type, found);
                }
                return found;
            }
            function words() {
                return all(root.contentItem, "QQuickText", []).map(one => one.text).join("\n");
            }
            function says(text) {
                tryVerify(() => words().includes(text), 5000, settings.language + ": " + text);
            }
            function picker(index) {
                return all(all(root.contentItem, "SettingsPage", [])[0], "Picker", [])[index];
            }
            // As the user does.
            function choose(language) {
                root.page = "settings";
                tryVerify(() => picker(0));
                const row = ["system", "en", "de", "es"].indexOf(language);
                picker(0).currentIndex = row;
                picker(0).activated(row);
                compare(settings.language, language);
            }
            function init() {
                stage.reset();
                settings.language = "en";
                root.page = "settings";
                says("Language");
            }
            function cleanup() {
                settings.language = "en";
                root.page = "live";
                wait(50);
                stage.useLanguage("en");
                stage.bench.message.dismiss();
            }

            function test_every_page_follows_and_back_data() {
                return [{ tag: "German, Spanish, English", order: ["de", "es", "en"] },
                    { tag: "Spanish, German, English", order: ["es", "de", "en"] }];
            }
            function test_every_page_follows_and_back(data) {
                const told = {
                    de: ["Sprache", "Aufnehmen", "Videos, Bilder oder Ordner hier ablegen", "Training beginnen",
                        "Wählen Sie zuerst die Gesichter mit Etiketten."],
                    es: ["Idioma", "Grabar", "Suelte aquí vídeos, imágenes o carpetas", "Empezar el entrenamiento",
                        "Elija primero las caras etiquetadas."],
                    en: ["Language", "Record", "Drop videos, pictures or folders here", "Start training",
                        "Choose the labelled faces first."]
                };
                stage.bench.training.data = "";
                for (const language of data.order) {
                    choose(language);
                    const [title, record, drop, begin, missing] = told[language];
                    says(title);
                    for (const other of Object.keys(told).filter(one => one !== language))
                        verify(!words().split("\n").includes(told[other][0]), words());
                    root.page = "live";
                    says(record);
                    root.page = "annotate";
                    says(drop);
                    root.page = "train";
                    says(begin);
                    says(missing);  // put into words by C++
                }
            }
            // Shown by a page that is there, not made anew.
            function test_numbers_follow() {
                root.page = "settings";
                const before = all(root.contentItem, "QQuickText", []).find(one => /^0\.\d/.test(one.text));
                verify(before, words());
                choose("de");
                tryVerify(() => /^0,\d/.test(before.text), 5000, before.text);
                choose("es");
                tryVerify(() => /^0,\d/.test(before.text), 5000, before.text);
                choose("en");
                tryVerify(() => /^0\.\d/.test(before.text), 5000, before.text);
            }
            function test_lists_keep_what_is_chosen() {
                settings.cascade = "profileface";
                choose("de");
                says("Sprache");
                tryCompare(picker(0), "displayText", "Deutsch");
                tryCompare(picker(1), "currentIndex", 2);
                compare(settings.cascade, "profileface");
                choose("es");
                tryCompare(picker(0), "displayText", "Español");
                compare(settings.cascade, "profileface");
            }
            function test_what_runs_goes_on() {
                stage.openCameraToRecord();
                tryCompare(stage.bench.live, "state", Live.Running);
                stage.bench.recording.start();
                tryCompare(stage.bench.recording, "active", true);
                settings.markerLabels = "one, two";
                stage.bench.training.name = "half a na";
                const width = root.width;
                choose("de");
                says("Sprache");
                compare(root.page, "settings");
                compare(root.width, width);
                compare(stage.bench.live.state, Live.Running);
                compare(stage.bench.recording.active, true);
                compare(settings.markerLabels, "one, two");
                compare(stage.bench.training.name, "half a na");
                stage.bench.recording.stop();
                tryCompare(stage.bench.recording, "active", false);
            }
        }
    }
}
