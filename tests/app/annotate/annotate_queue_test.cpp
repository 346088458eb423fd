#include "app/annotate/annotate_queue.h"

#include <QSignalSpy>
#include <QTest>

#include "app/app_test.h"
#include "app/clip_files.h"
#include "mien/annotation_formats.h"
#include "mien/annotation_reader.h"
#include "mien/error.h"
#include "support/fake_model.h"

using mien::app::AnnotateQueue;
using mien::app::AnnotateWishes;
using mien::test::write_clip;
using mien::test::write_text;
using State = AnnotateQueue::State;

class AnnotateQueueTest : public QObject {
    Q_OBJECT

    std::unique_ptr<mien::test::TemporaryFolder> folder_;
    QString checkpoint_ = "good";
    AnnotateWishes more_;

    std::unique_ptr<AnnotateQueue> queue() {
        const auto wishes = [this] {
            if (checkpoint_.isEmpty()) throw mien::Error("there is no checkpoint");
            AnnotateWishes now = more_;
            now.checkpoint = checkpoint_;
            return now;
        };
        const auto load = [](const QString& path) -> std::unique_ptr<mien::ScoreModel> {
            if (path == "broken") throw mien::Error("the checkpoint is broken");
            return std::make_unique<mien::test::FakeModel>();
        };
        return std::make_unique<AnnotateQueue>(wishes, load);
    }
    QString path(const std::string& name) const {
        return QString::fromStdString((*folder_ / name).string());
    }
    QString clip(const std::string& name, int frames = 5) const {
        return QString::fromStdString(write_clip(*folder_ / name, frames));
    }
    static QVariant get(const AnnotateQueue& queue, int row, int role) {
        return queue.data(queue.index(row), role);
    }
    static State state(const AnnotateQueue& queue, int row) {
        return get(queue, row, AnnotateQueue::StateRole).value<State>();
    }

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<mien::test::TemporaryFolder>();
        checkpoint_ = "good";
        more_ = {};
    }

    void a_folder_becomes_an_item_for_each_video() {
        clip("a.mp4");
        clip("b.mkv");
        const auto queue = this->queue();
        QSignalSpy annotated(queue.get(), &AnnotateQueue::annotated);
        queue->add({path("")}, {}, {});
        QTRY_COMPARE(queue->finished(), 2);
        QCOMPARE(queue->rowCount(), 2);
        QCOMPARE(annotated.size(), 2);
        for (int row = 0; row < 2; ++row) {
            QCOMPARE(state(*queue, row), State::Done);
            QCOMPARE(get(*queue, row, AnnotateQueue::FramesRole).toInt(), 5);
            const QString csv = get(*queue, row, AnnotateQueue::ResultRole).toString();
            QCOMPARE(mien::read_annotation(csv.toStdString()).frames.size(), 5U);
        }
        QCOMPARE(get(*queue, 0, AnnotateQueue::ResultRole).toString(), path("a.csv"));
        QVERIFY(!queue->running());
    }

    void what_cannot_be_used_fails_with_a_sentence_and_can_be_retried() {
        write_text(*folder_ / "bad.mp4", "nothing");
        clip("good.mp4");
        const auto queue = this->queue();
        queue->add({path("bad.mp4"), path("none.mp4"), path("good.mp4")}, {}, {});
        QTRY_COMPARE(queue->finished(), 3);
        QCOMPARE(queue->failed(), 2);
        int failed = 0;
        int bad = -1;
        for (int row = 0; row < 3; ++row) {
            const QString problem = get(*queue, row, AnnotateQueue::ProblemRole).toString();
            if (state(*queue, row) == State::Done) {
                QCOMPARE(get(*queue, row, AnnotateQueue::NameRole).toString(), "good.mp4");
                continue;
            }
            ++failed;
            QVERIFY(problem.endsWith('.'));
            QVERIFY(problem.contains("bad.mp4") || problem.contains("none.mp4"));
            if (problem.contains("bad.mp4")) bad = row;
        }
        QCOMPARE(failed, 2);
        clip("bad.mp4");
        queue->retry(bad);
        QTRY_COMPARE(state(*queue, bad), State::Done);
        queue->clearFinished();
        QCOMPARE(queue->rowCount(), 0);
    }

    void every_format_is_offered_and_written() {
        clip("a.mp4");
        for (const QVariant& format : AnnotateQueue::formats()) {
            const QVariantMap map = format.toMap();
            QVERIFY(!map["title"].toString().isEmpty());
            more_.annotate.formats.push_back(
                mien::parse_format(map["word"].toString().toStdString()));
        }
        QCOMPARE(more_.annotate.formats, mien::annotation_formats());
        const auto queue = this->queue();
        queue->add({path("a.mp4")}, {}, {});
        QTRY_COMPARE(queue->finished(), 1);
        QCOMPARE(get(*queue, 0, AnnotateQueue::ProblemRole).toString(), "");
        for (const auto format : mien::annotation_formats()) {
            QVERIFY2(std::filesystem::exists(*folder_ / (std::string("a") + mien::ending(format))),
                     mien::ending(format));
        }
        // and not another tool's table
        QCOMPARE(get(*queue, 0, AnnotateQueue::ResultRole).toString(), path("a.csv"));
    }

    void a_finished_queue_is_summed_up_with_the_wanted_segments() {
        clip("a.mp4");
        clip("b.mp4");
        write_text(*folder_ / "scenes.csv", "start,end,label\n0,0.2,opening\n");
        more_.summary = true;
        more_.markers = path("scenes.csv");
        const auto queue = this->queue();
        QSignalSpy summarized(queue.get(), &AnnotateQueue::summarized);
        queue->add({path("a.mp4"), path("b.mp4")}, {}, {});
        QTRY_COMPARE(summarized.size(), 1);
        QCOMPARE(queue->finished(), 2);
        QCOMPARE(get(*queue, 0, AnnotateQueue::OutcomeRole).toString(), "no face was read");
        auto& view = *queue->summary();
        QCOMPARE(view.names(), (QStringList{"a", "b"}));
        QTRY_COMPARE(view.table()->rowCount(), 2);  // the whole and the opening, of everyone
        QVERIFY(view.table()->text().contains("opening"));
        for (const char* file : {"a.summary.csv", "a.summary.html", "b.summary.html"}) {
            QVERIFY2(std::filesystem::exists(*folder_ / file), file);
        }
        view.choose(1);
        QTRY_COMPARE(view.table()->rowCount(), 2);
        view.savePdf();
        QTRY_VERIFY(view.answer().contains("b.summary.pdf"));
        QVERIFY(QString::fromStdString(mien::test::read_text(*folder_ / "b.summary.pdf"))
                    .startsWith("%PDF"));
    }

    void markers_that_cannot_be_read_are_told() {
        clip("a.mp4");
        more_.summary = true;
        more_.markers = path("none.csv");
        const auto queue = this->queue();
        queue->add({path("a.mp4")}, {}, {});
        QTRY_COMPARE(queue->finished(), 1);
        QCOMPARE(state(*queue, 0), State::Done);
        QVERIFY(get(*queue, 0, AnnotateQueue::ProblemRole).toString().contains("none.csv"));
        QTRY_VERIFY(queue->summary()->problem().contains("none.csv"));
    }

    void a_running_item_can_be_cancelled_and_keeps_what_it_has() {
        clip("long.mp4", 3000);
        clip("next.mp4");
        const auto queue = this->queue();
        queue->add({path("long.mp4"), path("next.mp4")}, {}, {});
        QTRY_VERIFY(get(*queue, 0, AnnotateQueue::FramesRole).toInt() > 0);
        QCOMPARE(state(*queue, 1), State::Waiting);
        QVERIFY(get(*queue, 0, AnnotateQueue::ShareRole).toDouble() < 1);
        queue->remove(0);  // not while it runs
        queue->cancel(0);
        QTRY_COMPARE(state(*queue, 0), State::Cancelled);
        const QString csv = get(*queue, 0, AnnotateQueue::ResultRole).toString();
        const auto frames = mien::read_annotation(csv.toStdString()).frames.size();
        QVERIFY(frames > 0 && frames < 3000);
        QTRY_COMPARE(state(*queue, 1), State::Done);
    }

    void waiting_items_can_be_cancelled_and_removed() {
        clip("long.mp4", 3000);
        clip("b.mp4");
        clip("c.mp4");
        const auto queue = this->queue();
        queue->add({path("long.mp4"), path("b.mp4"), path("c.mp4")}, {}, {});
        QTRY_COMPARE(queue->rowCount(), 3);
        queue->cancel(1);
        QCOMPARE(state(*queue, 1), State::Cancelled);
        queue->remove(2);
        QCOMPARE(queue->rowCount(), 2);
        QCOMPARE(queue->waiting(), 0);
        queue->retry(1);
        QCOMPARE(queue->waiting(), 1);
    }  // and all ends here, in the middle

    void what_waits_already_is_not_added_again() {
        clip("long.mp4", 3000);
        const auto queue = this->queue();
        queue->add({path("long.mp4")}, {}, {});
        queue->add({path("long.mp4")}, {}, {});
        queue->add({path("none.mp4")}, {}, {});  // the last to be planned
        QTRY_COMPARE(queue->rowCount(), 2);
    }

    void inputs_of_one_name_get_results_of_different_names() {
        clip("x.mp4");
        clip("x.mkv");
        const auto queue = this->queue();
        queue->add({path("x.mp4")}, {}, {});
        queue->add({path("x.mkv")}, {}, {});
        QTRY_COMPARE(queue->finished(), 2);
        const QString first = get(*queue, 0, AnnotateQueue::ResultRole).toString();
        const QString second = get(*queue, 1, AnnotateQueue::ResultRole).toString();
        QCOMPARE(first, path("x.csv"));
        QVERIFY(second != first && second.endsWith(".csv"));
    }

    void results_go_where_they_are_wanted() {
        clip("a.mp4");
        const auto queue = this->queue();
        queue->add({path("a.mp4")}, path("out"), {});
        QTRY_COMPARE(queue->finished(), 1);
        QCOMPARE(get(*queue, 0, AnnotateQueue::ResultRole).toString(), path("out/a.csv"));
        QCOMPARE(get(*queue, 0, AnnotateQueue::FolderRole).toString(), path("out"));
    }

    void without_a_checkpoint_that_is_told_and_can_be_retried() {
        clip("a.mp4");
        const auto queue = this->queue();
        checkpoint_.clear();
        queue->add({path("a.mp4")}, {}, {});
        QTRY_COMPARE(queue->finished(), 1);
        QCOMPARE(get(*queue, 0, AnnotateQueue::ProblemRole).toString(), "There is no checkpoint.");
        checkpoint_ = "broken";
        queue->retry(0);
        QTRY_COMPARE(get(*queue, 0, AnnotateQueue::ProblemRole).toString(),
                     "The checkpoint is broken.");
        checkpoint_ = "good";
        queue->retry(0);
        QTRY_COMPARE(state(*queue, 0), State::Done);
    }
};

MIEN_APP_TEST(AnnotateQueueTest)
#include "annotate_queue_test.moc"
