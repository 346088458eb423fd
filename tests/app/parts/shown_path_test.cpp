#include "app/parts/shown_path.h"

#include <QDir>
#include <QTest>

#include "app/app_test.h"
#include "app/parts/message.h"

using mien::app::as_sentence;
using mien::app::shown_name;
using mien::app::shown_path;

class ShownPathTest : public QObject {
    Q_OBJECT

    const QString home_ = QDir::homePath();

  private Q_SLOTS:
    void the_home_folder_is_written_one_way() {
        QCOMPARE(shown_path(home_ + "/Documents/Mien"), "~/Documents/Mien");
        QCOMPARE(shown_path(home_), "~");
        QCOMPARE(shown_path(home_ + "less"), home_ + "less");
        QCOMPARE(shown_path("/srv/clips"), "/srv/clips");
    }

    void a_name_is_one_line_that_can_be_read() {
        QCOMPARE(shown_name("two\nlines\tand\rmore.mp4"), "two lines and more.mp4");
        QCOMPARE(shown_name(QStringLiteral("a\u202Egpj.exe")), "a gpj.exe");
        const QString shown = shown_name(QString(250, 'x') + ".mp4");
        QVERIFY(shown.size() <= 80);
        QVERIFY(shown.endsWith("x.mp4"));
        QVERIFY(shown_path("/" + QString(4000, 'x')).size() <= 160);
    }

    void what_the_engine_says_becomes_a_sentence() {
        QCOMPARE(as_sentence("cannot open the camera"), "Cannot open the camera.");
        QCOMPARE(as_sentence("the camera's cable is loose"), "The camera's cable is loose.");
        QCOMPARE(as_sentence("cannot read " + home_ + "/a.mp4: it is empty"),
                 "Cannot read ~/a.mp4: it is empty.");
        QCOMPARE(as_sentence("cannot read /mnt" + home_ + "/a.mp4"),
                 "Cannot read /mnt" + home_ + "/a.mp4.");
        QCOMPARE(as_sentence("a line\nand another"), "A line and another.");
        QCOMPARE(as_sentence(""), "");
    }

    void addresses_and_names_keep_their_case() {
        QCOMPARE(as_sentence("http://127.0.0.1/x stopped sending"),
                 "http://127.0.0.1/x stopped sending.");
        QCOMPARE(as_sentence("clip.mp4 holds no video"), "clip.mp4 holds no video.");
    }
};

MIEN_APP_TEST(ShownPathTest)
#include "shown_path_test.moc"
