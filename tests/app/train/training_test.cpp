#include "app/train/training.h"

#include <signal.h>

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <filesystem>
#include <string>

#include "app/app_test.h"
#include "app/train/evaluation.h"
#include "app/train/inspection.h"
#include "support/temporary_folder.h"

using mien::app::Evaluation;
using mien::app::Inspection;
using mien::app::Training;
using mien::test::read_text;
using mien::test::write_text;

// With a program in mienctl's place that says what a training says.
class TrainingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<mien::test::TemporaryFolder> folder_;

    QString path(const std::string& name) const {
        return QString::fromStdString((*folder_ / name).string());
    }
    // Writes down what it was called with, then runs `script`.
    QString tool(const std::string& script) const {
        write_text(*folder_ / "tool",
                   "#!/bin/sh\necho \"$@\" >> " + (*folder_ / "called").string() + "\n" + script);
        QFile::setPermissions(path("tool"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path("tool");
    }
    void plan(Training& training) const {
        write_text(*folder_ / "faces.csv", "emotion,pixels,Usage\n");
        training.useData(QUrl::fromLocalFile(path("faces.csv")));
        training.useFolder(QUrl::fromLocalFile(path("out")));
        training.setProperty("name", "mine");
    }
    static std::string epoch(int at, double loss, double accuracy, bool best) {
        return "echo '{\"event\":\"epoch\",\"epoch\":" + std::to_string(at) +
               ",\"epochs\":3,\"training_loss\":" + std::to_string(loss) +
               ",\"training_accuracy\":0.5,\"heads\":[{\"name\":\"mine\",\"loss\":1.5,"
               "\"accuracy\":" +
               std::to_string(accuracy) + ",\"best\":" + (best ? "true" : "false") + "}]}'\n";
    }

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<mien::test::TemporaryFolder>(); }

    void says_what_is_missing_first() {
        Training training(tool(""));
        QCOMPARE(training.missing(), QString("Choose the labelled faces first."));
        plan(training);
        QCOMPARE(training.missing(), QString());
        training.setProperty("name", "a/b");
        QCOMPARE(training.missing(), QString("The name of a checkpoint has no slash."));
        training.begin();
        QCOMPARE(training.state(), Training::State::Idle);
        training.setProperty("name", "mine");
        QFile::remove(path("faces.csv"));
        QCOMPARE(training.missing(), QString("The labelled faces are no longer there."));
    }

    void follows_a_training_to_its_end() {
        Training training(
            tool("echo '{\"event\":\"note\",\"text\":\"reading\"}'\n"
                 "echo '{\"event\":\"step\",\"epoch\":1,\"epochs\":3,\"step\":1,\"steps\":2,"
                 "\"loss\":1.25,\"seconds_left\":50}'\n" +
                 epoch(1, 1.5, 0.25, true) + epoch(2, 1.25, 0.75, true) + epoch(3, 1, 0.5, false) +
                 "echo '{\"event\":\"end\",\"finished\":true,\"checkpoints\":"
                 "[{\"file\":\"/x/mine.safetensors\",\"epoch\":2,\"accuracy\":0.75}]}'\n"));
        plan(training);
        training.setProperty("epochs", 3);
        QSignalSpy states(&training, &Training::stateChanged);
        training.begin();
        QCOMPARE(training.state(), Training::State::Running);
        QTRY_COMPARE(training.state(), Training::State::Finished);
        QCOMPARE(training.training_loss(), (QList<double>{1.5, 1.25, 1}));
        QCOMPARE(training.validation_accuracy(), (QList<double>{0.25, 0.75, 0.5}));
        QCOMPARE(training.best_epoch(), 2);
        QCOMPARE(training.share(), 1.0);
        QCOMPARE(training.result(), QString("/x/mine.safetensors"));
        const QString called = QString::fromStdString(read_text(*folder_ / "called")).trimmed();
        QCOMPARE(called, "train --progress json --data " + path("faces.csv") +
                             " --name mine --out " + path("out/mine.safetensors") +
                             " --arch cnn4-small --epochs 3");
    }

    void a_checkpoint_to_begin_with_brings_its_network() {
        Training training(
            tool("echo '{\"event\":\"started\",\"heads\":[{\"name\":\"mine\",\"loss\":2,"
                 "\"accuracy\":0.25,\"best\":false}]}'\nexit 1"));
        plan(training);
        training.setProperty("start", "/models/mien.safetensors");
        training.begin();
        QTRY_COMPARE(training.state(), Training::State::Failed);
        QCOMPARE(training.start_accuracy(), 0.25);
        QCOMPARE(training.problem(), QString("The work ended without a word."));
        const QString called = QString::fromStdString(read_text(*folder_ / "called"));
        QVERIFY2(called.contains("--start /models/mien.safetensors"), qPrintable(called));
        QVERIFY2(!called.contains("--arch"), qPrintable(called));
    }

    void a_usage_error_is_told_in_the_words_of_the_program() {
        const std::string usage =
            "echo '--epochs: Value 0 is too small' >&2\n"
            "echo 'Run with --help for more information.' >&2\nexit 2";
        const QString told = "--epochs: Value 0 is too small.";
        Training training(tool(usage));
        plan(training);
        training.begin();
        QTRY_COMPARE(training.state(), Training::State::Failed);
        QCOMPARE(training.problem(), told);
        Evaluation evaluation(tool(usage));
        evaluation.begin("/models/mien.safetensors", path("faces.csv"), "PublicTest");
        QTRY_COMPARE(evaluation.problem(), told);
        QImage picture(8, 8, QImage::Format_RGB888);
        picture.fill(Qt::gray);
        Inspection inspection(tool(usage));
        inspection.begin(picture, {0, 0, 8, 8}, 0, "/models/mien.safetensors");
        QTRY_COMPARE(inspection.problem(), told);
    }

    // A warning is not what an honest end is about; a failure has the last marked words.
    void what_is_said_before_the_end_is_weighed() {
        Training training(tool("echo 'mienctl: no room is left' >&2\necho 'a note' >&2\nexit 1"));
        plan(training);
        training.begin();
        QTRY_COMPARE(training.state(), Training::State::Failed);
        QCOMPARE(training.problem(), QString("No room is left."));
    }

    void is_stopped_and_gone_on_with() {
        const std::string state = (*folder_ / "out/mine.safetensors.state").string();
        const std::string past = epoch(1, 1.5, 0.25, true);
        Training training(tool(
            "trap 'touch " + state +
            "; echo \"{\\\"event\\\":\\\"end\\\",\\\"finished\\\":false,\\\"checkpoints\\\":[]}\"; "
            "exit 1' TERM\n" +
            past + "case $* in *--resume) " + epoch(2, 1.25, 0.5, true) +
            ";; esac\nwhile true; do sleep 0.05; done\n"));
        std::filesystem::create_directory(*folder_ / "out");
        plan(training);
        QVERIFY(!training.resumable());
        training.begin();
        QTRY_COMPARE(training.training_loss().size(), 1);
        QVERIFY(training.active());
        training.stop();
        QCOMPARE(training.state(), Training::State::Stopping);
        QTRY_COMPARE(training.state(), Training::State::Stopped);
        QVERIFY(training.resumable());
        QVERIFY2(training.missing().contains("resume it"), qPrintable(training.missing()));
        training.begin();  // would throw away what was learnt
        QCOMPARE(training.state(), Training::State::Stopped);
        training.resume();
        QTRY_COMPARE(training.training_loss().size(), 2);  // the curve goes on from its beginning
        QCOMPARE(training.best_epoch(), 2);
        const QString called = QString::fromStdString(read_text(*folder_ / "called"));
        QVERIFY2(called.trimmed().endsWith("--resume"), qPrintable(called));
    }

    void a_checkpoint_is_never_written_over() {
        Training training(tool(""));
        std::filesystem::create_directory(*folder_ / "out");
        write_text(*folder_ / "out/mine.safetensors", "");
        plan(training);
        QVERIFY2(training.missing().contains("already"), qPrintable(training.missing()));
        training.begin();
        QCOMPARE(training.state(), Training::State::Idle);
        training.propose(path("out"));
        QCOMPARE(training.property("name").toString(), QString("mine-2"));
        QCOMPARE(training.missing(), QString());
    }

    void one_that_is_cut_off_is_told() {
        Training training(tool("kill -9 $$\n"));
        plan(training);
        training.begin();
        QTRY_COMPARE(training.state(), Training::State::Failed);
        QVERIFY2(training.problem().contains("memory"), qPrintable(training.problem()));
    }

    void nothing_goes_on_after_the_window_data() {
        QTest::addColumn<QString>("answer");
        QTest::newRow("ends when asked") << "trap 'exit 1' TERM";
        QTest::newRow("does not listen") << "trap '' TERM";
    }
    void nothing_goes_on_after_the_window() {
        QFETCH(const QString, answer);
        pid_t child = 0;
        {
            Training training(tool(answer.toStdString() + "\necho $$ > " +
                                   (*folder_ / "pid").string() +
                                   "\nwhile true; do sleep 0.05; done\n"));
            plan(training);
            training.begin();
            QTRY_VERIFY(QFile(path("pid")).size() > 1);
            child = std::stoi(read_text(*folder_ / "pid"));
            QCOMPARE(::kill(child, 0), 0);
        }
        QCOMPARE(::kill(child, 0), -1);
    }

    void a_failure_is_said_in_its_own_words() {
        Training training(tool("echo 'mienctl: cannot read x: line 3 is damaged' >&2\nexit 1\n"));
        plan(training);
        training.begin();
        QTRY_COMPARE(training.state(), Training::State::Failed);
        QCOMPARE(training.problem(), QString("Cannot read x: line 3 is damaged."));
        Training gone("/nowhere/mienctl");
        plan(gone);
        gone.begin();
        QTRY_COMPARE(gone.state(), Training::State::Failed);
        QVERIFY2(gone.problem().contains("/nowhere/mienctl"), qPrintable(gone.problem()));
    }
};

MIEN_APP_TEST(TrainingTest)
#include "training_test.moc"
