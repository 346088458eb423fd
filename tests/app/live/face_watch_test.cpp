#include "app/live/face_watch.h"

#include <QTest>

#include "app/app_test.h"

using mien::FaceStatus;
using mien::FrameResult;
using mien::app::FaceWatch;

class FaceWatchTest : public QObject {
    Q_OBJECT

    static FrameResult at(double time_s, FaceStatus status) {
        FrameResult result;
        result.time_s = time_s;
        if (status != FaceStatus::no_face) result.faces.emplace_back().status = status;
        return result;
    }

  private Q_SLOTS:
    void a_reason_needs_patience_data() {
        QTest::addColumn<FaceStatus>("status");
        QTest::addColumn<double>("brightness");
        QTest::addColumn<FaceWatch::Reason>("reason");
        QTest::newRow("nobody") << FaceStatus::no_face << 0.5 << FaceWatch::Reason::nobody;
        QTest::newRow("dark") << FaceStatus::no_face << 0.05 << FaceWatch::Reason::too_dark;
        QTest::newRow("small") << FaceStatus::too_small << 0.5 << FaceWatch::Reason::too_small;
        QTest::newRow("turned") << FaceStatus::off_pose << 0.5 << FaceWatch::Reason::turned;
        QTest::newRow("covered") << FaceStatus::covered << 0.5 << FaceWatch::Reason::covered;
    }
    void a_reason_needs_patience() {
        QFETCH(FaceStatus, status);
        QFETCH(double, brightness);
        QFETCH(FaceWatch::Reason, reason);
        FaceWatch watch;
        QVERIFY(watch.update(at(0, status), brightness) == FaceWatch::Reason::none);
        QVERIFY(watch.update(at(3.9, status), brightness) == FaceWatch::Reason::none);
        QVERIFY(watch.update(at(4.1, status), brightness) == reason);
        QVERIFY(watch.update(at(4.2, FaceStatus::ok), brightness) == FaceWatch::Reason::none);
        QVERIFY(watch.update(at(4.3, status), brightness) == FaceWatch::Reason::none);
    }
    void a_face_of_doubt_that_can_be_read_is_no_reason() {
        FaceWatch watch;
        watch.update(at(0, FaceStatus::blurred), 0.5);
        QVERIFY(watch.update(at(9, FaceStatus::blurred), 0.5) == FaceWatch::Reason::none);
    }
};

MIEN_APP_TEST(FaceWatchTest)
#include "face_watch_test.moc"
