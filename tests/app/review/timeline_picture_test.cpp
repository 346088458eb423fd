#include "app/review/timeline_picture.h"

#include <QTest>

#include "app/app_test.h"
#include "app/clip_files.h"
#include "app/parts/expressions.h"

using mien::app::timeline_picture;
using mien::app::TimelineContent;

class TimelinePictureTest : public QObject {
    Q_OBJECT

    mien::test::TemporaryFolder folder_;
    mien::Annotation annotation_;
    mien::app::TrackSeries series_;

    TimelineContent content() const {
        TimelineContent content;
        content.annotation = &annotation_;
        content.series = &series_;
        content.title = "clip";
        content.summary = "Face #1";
        content.shares = {0.5, 0.5};
        content.to_s = annotation_.frames.back().time_s;
        content.lanes = {0, 1};
        return content;
    }
    static int count(const QImage& picture, const QColor& color) {
        int found = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) found += picture.pixelColor(x, y) == color;
        }
        return found;
    }

  private Q_SLOTS:
    void initTestCase() {
        annotation_ =
            mien::read_annotation(mien::test::write_annotation(folder_ / "clip.csv", 20, 10));
        series_ = mien::app::series_of(annotation_, 1);
    }

    void is_white_with_the_expressions_colours() {
        const QImage picture = timeline_picture(content());
        QCOMPARE(picture.pixelColor(0, 0), QColor(Qt::white));
        QVERIFY(count(picture, Qt::white) > picture.width() * picture.height() / 3);
        for (const QColor& color : mien::app::Expressions::colors({"glad", "calm"})) {
            QVERIFY(count(picture, color) > 5000);  // half of the ribbon
        }
    }
    void a_lane_fewer_is_lower_and_a_selection_is_seen() {
        TimelineContent one = content();
        one.lanes = {1};
        QVERIFY(timeline_picture(one).height() < timeline_picture(content()).height());
        const QImage before = timeline_picture(one);
        one.selection = {0.5, 1};
        QVERIFY(timeline_picture(one) != before);
    }
    void a_marker_is_a_small_thing() {
        const int before = count(timeline_picture(content()), QColor(0x1c, 0x20, 0x26));
        TimelineContent marked = content();
        marked.markers = {{0.5, 0.5, ""}};
        const int after = count(timeline_picture(marked), QColor(0x1c, 0x20, 0x26));
        QVERIFY(after > before);
        QVERIFY2(after < before + 200, qPrintable(QString::number(after - before)));
    }
    void long_texts_and_hours_stay_within() {
        TimelineContent long_one = content();
        long_one.title = QString(4000, 'm');
        long_one.markers.assign(5000, {0.5, 0.5, std::string(300, 'w')});
        long_one.from_s = -1e9;
        long_one.to_s = 1e9;
        QCOMPARE(timeline_picture(long_one).width(), timeline_picture(content()).width());
    }
};

MIEN_APP_TEST(TimelinePictureTest)
#include "timeline_picture_test.moc"
