#include "app/live/score_history.h"

#include <QTest>

#include "app/app_test.h"

using mien::FaceResult;
using mien::FrameResult;
using mien::app::ScoreHistory;

class ScoreHistoryTest : public QObject {
    Q_OBJECT

    static FrameResult read(double time_s, int expression, mien::Scores scores) {
        FrameResult result;
        result.time_s = time_s;
        FaceResult face;
        face.track = 1;
        face.expression = expression;
        face.scores = std::move(scores);
        result.faces.push_back(face);
        return result;
    }

  private Q_SLOTS:
    void another_source_begins_afresh() {
        ScoreHistory history;
        history.set_classes({"happy", "sad"}, "one");
        history.set_track(1);
        history.add(read(5, 0, {0.8F, 0.2F}));
        history.add(read(0, 0, {0.8F, 0.2F}));
        QCOMPARE(history.samples().size(), 1U);
    }
    void the_same_source_again_goes_on_after_a_mark() {
        ScoreHistory history;
        history.set_classes({"happy", "sad"}, "one");
        history.set_track(1);
        for (int i = 0; i < 10; ++i) history.add(read(i, 0, {0.8F, 0.2F}));
        history.go_on("continued");
        history.add(read(0, 1, {0.2F, 0.8F}));
        history.add(read(1, 1, {0.2F, 0.8F}));
        QCOMPARE(history.samples().size(), 12U);
        QCOMPARE(history.marks().size(), 1U);
        QCOMPARE(history.marks().front().label, "continued");
        QVERIFY(history.marks().front().time_s > 9);
        QVERIFY(history.marks().front().time_s < history.samples()[10].time_s);
        QCOMPARE(history.streak(), 1.0);
        history.mark(1, "now");  // as the source tells the time
        QCOMPARE(history.marks().back().time_s, history.now());
    }
    void another_checkpoint_keeps_what_both_know() {
        ScoreHistory history;
        history.set_classes({"happy", "sad", "neutral"}, "one");
        history.set_track(1);
        history.add(read(0, 0, {0.7F, 0.2F, 0.1F}));
        history.add(read(0.5, 2, {0.1F, 0.2F, 0.7F}));
        QVERIFY(history.marks().empty());
        history.set_classes({"neutral", "happiness", "contempt"}, "two");
        QCOMPARE(history.marks().size(), 1U);
        QCOMPARE(history.marks().front().label, "two");
        const auto& samples = history.samples();
        QCOMPARE(samples.size(), 2U);
        QCOMPARE(samples[0].expression, 1);
        QCOMPARE(samples[0].scores, (mien::Scores{0.1F, 0.7F, 0.0F}));
        QCOMPARE(samples[1].expression, 0);
        history.set_classes({"neutral", "happiness", "contempt"}, "three");  // the same classes
        QCOMPARE(history.marks().size(), 2U);
    }
};

MIEN_APP_TEST(ScoreHistoryTest)
#include "score_history_test.moc"
