// What the window keeps in memory of recordings that are over.
#include <malloc.h>

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/fake_source.h"
#include "app/window/workbench.h"
#include "support/fake_model.h"
#include "support/sanitized.h"

using mien::app::LiveSource;
using mien::app::Workbench;

namespace {

// Takes 40 MB in pieces, as LibTorch's loader does: on a thread of its own, between others that
// outlive it.
class LargeModel final : public mien::ScoreModel {
  public:
    LargeModel() {
        std::thread([this] {
            for (int i = 0; i < 700; ++i) {
                weights_.emplace_back(60'000, 'w');
                static std::vector<std::string> others;
                others.emplace_back(100, 'o');
            }
        }).join();
    }
    const mien::CheckpointInfo& info() const override { return small_.info(); }
    std::vector<mien::Scores> classify(const std::vector<cv::Mat>& crops) override {
        return small_.classify(crops);
    }

  private:
    mien::test::FakeModel small_{"large"};
    std::vector<std::string> weights_;
};

double anonymous_mb() {
    std::ifstream rollup("/proc/self/smaps_rollup");
    for (std::string word; rollup >> word;) {
        if (word != "Anonymous:") continue;
        double kb = 0;
        rollup >> kb;
        return kb / 1024;
    }
    return 0;
}

constexpr int kListed = 30;  // annotations, see RecentAnnotations

}  // namespace

class WindowMemoryTest : public QObject {
    Q_OBJECT

    QTemporaryDir config_;
    QTemporaryDir records_;
    std::unique_ptr<Workbench> bench_;
    std::unique_ptr<QQmlApplicationEngine> engine_;
    int added_ = 0;

    // Of the whole program, in kB, with nothing left to be collected.
    double in_use_kb() {
        for (int i = 0; i < 3; ++i) {
            engine_->collectGarbage();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QTest::qWait(50);
        }
        return static_cast<double>(mallinfo2().uordblks) / 1024;
    }
    void list_annotations(int count) {
        for (int i = 0; i < count; ++i) {
            const QString name = QStringLiteral("record-%1.csv").arg(++added_, 8, 10, QChar('0'));
            bench_->recent()->add(records_.filePath(name));
            QTest::qWait(1);
        }
    }
    void record(int count) {
        for (int i = 0; i < count; ++i) {
            bench_->recording()->start();
            QTRY_VERIFY(bench_->recording()->active());
            bench_->recording()->labelMarker(bench_->recording()->mark("marker"), "label");
            QTest::qWait(60);
            bench_->recording()->stop();
            QTRY_VERIFY(!bench_->recording()->active());
        }
    }

  private Q_SLOTS:
    void initTestCase() {
        if (mien::test::kSanitized) QSKIP("a sanitizer counts memory its own way");
        QCoreApplication::setOrganizationName("mien");
        QCoreApplication::setApplicationName("mien");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, config_.path());
        QQuickStyle::setStyle("Fusion");
        bench_ = std::make_unique<Workbench>(
            mien::app::StartWishes{}, [] { return std::vector<mien::CameraDevice>{}; },
            [](const QString&) { return std::make_unique<mien::test::FakeModel>(); });
        bench_->settings().value<mien::app::Settings*>()->setProperty("recordsFolder",
                                                                      records_.path());
        engine_ = std::make_unique<QQmlApplicationEngine>();
        engine_->setInitialProperties({{"bench", QVariant::fromValue(bench_.get())}});
        engine_->load(QUrl("qrc:/Mien/Main.qml"));
        QTest::qWait(500);
        bench_->live()->set_classifier(std::make_unique<mien::test::FakeModel>());
        bench_->live()->open(
            {LiveSource::Kind::camera, "/dev/video0", "Fake camera"},
            [](const std::stop_token&) { return std::make_unique<mien::test::FakeSource>(); }, {});
        QTRY_VERIFY(bench_->recording()->possible());
    }
    void cleanupTestCase() {
        engine_.reset();
        bench_.reset();
    }

    // 120 kB when every row had a button to remove it, with its hint.
    void an_annotation_in_the_list_takes_little() {
        list_annotations(5);  // what the first ones load
        const double before_kb = in_use_kb();
        list_annotations(20);
        const double each_kb = (in_use_kb() - before_kb) / 20;
        qInfo("%.1f kB for each annotation that is listed", each_kb);
        QVERIFY2(each_kb < 60, qPrintable(QString::number(each_kb)));
    }

    void a_recording_leaves_nothing_once_the_list_is_full() {
        list_annotations(kListed);
        record(20);
        const double before_kb = in_use_kb();
        record(100);
        const double each_kb = (in_use_kb() - before_kb) / 100;
        qInfo("%.2f kB for each recording", each_kb);
        QVERIFY2(each_kb < 1, qPrintable(QString::number(each_kb)));
    }

    void a_checkpoint_that_is_replaced_gives_its_memory_back() {
        const auto use = [this](std::unique_ptr<mien::ScoreModel> model, const QString& name) {
            bench_->live()->set_classifier(std::move(model));
            QTRY_COMPARE(bench_->live()->checkpoint(), name);
        };
        use(std::make_unique<LargeModel>(), "large");
        const double with_mb = anonymous_mb();
        use(std::make_unique<mien::test::FakeModel>(), "fake");
        QTRY_VERIFY_WITH_TIMEOUT(with_mb - anonymous_mb() > 30, 20'000);
    }
};

QTEST_MAIN(WindowMemoryTest)
#include "window_memory.moc"
