#include "app/parts/settings.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using mien::app::Settings;

class SettingsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

  private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("mien");
        QCoreApplication::setApplicationName("mien");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    }
    void init() { QSettings().clear(); }

    void begins_with_the_engines_defaults() {
        const Settings settings;
        settings.analyzer().validate();
        QCOMPARE(settings.theme, "dark");
    }

    void what_is_changed_is_kept() {
        {
            Settings settings;
            settings.setProperty("theme", "light");
            settings.setProperty("strictness", 6);
            settings.setProperty("smoothing", 0.7);
            settings.setProperty("showBars", false);
        }
        const Settings again;
        QCOMPARE(again.theme, "light");
        QCOMPARE(again.strictness, 6);
        QCOMPARE(again.analyzer().detector.strictness, 6);
        QCOMPARE(again.analyzer().smoothing_s, 0.7);
        QVERIFY(!again.show_bars);
    }

    void nonsense_in_the_file_is_brought_into_range() {
        QSettings stored;
        stored.setValue("strictness", 900);
        stored.setValue("minFace", "abc");
        stored.setValue("smoothing", -3);
        stored.setValue("cameraSize", "large");
        stored.sync();
        const Settings settings;
        settings.analyzer().validate();
        QCOMPARE(settings.wanted_camera_size().width, 1280);
    }

    void defaults_can_be_restored() {
        Settings settings;
        settings.setProperty("minFace", 120);
        QSignalSpy changed(&settings, &Settings::changed);
        settings.restoreDefaults();
        QVERIFY(changed.count() > 0);
        QCOMPARE(settings.min_face, 48);
        QTRY_VERIFY(!QSettings().contains("minFace"));
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
