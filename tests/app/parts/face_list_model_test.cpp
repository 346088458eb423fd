#include "app/parts/face_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "app/app_test.h"

using mien::FaceResult;
using mien::FrameResult;
using mien::app::FaceListModel;

class FaceListModelTest : public QObject {
    Q_OBJECT

    static FaceResult face(int track, int x, int side = 100) {
        FaceResult face;
        face.box = {x, 100, side, side};
        face.track = track;
        face.scores = {0.25F, 0.75F};
        face.expression = 1;
        face.confidence = 0.75F;
        return face;
    }
    static FrameResult at(double time_s, std::vector<FaceResult> faces) {
        FrameResult result;
        result.time_s = time_s;
        result.faces = std::move(faces);
        return result;
    }
    static QVariant get(const FaceListModel& model, int row, FaceListModel::Role role) {
        return model.data(model.index(row), role);
    }
    const QSize size_{1000, 500};

  private Q_SLOTS:
    void boxes_are_shares_of_the_picture() {
        FaceListModel model;
        model.update(at(0, {face(1, 250)}), size_);
        QCOMPARE(get(model, 0, FaceListModel::BoxRole).toRectF(), QRectF(0.25, 0.2, 0.1, 0.2));
        QCOMPARE(get(model, 0, FaceListModel::ScoresRole).value<QList<qreal>>(),
                 (QList<qreal>{0.25, 0.75}));
    }

    void a_row_follows_its_track() {
        FaceListModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update(at(0, {face(1, 100), face(2, 500)}), size_);
        model.update(at(0.1, {face(2, 90), face(1, 510)}), size_);  // they crossed
        QCOMPARE(get(model, 0, FaceListModel::TrackRole), 1);
        QCOMPARE(get(model, 0, FaceListModel::BoxRole).toRectF().x(), 0.51);
    }

    void a_missing_face_goes_stale_then_goes() {
        FaceListModel model;
        model.update(at(0, {face(1, 100)}), size_);
        model.update(at(0.2, {}), size_);
        QCOMPARE(model.count(), 1);
        QVERIFY(get(model, 0, FaceListModel::StaleRole).toBool());
        model.update(at(0.3, {face(1, 100)}), size_);
        QVERIFY(!get(model, 0, FaceListModel::StaleRole).toBool());
        model.update(at(1.0, {}), size_);
        QCOMPARE(model.count(), 0);
    }

    void without_results_all_go_stale() {
        FaceListModel model;
        model.update(at(0, {face(1, 100)}), size_);
        QTRY_VERIFY_WITH_TIMEOUT(get(model, 0, FaceListModel::StaleRole).toBool(), 3000);
    }

    void the_largest_face_is_selected_until_the_user_chooses() {
        FaceListModel model;
        model.update(at(0, {face(1, 100, 80), face(2, 500, 200)}), size_);
        QCOMPARE(model.selected_track(), 2);
        model.select(1);
        QCOMPARE(model.selected_track(), 1);
        model.update(at(0.1, {face(1, 100, 80), face(2, 500, 300)}), size_);
        QCOMPARE(model.selected_track(), 1);
        model.selectNext();
        QCOMPARE(model.selected_track(), 2);
        model.selectNext();
        QCOMPARE(model.selected_track(), 1);
    }

    void a_slightly_larger_face_does_not_take_over() {
        FaceListModel model;
        model.update(at(0, {face(1, 100, 100), face(2, 500, 98)}), size_);
        QCOMPARE(model.selected_track(), 1);
        model.update(at(0.1, {face(1, 100, 100), face(2, 500, 104)}), size_);
        QCOMPARE(model.selected_track(), 1);
    }

    void the_most_prominent_is_the_selected_one_or_the_largest() {
        FaceListModel model;
        QVERIFY(!model.prominent().isValid());
        model.show(at(0, {face(1, 100, 80), face(2, 500, 200)}), size_);  // nobody is selected
        QCOMPARE(model.prominent().row(), 1);
        model.select(1);
        QCOMPARE(model.prominent().row(), 0);
    }

    void clear_forgets_everybody() {
        FaceListModel model;
        model.update(at(0, {face(1, 100)}), size_);
        const QSignalSpy counted(&model, &FaceListModel::countChanged);
        model.clear();
        QCOMPARE(model.count(), 0);
        QCOMPARE(model.selected_track(), 0);
        QCOMPARE(counted.count(), 1);
    }
};

MIEN_APP_TEST(FaceListModelTest)
#include "face_list_model_test.moc"
