#include "app/window/command_line.h"

#include <QTest>

#include "app/app_test.h"

using mien::app::CommandLine;
using mien::app::parse_command_line;

class CommandLineTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void nothing_asked_for() {
        const CommandLine line = parse_command_line({"mien"});
        QVERIFY(!line.exit);
        QVERIFY(line.wishes.media.isEmpty() && line.wishes.camera.isEmpty());
    }

    void a_video_becomes_an_absolute_path() {
        const CommandLine line = parse_command_line({"mien", "clip.mp4"});
        QVERIFY(!line.exit);
        QVERIFY(line.wishes.media.startsWith('/') && line.wishes.media.endsWith("/clip.mp4"));
    }

    void an_address_stays_as_it_is() {
        const CommandLine line = parse_command_line({"mien", "--source", "rtsp://host/a"});
        QCOMPARE(line.wishes.media, "rtsp://host/a");
    }

    void camera_checkpoint_and_grab() {
        const CommandLine line =
            parse_command_line({"mien", "--camera", "HD Webcam", "--checkpoint", "cnn4", "--grab",
                                "a.png", "--grab-after", "1.5"});
        QVERIFY(!line.exit);
        QCOMPARE(line.wishes.camera, "HD Webcam");
        QCOMPARE(line.wishes.checkpoint, "cnn4");
        QCOMPARE(line.grab, "a.png");
        QCOMPARE(line.grab_after_s, 1.5);
    }

    void annotate_takes_files_and_folders() {
        const CommandLine line = parse_command_line({"mien", "--annotate", "/v/a.mp4", "/v"});
        QVERIFY(!line.exit);
        QCOMPARE(line.wishes.page, "annotate");
        QCOMPARE(line.wishes.annotate, (QStringList{"/v/a.mp4", "/v"}));
        QVERIFY(line.wishes.media.isEmpty());
    }

    void review_takes_an_annotation() {
        const CommandLine line = parse_command_line({"mien", "--review", "/v/a.csv"});
        QVERIFY(!line.exit);
        QCOMPARE(line.wishes.page, "review");
        QCOMPARE(line.wishes.review, "/v/a.csv");
        QVERIFY(line.wishes.media.isEmpty());
        const CommandLine two = parse_command_line({"mien", "--review", "/v/a.csv", "/v/b.csv"});
        QCOMPARE(two.wishes.review, "/v/a.csv");
        QCOMPARE(two.wishes.compare, "/v/b.csv");
        QCOMPARE(parse_command_line({"mien", "--review"}).wishes.page, "review");
    }

    void help_and_version_end_well() {
        QCOMPARE(parse_command_line({"mien", "--help"}).exit, 0);
        QVERIFY(parse_command_line({"mien", "--help"}).message.contains("--camera"));
        QVERIFY(parse_command_line({"mien", "--help"}).message.startsWith("Usage: mien "));
        QCOMPARE(parse_command_line({"mien", "--version"}).exit, 0);
    }

    void wrong_usage_ends_with_2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{"mien", "--fast"};
        QTest::newRow("two videos") << QStringList{"mien", "a.mp4", "b.mp4"};
        QTest::newRow("video and camera") << QStringList{"mien", "a.mp4", "--camera", "x"};
        QTest::newRow("three annotations")
            << QStringList{"mien", "--review", "a.csv", "b.csv", "c.csv"};
        QTest::newRow("annotate and review") << QStringList{"mien", "--review", "--annotate"};
        QTest::newRow("no number") << QStringList{"mien", "--grab-after", "soon"};
        QTest::newRow("no value") << QStringList{"mien", "--camera"};
    }
    void wrong_usage_ends_with_2() {
        QFETCH(QStringList, arguments);
        const CommandLine line = parse_command_line(arguments);
        QCOMPARE(line.exit, 2);
        QVERIFY(line.message.startsWith("mien: "));
        QCOMPARE(line.message.count('\n'), 1);
    }
};

MIEN_APP_TEST(CommandLineTest)
#include "command_line_test.moc"
