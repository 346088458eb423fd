import QtQuick
import QtTest
import Mien

// The window has the size that the user gave it, whatever else is chosen, and opens in it again.
Item {
    width: 100
    height: 100

    Component {
        id: windows
        Main { bench: stage.bench }
    }
    TestCase {
        name: "WindowSize"
        when: windowShown

        function init() {
            stage.reset();
        }
        function test_no_setting_changes_the_size() {
            const window = windows.createObject(null);
            compare(window.width, 1280);
            window.width = 1100;
            window.height = 680;
            const settings = stage.bench.settings;
            settings.showBoxes = !settings.showBoxes;
            settings.theme = "light";
            settings.windowWidth = 900;
            stage.bench.settings.restoreDefaults();
            compare(window.width, 1100);
            compare(window.height, 680);
            window.destroy();
        }
        function test_width_and_height_are_kept_on_closing() {
            const window = windows.createObject(null);
            window.width = 1000;
            window.height = 700;
            window.close();
            compare(stage.bench.settings.windowWidth, 1000);
            compare(stage.bench.settings.windowHeight, 700);
            window.destroy();
            const next = windows.createObject(null);
            compare(next.width, 1000);
            compare(next.height, 700);
            next.destroy();
        }
    }
}
