#include "app/review/lane_painter.h"

#include <QTest>

#include "app/app_test.h"

using mien::app::expressions_by_column;
using mien::app::TrackSeries;

class LanePainterTest : public QObject {
    Q_OBJECT

    static TrackSeries series(const std::vector<std::pair<double, int>>& samples) {
        TrackSeries series;
        for (const auto& [time_s, expression] : samples) {
            series.samples.push_back({time_s, 0, expression});
        }
        return series;
    }

  private Q_SLOTS:
    void the_most_frequent_wins() {
        const auto shown =
            expressions_by_column(series({{0, 0}, {0.1, 1}, {0.2, 1}, {0.6, 0}}), 2, 0, 1, 2);
        QCOMPARE(shown, (std::vector<int>{1, 0}));
    }
    void between_samples_it_goes_on_and_a_gap_is_empty() {
        const auto shown = expressions_by_column(series({{0, 1}, {1, 1}, {9.5, 0}}), 2, 0, 10, 20);
        QCOMPARE(shown[0], 1);
        QCOMPARE(shown[1], 1);
        QCOMPARE(shown[2], 1);
        QCOMPARE(shown[3], -1);
        QCOMPARE(shown[18], -1);
        QCOMPARE(shown[19], 0);
    }
    void nothing_to_show() {
        QCOMPARE(expressions_by_column({}, 7, 0, 1, 3), (std::vector<int>{-1, -1, -1}));
        QCOMPARE(expressions_by_column(series({{2, 0}}), 1, 2, 2, 3),
                 (std::vector<int>{-1, -1, -1}));
        QVERIFY(expressions_by_column({}, 7, 0, 1, 0).empty());
    }
};

MIEN_APP_TEST(LanePainterTest)
#include "lane_painter_test.moc"
