#include "app/review/marker_flags.h"

#include <QTest>

#include "app/app_test.h"

using mien::Marker;
using mien::app::marker_flags;

class MarkerFlagsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void each_has_the_room_up_to_the_next() {
        const auto flags = marker_flags({{1, 1, "a"}, {5, 8, "b"}}, 0, 10, 1000, 12);
        QCOMPARE(flags.size(), 2U);
        QCOMPARE(flags[0].x, 100.0);
        QCOMPARE(flags[0].room, 388.0);
        QCOMPARE(flags[0].label, "a");
        QCOMPARE(flags[0].tip, "0:01  a");
        QCOMPARE(flags[1].x, 500.0);
        QCOMPARE(flags[1].room, 494.0);  // to the right edge
    }
    void those_too_close_share_one() {
        const auto flags = marker_flags({{1, 1, "a"}, {1, 1, "b"}, {1.1, 2, ""}, {9.99, 9.99, "c"}},
                                        0, 10, 1000, 12);
        QCOMPARE(flags.size(), 2U);
        QCOMPARE(flags[0].label, "a +2");
        QCOMPARE(flags[0].tip, "0:01  a\n0:01  b\n0:01");
        QCOMPARE(flags[0].start_s, 1.0);
        QCOMPARE(flags[1].room, 0.0);
    }
    void a_hundred_at_once_stay_readable() {
        const auto flags = marker_flags(std::vector<Marker>(100, {1, 1, "x"}), 0, 10, 1000, 12);
        QCOMPARE(flags.size(), 1U);
        QCOMPARE(flags[0].label, "x +99");
        QCOMPARE(flags[0].tip.count('\n'), 8);
        QVERIFY(flags[0].tip.endsWith("and 92 more"));
    }
    void those_elsewhere_and_a_strip_without_length_have_none() {
        QVERIFY(marker_flags({{-1, -1, "a"}, {11, 12, "b"}}, 0, 10, 1000, 12).empty());
        QVERIFY(marker_flags({{1, 1, "a"}}, 1, 1, 1000, 12).empty());
        QVERIFY(marker_flags({{1, 1, "a"}}, 0, 2, 0, 12).empty());
    }
};

MIEN_APP_TEST(MarkerFlagsTest)
#include "marker_flags_test.moc"
