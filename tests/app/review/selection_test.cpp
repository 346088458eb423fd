#include "app/review/selection.h"

#include <QtTest>

#include "app/app_test.h"

using mien::app::Selection;

class SelectionTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void lies_within_the_annotation_whichever_end_comes_first() {
        const Selection stretch = Selection::between(7, -3, 1, 5);
        QCOMPARE(stretch.begin_s, 1.0);
        QCOMPARE(stretch.end_s, 5.0);
        QVERIFY(!stretch.empty());
        QVERIFY(Selection::between(2, 2, 1, 5).empty());
        QVERIFY(Selection::between(8, 9, 1, 5).empty());
        QVERIFY(Selection().empty());
    }
    void keeps_the_end_that_still_fits() {
        const Selection stretch{2, 4};
        QCOMPARE(stretch.end_after(3), std::optional(4.0));
        QVERIFY(!stretch.end_after(4));
        QCOMPARE(stretch.begin_before(3), std::optional(2.0));
        QVERIFY(!stretch.begin_before(2));
        QVERIFY(!Selection().end_after(-1));
        QVERIFY(!Selection().begin_before(1));
    }
};

MIEN_APP_TEST(SelectionTest)
#include "selection_test.moc"
