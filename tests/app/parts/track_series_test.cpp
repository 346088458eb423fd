#include "app/parts/track_series.h"

#include <QTest>
#include <cmath>

#include "app/app_test.h"

using mien::Annotation;
using mien::app::series_of;
using mien::app::summary_between;
using mien::app::TrackSeries;

class TrackSeriesTest : public QObject {
    Q_OBJECT

    // One face of track 1 per frame, ten frames per second.
    static Annotation annotation(const std::vector<int>& expressions) {
        Annotation annotation;
        annotation.classes = {"glad", "calm"};
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            annotation.frames.push_back(
                {static_cast<int>(i), static_cast<double>(i) / 10, 0, static_cast<unsigned>(i)});
            Annotation::Face face;
            face.track = 1;
            face.expression = static_cast<std::int16_t>(expressions[i]);
            annotation.faces.push_back(face);
        }
        return annotation;
    }

  private Q_SLOTS:
    void a_change_is_where_another_expression_begins_that_lasts() {
        const TrackSeries series =
            series_of(annotation({0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0}), 1);
        QCOMPARE(series.summary.changes, (std::vector<double>{0.8, 1.2}));
        QCOMPARE(series.samples.size(), 16U);
    }
    void a_flicker_is_no_change() {
        QVERIFY(series_of(annotation({0, 1, 0, 1, 0, 1, 0, 1}), 1).summary.changes.empty());
    }
    void shares_of_the_whole_time() {
        const TrackSeries series = series_of(annotation({0, 0, 0, 1, 1}), 1);
        QVERIFY(std::abs(series.summary.shares[0] - 0.75) < 1e-9);
    }
    void a_selection_has_shares_and_changes_of_its_own() {
        const TrackSeries series =
            series_of(annotation({0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0}), 1);
        const auto all = summary_between(series, 2, 0, 100);
        QCOMPARE(all.changes, series.summary.changes);
        QCOMPARE(all.shares, series.summary.shares);
        const auto part = summary_between(series, 2, 0.55, 1.25);
        QVERIFY(std::abs(part.shares[0] - 0.5) < 1e-9);  // 0.6 to 0.9, and to 1.2
        QCOMPARE(part.changes, std::vector<double>{0.9});
        QVERIFY(summary_between(series, 2, 0.61, 0.65).shares.isEmpty());
    }
    void another_track_has_nothing() {
        QVERIFY(series_of(annotation({0, 1}), 2).samples.empty());
        QVERIFY(series_of(annotation({0, -1}), 1).samples.size() == 1);
    }
};

MIEN_APP_TEST(TrackSeriesTest)
#include "track_series_test.moc"
