#include "app/review/review.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <algorithm>
#include <cmath>

#include "app/app_test.h"
#include "app/clip_files.h"
#include "app/fake_speaker.h"

using mien::app::Review;
using mien::test::brightness;
using mien::test::read_text;
using mien::test::write_text;

class ReviewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<mien::test::TemporaryFolder> folder_;

    QString path(const std::string& name) const {
        return QString::fromStdString((*folder_ / name).string());
    }
    QString clip_and_annotation(int frames = 20, int change = 10) const {
        mien::test::write_clip(*folder_ / "clip.mp4", frames);
        return QString::fromStdString(
            mien::test::write_annotation(*folder_ / "clip.csv", frames, change));
    }
    // The frame whose picture is in the feed; -1 without any.
    static int shown(Review& review) {
        const QImage picture = review.feed()->newest();
        if (picture.isNull()) return -1;
        const int gray = qGray(picture.pixel(picture.width() / 2, picture.height() / 2));
        for (int frame = 0; frame < 20; ++frame) {
            if (std::abs(gray - brightness(frame)) <= 4) return frame;
        }
        return -1;
    }

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<mien::test::TemporaryFolder>(); }

    void opens_on_the_first_frame_with_its_faces() {
        Review review;
        review.open(clip_and_annotation());
        QCOMPARE(review.state(), Review::State::Loading);
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QCOMPARE(review.name(), "clip");
        QCOMPARE(review.classes(), (QStringList{"glad", "calm"}));
        QCOMPARE(review.end(), 1.9);
        QTRY_COMPARE(review.video(), Review::Video::Shown);
        QTRY_COMPARE(shown(review), 0);
        QTRY_COMPARE(review.faces()->count(), 2);
        QCOMPARE(review.track(), 1);  // the one seen most
        QCOMPARE(review.tracks()->rowCount(), 2);
        QCOMPARE(review.shares().size(), 2);
    }

    void steps_and_seeks_to_the_very_frame() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(shown(review), 0);
        review.seek(1.23);
        QTRY_COMPARE(shown(review), 12);
        QCOMPARE(review.frame(), 12);
        review.step(1);
        QTRY_COMPARE(shown(review), 13);
        review.step(-3);
        QTRY_COMPARE(shown(review), 10);
        QTRY_COMPARE(review.faces()->count(), 1);
        review.step(-100);
        QTRY_COMPARE(shown(review), 0);
        review.seek(99);
        QTRY_COMPARE(shown(review), 19);
        QCOMPARE(review.position(), 1.9);
    }

    void plays_to_the_end_and_from_the_beginning_again() {
        Review review;
        review.open(clip_and_annotation(8, 4));
        QTRY_COMPARE(shown(review), 0);
        QSignalSpy moves(&review, &Review::positionChanged);
        review.set_speed(4);
        review.togglePlaying();
        QVERIFY(review.playing());
        QTRY_VERIFY(!review.playing());
        QCOMPARE(review.position(), 0.7);
        QTRY_COMPARE(shown(review), 7);
        QVERIFY(moves.size() > 2);
        review.togglePlaying();
        QVERIFY(review.playing());
        review.pause();
        QVERIFY(!review.playing());
    }

    // The picture is never ahead of the sound for long, nor behind it.
    void pictures_follow_the_sound() {
        const auto speaker = std::make_shared<mien::test::FakeSpeaker>();
        speaker->rate = 0.5;  // a device whose clock is far off
        Review review(mien::test::sink_of(speaker));
        const QString annotation = clip_and_annotation();
        mien::test::add_tone((*folder_ / "clip.mp4").string(), 1);
        review.open(annotation);
        QTRY_COMPARE(review.video(), Review::Video::Shown);
        QTRY_VERIFY(review.sound()->any());
        QElapsedTimer time;
        time.start();
        review.togglePlaying();
        QTRY_VERIFY(review.sound()->player().heard_s());
        while (review.playing() && time.elapsed() < 10'000) {
            QTest::qWait(20);
            const auto heard_s = review.sound()->player().heard_s();
            if (!heard_s || *heard_s < 0.5) continue;
            QVERIFY2(std::abs(*heard_s - review.position()) < 0.25,
                     qPrintable(QString("%1 %2").arg(*heard_s).arg(review.position())));
        }
        QVERIFY2(time.elapsed() > 3'300, qPrintable(QString::number(time.elapsed())));
        QTRY_COMPARE(speaker->now_open(), 0);
    }

    void sound_is_heard_at_its_own_speed_only() {
        const auto speaker = std::make_shared<mien::test::FakeSpeaker>();
        Review review(mien::test::sink_of(speaker));
        const QString annotation = clip_and_annotation();
        mien::test::add_tone((*folder_ / "clip.mp4").string(), 1);
        review.open(annotation);
        QTRY_VERIFY(review.sound()->any());
        review.set_speed(0.5);
        review.togglePlaying();
        QTest::qWait(300);
        QCOMPARE(speaker->times_opened(), 0);
        review.set_speed(1);
        QTRY_COMPARE(speaker->now_open(), 1);
        review.seek(0.3);  // which pauses
        QTRY_COMPARE(speaker->now_open(), 0);
        review.togglePlaying();
        QTRY_COMPARE(speaker->now_open(), 1);
        review.set_speed(2);
        QTRY_COMPARE(speaker->now_open(), 0);
        QTRY_VERIFY(!review.playing());
        QCOMPARE(review.position(), 1.9);
    }

    void without_a_sound_device_it_plays_all_the_same() {
        const auto speaker = std::make_shared<mien::test::FakeSpeaker>();
        speaker->missing = true;
        Review review(mien::test::sink_of(speaker));
        const QString annotation = clip_and_annotation();
        mien::test::add_tone((*folder_ / "clip.mp4").string(), 1);
        review.open(annotation);
        QTRY_VERIFY(review.sound()->any());
        QElapsedTimer time;
        time.start();
        review.togglePlaying();
        QTRY_VERIFY(!review.playing());
        QVERIFY2(time.elapsed() > 1'700 && time.elapsed() < 3'500,
                 qPrintable(QString::number(time.elapsed())));
        QCOMPARE(review.position(), 1.9);
        QCOMPARE(review.sound()->problem(), QString("There is no sound device."));
        QCOMPARE(review.notice(), QString());
        review.open(annotation);
        QCOMPARE(review.sound()->problem(), QString());
    }

    void repeats_the_selection_or_all_of_it() {
        const auto speaker = std::make_shared<mien::test::FakeSpeaker>();
        Review review(mien::test::sink_of(speaker));
        const QString annotation = clip_and_annotation();
        mien::test::add_tone((*folder_ / "clip.mp4").string(), 1);
        review.open(annotation);
        QTRY_VERIFY(review.sound()->any());
        int begun = 0;
        double last_s = 0;
        double earliest_s = 9;
        double latest_s = 0;
        connect(&review, &Review::positionChanged, this, [&] {
            if (!review.playing()) return;
            if (review.position() < last_s) ++begun;
            last_s = review.position();
            earliest_s = std::min(earliest_s, last_s);
            latest_s = std::max(latest_s, last_s);
        });
        review.set_looping(true);
        review.select(0.5, 0.9);
        review.togglePlaying();
        QTRY_VERIFY(begun >= 2);
        QVERIFY(review.playing());
        QCOMPARE(earliest_s, 0.5);
        QCOMPARE(latest_s, 0.9);
        QVERIFY(speaker->times_opened() >= 2);
        QVERIFY(speaker->loudest() < 0.05F);  // of the silent half
        begun = 0;
        review.clearSelection();
        QTRY_VERIFY(begun >= 1);
        QCOMPARE(latest_s, 1.9);
        QVERIFY(review.playing());
        review.set_looping(false);
        QTRY_VERIFY(!review.playing());
        QCOMPARE(review.position(), 1.9);
    }

    void two_annotations_of_a_video_side_by_side() {
        const auto other = QString::fromStdString(
            mien::test::write_other_annotation(*folder_ / "other.csv", 20, 14));
        Review review;
        review.open(clip_and_annotation());
        review.compareWith(QUrl::fromLocalFile(other));  // before the first one is there
        QTRY_VERIFY(review.comparison()->active());
        const auto* const both = review.comparison();
        QCOMPARE(both->file(), other);
        QCOMPARE(both->first_name(), QString("clip"));
        QCOMPARE(both->second_name(), QString("other"));
        QCOMPARE(both->classes(), (QStringList{"calm", "cross", "glad"}));
        QCOMPARE(review.track(), 1);
        QCOMPARE(both->readings(), 20);
        QCOMPARE(both->rate(), 0.8);         // frames 10 to 13 differ
        QCOMPARE(both->all_readings(), 20);  // the second face is in one of them only
        QCOMPARE(both->stretch_count(), 1);
        QCOMPARE(both->firstAt(1.2), QString("calm 75 %"));
        QCOMPARE(both->secondAt(1.2), QString("glad 50 %"));
        QCOMPARE(both->series().samples.size(), std::size_t{20});
        review.jumpToDisagreement(1);
        QTRY_COMPARE(shown(review), 10);
        review.jumpToDisagreement(1);  // there is no other
        QCOMPARE(review.position(), 1.0);
        review.seek(1.9);
        review.jumpToDisagreement(-1);
        QCOMPARE(review.position(), 1.0);
        review.set_track(2);
        QCOMPARE(both->readings(), 0);
        QCOMPARE(both->stretch_count(), 0);
        review.set_track(1);
        review.select(1.2, 1.9);  // what does not count is not compared
        review.excludeSelection();
        QCOMPARE(both->readings(), 12);
        review.corrections()->undo();
        QCOMPARE(both->readings(), 20);
        review.endComparison();
        QVERIFY(!both->active());
        QCOMPARE(both->stretch_count(), 0);
        QCOMPARE(review.series().samples.size(), std::size_t{20});
    }

    void two_checkpoints_in_one_annotation() {
        mien::test::write_clip(*folder_ / "clip.mp4", 20);
        Review review;
        review.open(QString::fromStdString(
            mien::test::write_annotation_of_two(*folder_ / "clip.csv", 20, 10, 5)));
        QTRY_VERIFY(review.comparison()->active());
        QCOMPARE(review.comparison()->file(), QString());
        QCOMPARE(review.comparison()->rate(), 0.75);
        review.jumpToDisagreement(1);
        QCOMPARE(review.position(), 0.5);
        review.endComparison();  // both belong to it
        QVERIFY(review.comparison()->active());
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QVERIFY(!review.comparison()->active());
    }

    void what_cannot_be_compared_is_said() {
        Review review;
        const QString annotation = clip_and_annotation();
        review.open(annotation);
        QTRY_COMPARE(review.state(), Review::State::Ready);
        review.compareWith(QUrl::fromLocalFile(path("nowhere.csv")));
        QTRY_VERIFY2(review.notice().contains("nowhere.csv"), qPrintable(review.notice()));
        QVERIFY(!review.comparison()->active());
        // The same columns, but the face is elsewhere.
        QString text = QString::fromStdString(read_text(*folder_ / "clip.csv"));
        text.replace(",10,5,20,20,", ",40,25,20,20,").replace(",20,5,20,20,", ",1,25,9,9,");
        write_text(*folder_ / "elsewhere.csv", text.toStdString());
        review.compareWith(QUrl::fromLocalFile(path("elsewhere.csv")));
        QTRY_VERIFY2(review.notice().contains("of the same video"), qPrintable(review.notice()));
        QVERIFY(!review.comparison()->active());
        review.compareWith(QUrl::fromLocalFile(annotation));  // with itself
        QTRY_VERIFY(review.comparison()->active());
        QCOMPARE(review.comparison()->rate(), 1.0);
        QCOMPARE(review.notice(), QString());
    }

    void jumps_to_changes_and_markers() {
        write_text(*folder_ / "clip.markers.csv", "start,end,label\n0.5,,a\n1.5,1.8,b\n");
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(shown(review), 0);
        QCOMPARE(review.changes(), 1);
        review.select(0, 0.5);  // before it
        QCOMPARE(review.changes(), 0);
        QCOMPARE(review.shares().value(0) + review.shares().value(1), 1.0);
        QCOMPARE(std::max(review.shares().value(0), review.shares().value(1)), 1.0);
        review.clearSelection();
        QCOMPARE(review.changes(), 1);
        review.jumpToChange(1);
        QTRY_COMPARE(shown(review), 10);
        review.jumpToChange(1);  // there is no other
        QCOMPARE(review.position(), 1.0);
        review.jumpToMarker(1);
        QTRY_COMPARE(shown(review), 15);
        review.jumpToMarker(-1);
        QTRY_COMPARE(shown(review), 5);
        review.jumpToMarker(-1);
        QCOMPARE(review.position(), 0.5);
        review.seek(1.9);
        review.jumpToChange(-1);
        QCOMPARE(review.position(), 1.0);
    }

    void markers_are_saved() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.state(), Review::State::Ready);
        review.seek(0.7);
        QCOMPARE(review.mark(), 0);
        review.markers()->rename(0, "smile, wide");
        review.select(0.2, 0.4);
        QCOMPARE(review.mark(), 0);
        const auto file = *folder_ / "clip.markers.csv";
        QTRY_COMPARE(QString::fromStdString(read_text(file)),
                     "start,end,label\n0.200000,0.400000,\n0.700000,,\"smile, wide\"\n");
        review.markers()->remove(0);
        review.markers()->remove(0);
        QTRY_VERIFY(!std::filesystem::exists(file));
    }

    void markers_that_cannot_be_read_are_never_written_over() {
        const std::string text = "start,end,label\nsoon,,a\n";
        write_text(*folder_ / "clip.markers.csv", text);
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QVERIFY(review.markers()->problem().contains("line 2"));
        review.mark();
        QTest::qWait(50);
        QCOMPARE(read_text(*folder_ / "clip.markers.csv"), text);
    }

    void exports_the_rows_of_the_selection() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QSignalSpy exported(&review, &Review::exported);
        review.exportRows(QUrl::fromLocalFile(path("all.csv")));
        QTRY_COMPARE(exported.size(), 1);
        QCOMPARE(exported[0][1].toString(), "");
        QCOMPARE(read_text(*folder_ / "all.csv"), read_text(*folder_ / "clip.csv"));

        review.select(0.35, 0.6);
        review.exportRows(QUrl::fromLocalFile(path("part.csv")));
        QTRY_COMPARE(exported.size(), 2);
        const mien::Annotation part = mien::read_annotation(*folder_ / "part.csv");
        QCOMPARE(part.frames.size(), 3U);
        QCOMPARE(part.frames[0].index, 4);
        QCOMPARE(part.frames[2].index, 6);

        review.exportRows(QUrl::fromLocalFile(path("clip.mp4/x.csv")));
        QTRY_COMPARE(exported.size(), 3);
        QVERIFY(exported[2][1].toString().contains("clip.mp4"));
    }

    void people_are_named_left_out_split_and_joined_beside_the_measured_rows() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.faces()->count(), 2);
        const std::string measured = read_text(*folder_ / "clip.csv");
        auto& people = *review.tracks();
        auto& editor = *review.corrections();
        editor.rename(1, " Anna ");
        QCOMPARE(people.nameOf(1), "Anna");
        QCOMPARE(people.nameOf(2), "Face #2");

        editor.leaveOut(1, true);
        QCOMPARE(people.rowCount(), 2);  // she can be counted again
        QVERIFY(review.series().samples.empty());
        QVERIFY(review.shares().isEmpty());
        editor.undo();
        QCOMPARE(review.series().samples.size(), 20U);

        review.seek(1.0);
        review.split();
        QCOMPARE(people.rowCount(), 3);
        QCOMPARE(review.track(), 3);
        QCOMPARE(review.series().samples.size(), 10U);
        QTRY_COMPARE(
            review.faces()->data(review.faces()->index(0), mien::app::FaceListModel::TrackRole), 3);
        review.split();  // at her very beginning
        QVERIFY(review.notice().contains("nothing to split"));
        QCOMPARE(people.rowCount(), 3);
        review.mergeInto(1);
        QCOMPARE(people.rowCount(), 2);
        QCOMPARE(review.track(), 1);
        QCOMPARE(review.series().samples.size(), 20U);

        review.mergeInto(2);  // both are there in the first frames
        QVERIFY(review.notice().contains("Anna and Face #2"));
        QCOMPARE(people.rowCount(), 2);
        QTRY_VERIFY(read_text(*folder_ / "clip.review.json").find("\"Anna\"") != std::string::npos);
        QCOMPARE(read_text(*folder_ / "clip.csv"), measured);
    }

    void what_is_excluded_counts_nowhere_and_all_comes_back_with_the_file() {
        {
            Review review;
            review.open(clip_and_annotation());
            QTRY_COMPARE(review.state(), Review::State::Ready);
            review.select(1.0, 1.9);
            review.excludeSelection();
            QVERIFY(!review.selected());
            QCOMPARE(review.series().samples.size(), 10U);
            QCOMPARE(review.changes(), 0);
            review.seek(0.5);
            const int row = review.note();
            review.corrections()->setNote(row, "looks away");
            review.corrections()->rename(2, "Bo");
        }
        Review again;
        again.open(path("clip.csv"));
        QTRY_COMPARE(again.state(), Review::State::Ready);
        QCOMPARE(again.series().samples.size(), 10U);
        QCOMPARE(again.tracks()->nameOf(2), "Bo");
        QCOMPARE(again.corrections()->notes()->rowCount(), 1);
        QSignalSpy exported(&again, &Review::exported);
        again.exportRows(QUrl::fromLocalFile(path("part.csv")));
        QTRY_COMPARE(exported.size(), 1);
        QCOMPARE(exported[0][1].toString(), "");
        QCOMPARE(mien::read_annotation(*folder_ / "part.csv").frames.size(), 10U);
        QVERIFY(read_text(*folder_ / "part.csv").find(",Bo\n") != std::string::npos);
        again.corrections()->include(0);
        QCOMPARE(again.series().samples.size(), 20U);
    }

    void corrections_that_cannot_be_read_are_never_written_over() {
        write_text(*folder_ / "clip.review.json", "{\"mien_review\": 7}");
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QVERIFY(review.corrections()->problem().contains("clip.review.json"));
        review.corrections()->rename(1, "Anna");
        QTest::qWait(50);
        QCOMPARE(read_text(*folder_ / "clip.review.json"), "{\"mien_review\": 7}");
    }

    void statistics_are_of_the_selection_and_of_each_face() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.state(), Review::State::Ready);
        auto& statistics = *review.statistics();
        review.computeStatistics();
        QTRY_COMPARE(statistics.rowCount(), 3);  // everyone, and two faces
        QCOMPARE(statistics.summaries()[1].expressions[0].share, 0.5);
        QCOMPARE(statistics.summaries()[1].expressions[1].first_s, 1.0);
        review.select(0.5, 1.5);
        review.corrections()->rename(1, "Anna");
        review.computeStatistics();
        QTRY_COMPARE(statistics.rowCount(), 2);
        QVERIFY(statistics.text().contains("Anna (0.5 s to 1.5 s"));
        QVERIFY(
            statistics.text().contains("calm\t50.0 %\t0.5 s\t0.50\t1, longest 0.5 s\tafter 0.5 s"));
    }

    void exports_get_names_that_are_not_taken() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QCOMPARE(review.freeName("rows", "csv", {}).toLocalFile(), path("clip-rows.csv"));
        write_text(*folder_ / "clip-rows.csv", "");
        QCOMPARE(review.freeName("rows", "csv", {}).toLocalFile(), path("clip-rows-2.csv"));
    }

    void exports_the_picture_in_full_size_under_what_the_window_draws_over_it() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(shown(review), 0);
        QCOMPARE(review.pictureSize(), QSize(64, 48));
        QImage overlay(32, 24, QImage::Format_ARGB32_Premultiplied);  // of a smaller window
        overlay.fill(Qt::transparent);
        for (int x = 0; x < 16; ++x) {
            for (int y = 0; y < 24; ++y) overlay.setPixelColor(x, y, Qt::red);
        }
        QSignalSpy exported(&review, &Review::exported);
        review.exportPicture(QUrl::fromLocalFile(path("picture.png")), overlay);
        QTRY_COMPARE(exported.size(), 1);
        QCOMPARE(exported[0][1].toString(), "");
        const QImage picture(path("picture.png"));
        QCOMPARE(picture.size(), QSize(64, 48));
        QCOMPARE(picture.pixelColor(10, 40), QColor(Qt::red));
        QCOMPARE(picture.pixelColor(50, 40), review.feed()->newest().pixelColor(50, 40));
    }

    void without_its_video_the_faces_are_shown_alone() {
        const QString csv = clip_and_annotation();
        QVERIFY(QFile::rename(path("clip.mp4"), path("elsewhere.mp4")));
        Review review;
        review.open(csv);
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QTRY_COMPARE(review.video(), Review::Video::Missing);
        QTRY_COMPARE(review.faces()->count(), 2);
        QVERIFY(!review.feed()->empty());
        review.step(5);
        QTRY_COMPARE(review.faces()->count(), 1);

        QSignalSpy opened(&review, &Review::opened);
        review.useVideo(QUrl::fromLocalFile(path("elsewhere.mp4")));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][1].toString(), path("elsewhere.mp4"));
        QTRY_COMPARE(review.video(), Review::Video::Shown);
        QTRY_COMPARE(shown(review), 5);  // where one was
    }

    void a_video_that_cannot_be_read_is_told() {
        const QString csv = clip_and_annotation();
        write_text(*folder_ / "clip.mp4", "nothing");
        Review review;
        review.open(csv);
        QTRY_COMPARE(review.video(), Review::Video::Broken);
        QVERIFY(review.video_problem().contains("clip.mp4"));
        QTRY_COMPARE(review.faces()->count(), 2);
        review.togglePlaying();
        QTRY_VERIFY(review.position() > 0);
    }

    void a_broken_annotation_is_told_with_its_line() {
        write_text(*folder_ / "bad.csv",
                   "frame,time_s,status,track,x,y,width,height,expression,confidence,glad\n0,oh\n");
        Review review;
        review.open(path("bad.csv"));
        QTRY_COMPARE(review.state(), Review::State::Failed);
        QVERIFY(review.problem().contains("bad.csv, line 2"));
        review.open(clip_and_annotation());  // and it goes on
        QTRY_COMPARE(review.state(), Review::State::Ready);
        QVERIFY(review.problem().isEmpty());
    }

    void another_face_has_its_own_timeline() {
        Review review;
        review.open(clip_and_annotation());
        QTRY_COMPARE(review.faces()->count(), 2);
        QCOMPARE(review.series().samples.size(), 20U);
        review.faces()->select(2);  // as a click on its box does
        QCOMPARE(review.track(), 2);
        QCOMPARE(review.series().samples.size(), 3U);
        review.step(10);
        QTRY_COMPARE(review.faces()->count(), 1);
        QCOMPARE(review.track(), 2);  // also while it is away
    }

    void can_be_left_at_any_moment() {
        const QString csv = clip_and_annotation();
        for (int i = 0; i < 5; ++i) {
            Review review;
            review.open(csv);
            if (i > 1) QTRY_COMPARE(review.state(), Review::State::Ready);
            if (i > 2) review.togglePlaying();
            if (i > 3) review.giveUp();
        }
    }
};

MIEN_APP_TEST(ReviewTest)
#include "review_test.moc"
