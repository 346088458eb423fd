#include "app/live/crowd_counts.h"

#include <QSignalSpy>
#include <QTest>

#include "app/app_test.h"

using mien::FaceResult;
using mien::FrameResult;
using mien::app::CrowdCounts;
using mien::app::FaceListModel;

class CrowdCountsTest : public QObject {
    Q_OBJECT

    // A face of each expression; -1: not read.
    static FrameResult faces(const QList<int>& expressions, float confidence = 0.9F,
                             double time_s = 1) {
        FrameResult result;
        result.time_s = time_s;
        for (const int expression : expressions) {
            FaceResult face;
            face.track = static_cast<int>(result.faces.size()) + 1;
            face.box = {50 * face.track, 10, 40, 40};
            face.expression = expression;
            face.confidence = confidence;
            result.faces.push_back(face);
        }
        return result;
    }

    FaceListModel model_;

  private Q_SLOTS:
    void cleanup() { model_.clear(); }

    void counts_by_expression_over_all() {
        model_.update(faces({0, 2, 2, 2, -1}), {640, 480});
        CrowdCounts counts;
        counts.set_classes(3);
        counts.set_uncertain_below(0.4);
        counts.set_faces(&model_);
        QCOMPARE(counts.people(), 4);  // one was not read
        QCOMPARE(counts.counts(), (QList<int>{1, 0, 3}));
        QCOMPARE(counts.unsure(), 0);
        QVERIFY(!counts.too_few());
    }

    void little_confidence_is_unsure() {
        model_.update(faces({0, 0, 1}, 0.3F), {640, 480});
        CrowdCounts counts;
        counts.set_classes(2);
        counts.set_uncertain_below(0.4);
        counts.set_faces(&model_);
        QCOMPARE(counts.counts(), (QList<int>{0, 0}));
        QCOMPARE(counts.unsure(), 3);
        counts.set_uncertain_below(0.2);
        QCOMPARE(counts.counts(), (QList<int>{2, 1}));
    }

    void so_few_that_it_would_tell_of_someone_are_not_counted() {
        CrowdCounts counts;
        counts.set_classes(2);
        counts.set_faces(&model_);
        model_.update(faces({0, 1}), {640, 480});
        QTRY_COMPARE(counts.people(), 2);
        QVERIFY(counts.too_few());
        QCOMPARE(counts.counts(), (QList<int>{0, 0}));
        model_.update(faces({0, 1, 1}, 0.9F, 2), {640, 480});
        QTRY_COMPARE(counts.counts(), (QList<int>{1, 2}));
    }

    void expressions_of_another_checkpoint_do_not_count() {
        model_.update(faces({0, 5, 0, 0}), {640, 480});
        CrowdCounts counts;
        counts.set_classes(2);
        counts.set_faces(&model_);
        QCOMPARE(counts.people(), 3);
    }

    void numbers_stand_long_enough_to_be_read_and_end_up_right() {
        CrowdCounts counts;
        counts.set_classes(2);
        counts.set_faces(&model_);
        QSignalSpy counted(&counts, &CrowdCounts::counted);
        for (int i = 0; i < 30; ++i) {
            model_.update(faces({0, 0, 0}, 0.9F, 0.01 * i), {640, 480});
        }
        model_.update(faces({1, 1, 1}, 0.9F, 1), {640, 480});
        QCOMPARE(counted.count(), 1);
        QTRY_COMPARE(counts.counts(), (QList<int>{0, 3}));
        QCOMPARE(counted.count(), 2);
    }

    void outlives_the_model() {
        CrowdCounts counts;
        {
            FaceListModel short_lived;
            counts.set_faces(&short_lived);
        }
        QVERIFY(!counts.faces());
        counts.set_classes(4);
        QCOMPARE(counts.people(), 0);
    }
};

MIEN_APP_TEST(CrowdCountsTest)
#include "crowd_counts_test.moc"
