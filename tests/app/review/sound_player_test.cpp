#include "app/review/sound_player.h"

#include <QSignalSpy>
#include <QTest>

#include "app/app_test.h"
#include "app/clip_files.h"
#include "app/fake_speaker.h"

using mien::SoundReader;
using mien::app::SoundPlayer;
using mien::test::FakeSpeaker;

class SoundPlayerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<mien::test::TemporaryFolder> folder_;
    std::shared_ptr<FakeSpeaker> speaker_;

    // Two seconds, silent in the first.
    std::string clip() const {
        const std::string file = mien::test::write_clip(*folder_ / "clip.mp4", 20);
        mien::test::add_tone(file, 1);
        return file;
    }

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<mien::test::TemporaryFolder>();
        speaker_ = std::make_shared<FakeSpeaker>();
    }

    void says_whether_there_is_sound() {
        SoundPlayer player(mien::test::sink_of(speaker_));
        QSignalSpy found(&player, &SoundPlayer::found);
        player.open(mien::test::write_clip(*folder_ / "silent.mp4", 5));
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found[0][0].toBool(), false);
        player.start(0);
        player.open(clip());
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(found[1][0].toBool(), true);
        QCOMPARE(speaker_->times_opened(), 0);
    }

    void plays_the_files_own_samples_from_the_time_asked_for() {
        const std::string file = clip();
        SoundPlayer player(mien::test::sink_of(speaker_));
        player.open(file);
        player.start(0.9);
        QTRY_VERIFY(speaker_->all().size() > SoundReader::kRate / 2);
        player.stop();
        QTRY_COMPARE(speaker_->now_open(), 0);
        const std::vector<float> heard = speaker_->all();
        SoundReader reader(file);
        reader.seek(0.9);
        std::vector<float> wanted(heard.size());
        reader.read(wanted);
        QVERIFY(heard == wanted);
        QVERIFY(speaker_->loudest() > 0.4F);
    }

    void says_what_is_heard_at_the_moment() {
        speaker_->rate = 0.5;
        SoundPlayer player(mien::test::sink_of(speaker_));
        QSignalSpy played(&player, &SoundPlayer::played);
        player.open(clip());
        QVERIFY(!player.heard_s());
        player.start(0.5);
        QTRY_VERIFY(player.heard_s());
        const double first_s = *player.heard_s();
        QVERIFY(first_s >= 0.5 && first_s < 0.8);
        QTest::qWait(600);
        const double second_s = *player.heard_s();
        QVERIFY2(second_s - first_s > 0.2 && second_s - first_s < 0.45,
                 qPrintable(QString::number(second_s - first_s)));
        QCOMPARE(played.size(), 1);
        QCOMPARE(played[0][0].toString(), QString());
        player.stop();
        QVERIFY(!player.heard_s());
    }

    void starts_anew_elsewhere() {
        SoundPlayer player(mien::test::sink_of(speaker_));
        player.open(clip());
        player.start(0);
        QTRY_VERIFY(player.heard_s());
        player.start(1.5);
        QTRY_VERIFY(player.heard_s() && *player.heard_s() >= 1.5);
        QCOMPARE(speaker_->now_open(), 1);
        QTRY_VERIFY(speaker_->loudest() > 0.4F);
    }

    void a_volume_of_nothing_is_silence() {
        SoundPlayer player(mien::test::sink_of(speaker_));
        player.set_volume(0);
        player.open(clip());
        player.start(1.2);
        QTRY_VERIFY(speaker_->all().size() > SoundReader::kRate / 4);
        QCOMPARE(speaker_->loudest(), 0.0F);
        player.set_volume(0.5);
        QTRY_VERIFY(speaker_->loudest() > 0.05F);
        QVERIFY(speaker_->loudest() < 0.07F);  // an eighth of 0.5
    }

    void without_a_device_it_says_so_and_nothing_is_heard() {
        speaker_->missing = true;
        SoundPlayer player(mien::test::sink_of(speaker_));
        QSignalSpy played(&player, &SoundPlayer::played);
        player.open(clip());
        player.start(0);
        QTRY_COMPARE(played.size(), 1);
        QCOMPARE(played[0][0].toString(), QString("there is no sound device"));
        QVERIFY(!player.heard_s());
        speaker_->missing = false;  // plugged in
        player.start(0);
        QTRY_VERIFY(player.heard_s());
        QTRY_COMPARE(played.size(), 2);
        QCOMPARE(played[1][0].toString(), QString());
    }

    // Where nobody runs a sound server, as here: at once, and in words.
    void a_sound_server_that_is_not_there() {
        qputenv("PULSE_SERVER", "unix:/nowhere/pulse");
        try {
            mien::app::open_sound_server();
            QFAIL("there is none");
        } catch (const mien::Error& error) {
            QVERIFY2(QString(error.what()).startsWith("the sound server"), error.what());
        }
    }
};

MIEN_APP_TEST(SoundPlayerTest)
#include "sound_player_test.moc"
