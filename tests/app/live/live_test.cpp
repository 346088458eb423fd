#include "app/live/live.h"

#include <QSignalSpy>
#include <QTest>

#include "app/app_test.h"
#include "app/fake_source.h"
#include "mien/error.h"
#include "support/fake_model.h"

using mien::app::Live;
using mien::app::LiveSource;
using mien::test::FakeModel;
using mien::test::FakeSource;

class LiveTest : public QObject {
    Q_OBJECT

    const LiveSource camera_{LiveSource::Kind::camera, "/dev/video7", "Fake camera"};
    static mien::SourceOpener endless() {
        return [](const std::stop_token&) { return std::make_unique<FakeSource>(); };
    }

  private Q_SLOTS:
    void shows_pictures_while_running() {
        Live live;
        QCOMPARE(live.state(), Live::State::Idle);
        QVERIFY(!live.camera_open());
        live.open(camera_, endless(), {});
        QVERIFY(live.camera_open());
        QTRY_COMPARE(live.state(), Live::State::Running);
        QTRY_COMPARE(live.feed()->newest().size(), QSize(64, 48));
        QCOMPARE(live.feed()->newest().pixelColor(5, 5), QColor(120, 120, 120));
        QTRY_VERIFY(live.capture_rate() > 0 && live.inference_rate() > 0);
    }

    void pausing_releases_the_source_and_continuing_opens_it_again() {
        Live live;
        live.open(camera_, endless(), {});
        QTRY_COMPARE(live.state(), Live::State::Running);
        live.pause();
        QTRY_COMPARE(live.state(), Live::State::Paused);
        QVERIFY(!live.camera_open());
        live.resume();
        QTRY_COMPARE(live.state(), Live::State::Running);
    }

    void a_source_that_cannot_be_opened_says_why() {
        Live live;
        const auto fails = [](const std::stop_token&) -> std::unique_ptr<mien::FrameSource> {
            throw mien::Error("the camera is in use; close the other program");
        };
        live.open(camera_, fails, {});
        QTRY_COMPARE(live.state(), Live::State::Failed);
        QCOMPARE(live.problem(), "The camera is in use; close the other program.");
        live.open(camera_, endless(), {});
        QTRY_COMPARE(live.state(), Live::State::Running);
        QVERIFY(live.problem().isEmpty());
    }

    void a_lost_source_is_opened_again() {
        Live live;
        int opened = 0;
        const auto opener = [&opened](const std::stop_token&) {
            ++opened;
            return opened == 1 ? std::make_unique<FakeSource>(5, mien::ReadStatus::lost)
                               : std::make_unique<FakeSource>();
        };
        mien::LiveOptions options;
        options.retry_after_s = 0.05;
        QSignalSpy states(&live, &Live::stateChanged);
        bool lost = false;
        connect(&live, &Live::stateChanged, this,
                [&] { lost = lost || live.state() == Live::State::Lost; });
        live.open(camera_, opener, options);
        QTRY_VERIFY(lost);
        QTRY_COMPARE(live.state(), Live::State::Running);
    }

    void a_source_that_sends_no_more_pictures_is_told() {
        Live live;
        live.open(camera_,
                  [](const std::stop_token&) {
                      auto source = std::make_unique<FakeSource>(20, mien::ReadStatus::lost);
                      source->stall_at_end = true;
                      return source;
                  },
                  {});
        QTRY_COMPARE(live.state(), Live::State::Running);
        QCOMPARE(live.stalled(), 0);
        QTRY_VERIFY(live.stalled() >= 2);
        QCOMPARE(live.state(), Live::State::Running);
        live.pause();
        QTRY_COMPARE(live.stalled(), 0);
    }

    void a_stream_that_is_refused_once_is_tried_again() {
        Live live;
        int opened = 0;
        const auto opener = [&opened](const std::stop_token&) {
            if (++opened == 2) throw mien::Error("refused");
            return std::make_unique<FakeSource>();
        };
        live.open({LiveSource::Kind::media, "http://127.0.0.1:1/live", "stream"}, opener, {});
        QTRY_COMPARE(live.state(), Live::State::Running);
        live.pause();
        QTRY_COMPARE(live.state(), Live::State::Paused);
        live.resume();
        QTRY_COMPARE(live.state(), Live::State::Lost);
        QVERIFY(live.problem().contains("efused"));
        QTRY_COMPARE(live.state(), Live::State::Running);
        QCOMPARE(opened, 3);
    }

    void trying_again_can_be_paused() {
        Live live;
        int opened = 0;
        const auto opener = [&opened](const std::stop_token&) {
            if (++opened >= 2) throw mien::Error("refused");
            return std::make_unique<FakeSource>();
        };
        live.open({LiveSource::Kind::media, "http://127.0.0.1:1/live", "stream"}, opener, {});
        QTRY_COMPARE(live.state(), Live::State::Running);
        live.pause();
        QTRY_COMPARE(live.state(), Live::State::Paused);
        live.resume();
        QTRY_COMPARE(live.state(), Live::State::Lost);
        live.pause();
        QCOMPARE(live.state(), Live::State::Paused);
    }

    void an_address_that_never_answered_is_not_tried_for_ever() {
        Live live;
        const auto fails = [](const std::stop_token&) -> std::unique_ptr<mien::FrameSource> {
            throw mien::Error("refused");
        };
        live.open({LiveSource::Kind::media, "http://127.0.0.1:1/live", "stream"}, fails, {});
        QTRY_COMPARE(live.state(), Live::State::Failed);
    }

    void an_end_is_told() {
        Live live;
        live.open(camera_, [](const std::stop_token&) { return std::make_unique<FakeSource>(3); },
                  {});
        QTRY_COMPARE(live.state(), Live::State::Ended);
    }

    void a_checkpoint_brings_its_classes() {
        Live live;
        live.set_classifier(std::make_unique<FakeModel>("first"));  // before there is a session
        live.open(camera_, endless(), {});
        QTRY_COMPARE(live.checkpoint(), "first");
        QCOMPARE(live.classes(), (QStringList{"glad", "calm"}));
        live.set_classifier(std::make_unique<FakeModel>("second"));
        QTRY_COMPARE(live.checkpoint(), "second");
        QCOMPARE(live.state(), Live::State::Running);
    }

    void nobody_for_a_while_is_told() {
        Live live;
        live.open(camera_, endless(), {});
        QTRY_COMPARE_WITH_TIMEOUT(live.advice(), Live::Advice::Nobody, 20000);
    }

    void goes_within_a_second_while_a_source_is_being_opened() {
        auto live = std::make_unique<Live>();
        live->open(camera_,
                   [](const std::stop_token& stop) -> std::unique_ptr<mien::FrameSource> {
                       while (!stop.stop_requested()) {
                           std::this_thread::sleep_for(std::chrono::milliseconds(5));
                       }
                       throw mien::Error("given up");
                   },
                   {});
        QElapsedTimer clock;
        clock.start();
        live.reset();
        QVERIFY(clock.elapsed() < 1000);
    }
};

MIEN_APP_TEST(LiveTest)
#include "live_test.moc"
