#include "app/live/recording.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/app_test.h"
#include "app/fake_source.h"
#include "mien/error.h"
#include "support/fake_model.h"

using mien::app::Live;
using mien::app::LiveSource;
using mien::app::Message;
using mien::app::Recording;
using mien::app::Settings;
using mien::test::FakeModel;
using mien::test::FakeSource;

namespace {

class OtherClasses final : public mien::ScoreModel {
  public:
    OtherClasses() { info_.classes = {"one", "two", "three"}; }
    const mien::CheckpointInfo& info() const override { return info_; }
    std::vector<mien::Scores> classify(const std::vector<cv::Mat>& crops) override {
        return std::vector<mien::Scores>(crops.size(), mien::Scores{0.2F, 0.3F, 0.5F});
    }

  private:
    mien::CheckpointInfo info_ = FakeModel().info();
};

}  // namespace

class RecordingTest : public QObject {
    Q_OBJECT

    QTemporaryDir config_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<Message> message_;
    std::unique_ptr<Live> live_;
    std::unique_ptr<Recording> recording_;

    void open(int frames = -1, mien::ReadStatus ending = mien::ReadStatus::end) {
        live_->open({LiveSource::Kind::camera, "/dev/video7", "Fake camera"},
                    [frames, ending](const std::stop_token&) {
                        return std::make_unique<FakeSource>(frames, ending);
                    },
                    {});
        QTRY_VERIFY(recording_->possible());
    }
    QStringList files(const char* pattern) const {
        return QDir(folder_->path()).entryList({pattern}, QDir::Files, QDir::Name);
    }
    QString content(const QString& name) const {
        QFile file(folder_->filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

  private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("mien");
        QCoreApplication::setApplicationName("mien");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, config_.path());
    }
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        settings_ = std::make_unique<Settings>();
        settings_->records_folder = folder_->path();
        message_ = std::make_unique<Message>();
        live_ = std::make_unique<Live>();
        live_->set_classifier(std::make_unique<FakeModel>());
        recording_ = std::make_unique<Recording>(live_.get(), settings_.get(), message_.get());
    }
    void cleanup() {
        recording_.reset();
        live_.reset();
    }

    void a_record_has_rows_and_says_where_it_is() {
        open();
        recording_->toggle();
        QVERIFY(recording_->active());
        QCOMPARE(files("*.csv.part").size(), 1);
        QTRY_VERIFY(content(files("*.csv.part").value(0)).count('\n') > 3);
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
        QCOMPARE(files("*.part").size(), 0);
        QCOMPARE(files("*.csv").size(), 1);
        QCOMPARE(files("*.json").size(), 1);
        QVERIFY(message_->text().contains(files("*.json").first().section('.', 0, 0)));
        QVERIFY(message_->has_folder() && !message_->alert());
        QCOMPARE(message_->annotation(), folder_->filePath(files("*.csv").first()));
    }

    void nothing_is_recorded_before_there_is_a_checkpoint() {
        recording_.reset();
        live_ = std::make_unique<Live>();
        recording_ = std::make_unique<Recording>(live_.get(), settings_.get(), message_.get());
        live_->open({LiveSource::Kind::camera, "/dev/video7", "Fake camera"},
                    [](const std::stop_token&) { return std::make_unique<FakeSource>(); }, {});
        QTRY_COMPARE(live_->state(), Live::State::Running);
        recording_->toggle();
        QVERIFY(!recording_->active());
        QVERIFY(recording_->waiting());
        QVERIFY(message_->text().contains("checkpoint"));
        recording_->toggle();  // never mind
        QVERIFY(!recording_->waiting());
        recording_->toggle();
        live_->set_classifier(std::make_unique<FakeModel>());
        QTRY_VERIFY(recording_->active());  // as it was promised
        QVERIFY(!recording_->waiting());
        QTRY_VERIFY(content(files("*.csv.part").value(0)).count('\n') > 3);
    }

    void a_record_asked_for_while_the_source_opens_begins_with_it() {
        live_->open({LiveSource::Kind::camera, "/dev/video7", "Fake camera"},
                    [](const std::stop_token&) {
                        std::this_thread::sleep_for(std::chrono::milliseconds(200));
                        return std::make_unique<FakeSource>();
                    },
                    {});
        recording_->toggle();
        QVERIFY(recording_->waiting());
        QTRY_VERIFY(recording_->active());
    }

    void a_record_that_never_began_is_told() {
        live_->open({LiveSource::Kind::camera, "/dev/video7", "Fake camera"},
                    [](const std::stop_token&) -> std::unique_ptr<mien::FrameSource> {
                        std::this_thread::sleep_for(std::chrono::milliseconds(200));
                        throw mien::Error("the camera is in use");
                    },
                    {});
        recording_->toggle();
        QTRY_COMPARE(live_->state(), Live::State::Failed);
        QVERIFY(!recording_->waiting());
        QVERIFY(message_->text().contains("Nothing was recorded"));
    }

    void another_source_says_that_the_record_has_ended() {
        open();
        recording_->toggle();
        recording_->end("Another source was opened.");
        QTRY_VERIFY(!recording_->active());
        QVERIFY(message_->text().startsWith("Another source was opened. Recorded: "));
    }

    void a_folder_that_cannot_be_written_is_told() {
        QFile file(folder_->filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        settings_->records_folder = folder_->filePath("file/records");
        open();
        recording_->toggle();
        QVERIFY(!recording_->active());
        QVERIFY(message_->alert());
        QVERIFY(message_->text().contains("choose another folder"));
    }

    void markers_land_on_the_timeline_and_in_the_record() {
        open();
        recording_->mark("before");
        QVERIFY(message_->text().contains("only while recording"));
        recording_->toggle();
        const int marker = recording_->mark("marker");
        recording_->labelMarker(marker, "smile");
        QCOMPARE(live_->history()->marks().size(), 2U);
        QCOMPARE(live_->history()->marks().back().label, "smile");
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
        const QString markers = content(files("*.markers.csv").value(0));
        QCOMPARE(markers.count('\n'), 2);
        QVERIFY(markers.endsWith(",smile\n"));
    }

    void the_end_of_the_source_ends_the_record() {
        open(60);
        recording_->toggle();
        QTRY_COMPARE(live_->state(), Live::State::Ended);
        QTRY_VERIFY(!recording_->active());
        QCOMPARE(files("*.json").size(), 1);
    }

    void a_pause_is_a_gap_in_the_record() {
        open();
        recording_->toggle();
        QTRY_VERIFY(!files("*.csv.part").isEmpty() &&
                    content(files("*.csv.part").value(0)).count('\n') > 1);
        live_->pause();
        QTRY_COMPARE(live_->state(), Live::State::Paused);
        QVERIFY(recording_->active());
        live_->resume();
        QTRY_COMPARE(live_->state(), Live::State::Running);
        QTRY_VERIFY(content(files("*.csv.part").value(0)).contains(",gap,"));
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
    }

    void other_classes_begin_another_record() {
        open();
        recording_->toggle();
        live_->set_classifier(std::make_unique<OtherClasses>());
        QTRY_COMPARE(files("*.csv").size(), 1);
        QTRY_COMPARE(files("*.csv.part").size(), 1);
        QTRY_VERIFY(content(files("*.csv.part").value(0)).contains(",one,two,three"));
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
        QCOMPARE(files("*.json").size(), 2);
    }

    void a_second_checkpoint_has_columns_and_where_there_are_none_begins_another_record() {
        open();
        live_->set_second(std::make_unique<FakeModel>("other"));
        recording_->toggle();
        const auto rows = [this] { return content(files("*.csv.part").value(0)); };
        QTRY_VERIFY(rows().contains(",second_glad,second_calm\n"));
        const int before = static_cast<int>(rows().count('\n'));
        live_->set_second(nullptr);  // goes on
        QTRY_VERIFY(rows().count('\n') > before + 2);
        live_->set_second(std::make_unique<FakeModel>("another"));  // of the same classes
        QTRY_VERIFY(rows().count('\n') > before + 5);
        QVERIFY(recording_->active());
        QCOMPARE(files("*.csv").size(), 0);
        live_->set_second(std::make_unique<OtherClasses>());
        QTRY_COMPARE(files("*.csv").size(), 1);
        QTRY_COMPARE(files("*.csv.part").size(), 1);
        QTRY_VERIFY(rows().contains(",second_one,second_two,second_three\n"));
        QVERIFY(message_->text().startsWith("The second checkpoint needs columns of its own: "));
        QVERIFY(message_->text().contains(files("*.csv").first().section('.', 0, 0)));
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
        QCOMPARE(files("*.json").size(), 2);
    }

    void a_second_checkpoint_switched_on_begins_another_record() {
        open();
        recording_->toggle();
        QTRY_VERIFY(content(files("*.csv.part").value(0)).count('\n') > 1);
        live_->set_second(std::make_unique<FakeModel>("other"));
        QTRY_COMPARE(files("*.csv").size(), 1);
        QVERIFY(!content(files("*.csv").first()).contains("second_"));
        QTRY_COMPARE(files("*.csv.part").size(), 1);
        QTRY_VERIFY(content(files("*.csv.part").value(0)).contains(",second_glad,second_calm\n"));
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
        int with_second = 0;
        for (const QString& name : files("*.json")) {
            const auto document = QJsonDocument::fromJson(content(name).toUtf8()).object();
            with_second += document.contains("second_checkpoint") ? 1 : 0;
        }
        QCOMPARE(files("*.json").size(), 2);
        QCOMPARE(with_second, 1);
    }

    void a_record_keeps_what_was_shown_before_it_and_so_does_the_one_that_follows() {
        open();
        const QDateTime shown({2026, 11, 29}, {10, 15, 30}, Qt::OffsetFromUTC, -5400);
        recording_->start("Faces are read.", shown);
        live_->set_classifier(std::make_unique<OtherClasses>());
        QTRY_COMPARE(files("*.csv").size(), 1);
        QTRY_COMPARE(files("*.csv.part").size(), 1);
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
        QCOMPARE(files("*.json").size(), 2);
        for (const QString& name : files("*.json")) {
            const QJsonObject live =
                QJsonDocument::fromJson(content(name).toUtf8()).object()["live"].toObject();
            QCOMPARE(live["notice"].toObject()["text"].toString(), "Faces are read.");
            QCOMPARE(live["notice"].toObject()["shown_at"].toString(), "2026-11-29T10:15:30-0130");
        }
        recording_->toggle();  // another, without one
        recording_->toggle();
        QTRY_VERIFY(!recording_->active());
        QCOMPARE(files("*.json").size(), 3);
        int with_notice = 0;
        for (const QString& name : files("*.json")) {
            with_notice += content(name).contains("\"notice\"") ? 1 : 0;
        }
        QCOMPARE(with_notice, 2);
    }

    void destroying_it_finishes_the_record() {
        open();
        recording_->toggle();
        recording_.reset();
        QCOMPARE(files("*.part").size(), 0);
        QCOMPARE(files("*.json").size(), 1);
    }

    void what_a_crash_left_is_finished_and_told() {
        open();
        recording_->toggle();
        QTRY_VERIFY(content(files("*.csv.part").value(0)).count('\n') > 1);
        const QTemporaryDir crashed;
        for (const QString& name : files("*.part")) {
            QVERIFY(QFile::copy(folder_->filePath(name), crashed.filePath(name)));
        }
        settings_->records_folder = crashed.path();
        recording_->recover();
        QTRY_VERIFY(message_->text().contains("cut off"));
        QCOMPARE(QDir(crashed.path()).entryList({"*.json"}).size(), 1);
        QCOMPARE(QDir(crashed.path()).entryList({"*.part"}).size(), 0);
    }
};

MIEN_APP_TEST(RecordingTest)
#include "recording_test.moc"
