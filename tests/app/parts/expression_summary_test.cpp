#include "app/parts/expression_summary.h"

#include <QTest>

#include "app/app_test.h"

using mien::app::ExpressionSummary;
using mien::app::summarise;

class ExpressionSummaryTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void nothing_yet() {
        const ExpressionSummary summary = summarise({}, 7);
        QCOMPARE(summary.expression, -1);
        QVERIFY(summary.shares.isEmpty());
    }

    void shares_streak_and_changes() {
        const ExpressionSummary summary =
            summarise({{0.0, {}, 0}, {0.5, {}, 0}, {1.0, {}, 1}, {1.5, {}, 1}, {2.0, {}, 1}}, 2);
        QCOMPARE(summary.shares, (QList<double>{0.5, 0.5}));
        QCOMPARE(summary.expression, 1);
        QCOMPARE(summary.streak_s, 1.0);
        QCOMPARE(summary.changes, std::vector<double>{1.0});
    }

    void a_gap_belongs_to_no_expression_and_ends_the_streak() {
        const ExpressionSummary summary =
            summarise({{0.0, {}, 0}, {0.5, {}, 0}, {20.0, {}, 0}, {20.5, {}, 0}}, 1);
        QCOMPARE(summary.shares, QList<double>{1.0});
        QCOMPARE(summary.streak_s, 0.5);
        QVERIFY(summary.changes.empty());
    }
};

MIEN_APP_TEST(ExpressionSummaryTest)
#include "expression_summary_test.moc"
