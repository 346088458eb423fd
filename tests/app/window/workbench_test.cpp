#include "app/window/workbench.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

#include "app/app_test.h"
#include "mien/error.h"
#include "support/fake_model.h"
#include "support/places.h"

using mien::app::choose_source;
using mien::app::LiveSource;
using mien::app::StartWishes;
using mien::app::Workbench;

class WorkbenchTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    const std::vector<mien::CameraDevice> two_{{"/dev/video0", "First"}, {"/dev/video2", "Second"}};

    static std::vector<mien::CameraDevice> no_camera() { return {}; }
    static std::unique_ptr<mien::ScoreModel> load(const QString& path) {
        if (path.contains("broken")) throw mien::Error("it is broken");
        return std::make_unique<mien::test::FakeModel>();
    }

  private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("mien");
        QCoreApplication::setApplicationName("mien");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    }

    void the_first_source() {
        QCOMPARE(choose_source({}, {}, two_).name, "First");
        QCOMPARE(choose_source({}, "Second", two_).name, "Second");
        QCOMPARE(choose_source({}, "Gone", two_).name, "First");
        StartWishes camera;
        camera.camera = "Second";
        QCOMPARE(choose_source(camera, {}, two_).where, "/dev/video2");
        StartWishes media;
        media.media = "/a/b.mp4";
        QCOMPARE(choose_source(media, "Second", two_).name, "b.mp4");
        QVERIFY(choose_source({}, {}, {}).kind == LiveSource::Kind::demo);
    }

    void without_a_camera_the_demo_clip_plays_and_that_is_told() {
        Workbench bench({}, no_camera, load);
        bench.openFirstSource();
        QTRY_VERIFY(bench.no_camera());
        QVERIFY(bench.live()->demo());
    }

    void a_file_that_was_opened_stays_among_the_sources() {
        Workbench bench({}, no_camera, load);
        bench.openMedia("/nowhere/clip.mp4");
        QCOMPARE(bench.sources()->current(), 0);
        QCOMPARE(bench.sources()->source(0).name, "clip.mp4");
        bench.openSource(1);
        QVERIFY(bench.live()->demo());
        QCOMPARE(bench.sources()->rowCount(), 2);
    }

    void a_broken_checkpoint_leaves_the_one_before() {
        Workbench bench({}, no_camera, load);
        bench.useCheckpoint("/models/good.safetensors");
        QVERIFY(bench.checkpoint_loading());
        QTRY_VERIFY(!bench.checkpoint_loading());
        QVERIFY(bench.checkpoint_problem().isEmpty());
        bench.useCheckpoint("/models/broken.safetensors");
        QTRY_COMPARE(bench.checkpoint_problem(), "it is broken");
        QCOMPARE(bench.checkpoint_path(), "/models/good.safetensors");
        QVERIFY(!bench.checkpoint_missing());
    }

    // What is said in a window is not what is said on a command line.
    void no_checkpoint_is_told_until_there_is_one() {
        const QTemporaryDir home;
        qputenv("MIEN_HOME", home.path().toUtf8());
        QVERIFY(QDir(home.path()).mkdir("models"));
        Workbench bench({}, no_camera, load);
        bench.loadFirstCheckpoint();
        QVERIFY(bench.checkpoint_missing());
        const QString problem = bench.checkpoint_problem();
        QVERIFY2(problem.startsWith("there is no checkpoint in "), qPrintable(problem));
        QVERIFY2(!problem.contains(".safetensors"), qPrintable(problem));
        bench.annotateFiles({QUrl::fromLocalFile(home.filePath("clip.mp4"))});
        QFile::copy(QString::fromStdString(mien::test::source_dir()) + "/models/cnn2.safetensors",
                    home.filePath("models/own.safetensors"));
        QTRY_COMPARE(bench.checkpoint_path(), home.filePath("models/own.safetensors"));
        QTRY_VERIFY(!bench.checkpoint_missing());
        QCOMPARE(bench.checkpoint_problem(), "");
        qunsetenv("MIEN_HOME");
    }

    void checkpoints_are_listed_with_what_they_are_for() {
        using mien::app::CheckpointListModel;
        CheckpointListModel list;
        list.set_folder(QString::fromStdString(mien::test::source_dir()) + "/models");
        QTRY_VERIFY(list.rowCount() > 0);
        QCOMPARE(list.data(list.index(0), CheckpointListModel::NameRole), "mien");
        for (int row = 0; row < list.rowCount(); ++row) {
            const QModelIndex index = list.index(row);
            const QString detail = list.data(index, CheckpointListModel::DetailRole).toString();
            QVERIFY2(!detail.contains("PublicTest"), qPrintable(detail));
            QVERIFY(list.data(index, CheckpointListModel::FactsRole).toStringList().size() >= 3);
            if (list.data(index, CheckpointListModel::NameRole) == "mien") {
                QVERIFY2(detail.startsWith("Recommended"), qPrintable(detail));
                QVERIFY2(detail.contains("60 %"), qPrintable(detail));
            }
        }
    }

    void a_name_that_would_leave_its_line_does_not() {
        Workbench bench({}, no_camera, load);
        bench.openMedia("/nowhere/two\nlines.mp4");
        QCOMPARE(bench.live()->source_name(), "two lines.mp4");
        const auto sources = bench.sources();
        QCOMPARE(sources->data(sources->index(0), mien::app::SourceListModel::NameRole),
                 "two lines.mp4");
    }

    void closing_waits_for_no_checkpoint() {
        static std::atomic<bool> begun = false;
        static std::atomic<bool> go_on = false;
        static std::atomic<bool> ended = false;
        const auto slow = [](const QString&) -> std::unique_ptr<mien::ScoreModel> {
            begun = true;
            while (!go_on) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            ended = true;
            throw mien::Error("too late");
        };
        {
            Workbench bench({}, no_camera, slow);
            bench.useCheckpoint("/models/slow.safetensors");
            QTRY_VERIFY(begun);
        }
        QVERIFY(!ended);
        go_on = true;
        QTRY_VERIFY(ended);
    }

    void a_broken_file_put_into_the_folder_is_listed_with_its_problem() {
        const QTemporaryDir models;
        mien::app::CheckpointListModel list;
        list.set_folder(models.path());
        QFile file(models.filePath("bad.safetensors"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nothing");
        file.close();
        QTRY_COMPARE(list.rowCount(), 1);
        QVERIFY(list.data(list.index(0), mien::app::CheckpointListModel::BrokenRole).toBool());
        QVERIFY(!list.data(list.index(0), mien::app::CheckpointListModel::DetailRole)
                     .toString()
                     .isEmpty());
        QVERIFY(QFile::remove(models.filePath("bad.safetensors")));
        QTRY_COMPARE(list.rowCount(), 0);
    }
};

MIEN_APP_TEST(WorkbenchTest)
#include "workbench_test.moc"
