#include "app/parts/settings.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/app_test.h"
#include "support/made_up_settings.h"
#include "support/places.h"

using mien::app::AppSettings;
using mien::app::each_stored;
using mien::app::read_stored;
using mien::app::Settings;
using mien::app::write_stored;
using mien::test::Tea;

class SettingsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    const AppSettings values_;

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
        stored.setValue("precision", "quadruple");
        stored.setValue("textScale", "nan");
        stored.sync();
        const Settings settings;
        settings.analyzer().validate();
        QCOMPARE(settings.analyzer().detector.strictness, 20);
        QCOMPARE(settings.analyzer().detector.min_face, 48);
        QCOMPARE(settings.analyzer().smoothing_s, 0.0);
        QCOMPARE(settings.wanted_camera_size().width, 1280);
        QVERIFY(settings.wanted_precision() == mien::Precision::automatic);
        QCOMPARE(settings.text_scale, 1.0);
    }

    // As every version so far has written them.
    void keys_are_those_that_files_have() {
        QStringList keys;
        each_stored(
            values_, values_,
            [&keys](const QString& key, const auto&, const auto&, const auto&) { keys << key; });
        const QStringList known = {
            "cascade",        "minFace",       "strictness",  "smoothing",    "precision",
            "uncertainBelow", "theme",         "textScale",   "showBoxes",    "showLabels",
            "showBars",       "showTimeline",  "showRail",    "windowWidth",  "windowHeight",
            "mirrorCamera",   "loopVideos",    "cameraSize",  "lastCamera",   "checkpoint",
            "modelsFolder",   "recordsFolder", "recordVideo", "markerLabels", "annotationsFolder",
            "annotateVideo"};
        for (const QString& key : known) QVERIFY2(keys.contains(key), qPrintable(key));
    }

    // One line in the list of fields is all that a setting takes: tests/support/made_up_settings.h.
    void a_made_up_setting_is_stored() {
        QSettings stored;
        Tea tea;
        tea.patience = 100;
        tea.sugar = 1.5;
        tea.pot.lid = false;
        write_stored(stored, tea, Tea{});
        QCOMPARE(stored.value("patience"), 100);
        QVERIFY(!stored.contains("kind"));  // as it is by default
        QVERIFY(read_stored(stored, Tea{}) == tea);
        stored.setValue("patience", 5);
        stored.setValue("kind", "white");
        stored.setValue("draws", 0);
        const Tea mended = read_stored(stored, Tea{});
        QCOMPARE(mended.patience, 20);
        QCOMPARE(mended.kind, std::string("green"));
        QCOMPARE(mended.draws_s, 180.0);
        QCOMPARE(mien::app::range_of(&Tea::patience).step, 8.0);
    }

    void what_annotating_writes_is_kept_under_the_names_of_its_own_list() {
        {
            Settings settings;
            QCOMPARE(settings.property("annotateFormats"), QStringList());
            settings.setProperty("annotateFormats", QStringList{"elan", "made up", "srt", "elan"});
            QCOMPARE(settings.property("annotateFormats"), (QStringList{"elan", "srt"}));
            settings.setProperty("annotateOverlayBars", false);
            settings.setProperty("annotateBlur", true);
        }
        Settings again;
        using enum mien::AnnotationFormat;
        QCOMPARE(again.annotate.formats, (std::vector{elan, srt}));
        QVERIFY(again.wanted_annotation().video);  // what is blurred is a video
        QVERIFY(!again.wanted_annotation().overlay.bars);
        again.setProperty("annotateAnonymous", true);
        QVERIFY(!again.wanted_annotation().video);
        QVERIFY(!again.wanted_annotation().blur);
        again.setProperty("uncertainBelow", 0.6);
        QCOMPARE(again.wanted_annotation().overlay.uncertain_below, 0.6);
    }

    void the_switch_for_json_lines_became_a_format() {
        QSettings().setValue("annotateJsonl", true);
        {
            Settings settings;
            QCOMPARE(settings.property("annotateFormats"), QStringList{"jsonl"});
            settings.setProperty("annotateFormats", QStringList());
        }
        QCOMPARE(Settings().property("annotateFormats"), QStringList());  // and is chosen once
    }

    void qml_sets_nothing_out_of_range() {
        Settings settings;
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setProperty("textScale", 2.1);
        QCOMPARE(settings.property("textScale"), 2.0);
        QCOMPARE(settings.text_scale, 2.0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(settings.bounds("minFace").value("to"), 200.0);
        QCOMPARE(settings.bounds("theme"), QVariantMap());
    }

    // A name in a page that is no setting would read as undefined.
    void pages_name_settings_that_there_are() {
        const Settings settings;
        const QRegularExpression use("\\bsettings\\.([a-z]\\w*)\\b(?!\\()|setting: \"(\\w+)\"");
        QDirIterator pages(QString::fromStdString(mien::test::source_dir()) + "/qml", {"*.qml"},
                           QDir::Files, QDirIterator::Subdirectories);
        int uses = 0;
        while (pages.hasNext()) {
            QFile page(pages.next());
            QVERIFY(page.open(QIODevice::ReadOnly));
            auto found = use.globalMatch(QString::fromUtf8(page.readAll()));
            for (; found.hasNext(); ++uses) {
                const auto match = found.next();
                const QString name = match.captured(match.lastCapturedIndex());
                const bool known =
                    settings.contains(name) || settings.property(name.toUtf8()).isValid();
                QVERIFY2(known, qPrintable(page.fileName() + ": " + name));
            }
        }
        QVERIFY(uses > 40);
    }

    void restoring_the_defaults_can_be_undone_until_something_is_changed() {
        Settings settings;
        QVERIFY(!settings.restored());
        settings.setProperty("minFace", 120);
        settings.setProperty("checkpoint", "/a/b.safetensors");
        settings.restoreDefaults();
        QVERIFY(settings.restored());
        QCOMPARE(settings.checkpoint, QString());
        settings.undoRestoring();
        QVERIFY(!settings.restored());
        QCOMPARE(settings.property("minFace"), 120);
        QCOMPARE(settings.checkpoint, "/a/b.safetensors");
        settings.restoreDefaults();
        settings.setProperty("theme", "light");
        QVERIFY(!settings.restored());
        settings.undoRestoring();
        QCOMPARE(settings.property("minFace"), 48);
    }

    void a_folder_that_cannot_be_written_is_told_once() {
        QFile file(folder_.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, file.fileName());
        {
            Settings settings;
            QSignalSpy told(&settings, &Settings::notStored);
            settings.setProperty("theme", "light");
            QTRY_COMPARE(told.count(), 1);
            QVERIFY(told.front().front().toString().startsWith(file.fileName()));
            settings.setProperty("theme", "dark");
            QTest::qWait(700);
            QCOMPARE(told.count(), 1);
        }
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    }

    void defaults_can_be_restored() {
        Settings settings;
        settings.setProperty("minFace", 120);
        QSignalSpy changed(&settings, &Settings::changed);
        settings.restoreDefaults();
        QVERIFY(changed.count() > 0);
        QCOMPARE(settings.analyzer().detector.min_face, 48);
        QCOMPARE(settings.property("minFace"), 48);
        QTRY_VERIFY(!QSettings().contains("minFace"));
    }
};

MIEN_APP_TEST(SettingsTest)
#include "settings_test.moc"
