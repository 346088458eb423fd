#include "app/live/source_list_model.h"

#include <QSignalSpy>
#include <QTest>

#include "app/app_test.h"

using mien::CameraDevice;
using mien::app::LiveSource;
using mien::app::media_source;
using mien::app::SourceListModel;

class SourceListModelTest : public QObject {
    Q_OBJECT

    static QStringList kinds(const SourceListModel& sources) {
        QStringList kinds;
        for (int row = 0; row < sources.rowCount(); ++row) {
            kinds << sources.data(sources.index(row), SourceListModel::KindRole).toString();
        }
        return kinds;
    }

  private Q_SLOTS:
    void the_demo_is_always_there() {
        const SourceListModel sources([] { return std::vector<CameraDevice>(); });
        QCOMPARE(kinds(sources), QStringList("demo"));
        QCOMPARE(sources.current(), -1);
        QCOMPARE(sources.source(5).kind, LiveSource::Kind::demo);
    }

    void cameras_come_and_go_and_the_current_one_is_followed() {
        std::vector<CameraDevice> plugged{{"/dev/video0", "One"}, {"/dev/video2", "Two"}};
        SourceListModel sources([&] { return plugged; });
        QSignalSpy listed(&sources, &SourceListModel::camerasListed);
        sources.refresh();
        QVERIFY(listed.wait());
        QCOMPARE(kinds(sources), QStringList({"camera", "camera", "demo"}));
        sources.set_current(sources.source(1));
        QCOMPARE(sources.current(), 1);

        plugged.erase(plugged.begin());
        sources.refresh();
        QVERIFY(listed.wait());
        QCOMPARE(sources.current(), 0);
        plugged.clear();
        sources.refresh();
        QVERIFY(listed.wait());
        QCOMPARE(kinds(sources), QStringList("demo"));
        QCOMPARE(sources.current(), -1);
    }

    void the_file_opened_last_stays_in_the_list() {
        SourceListModel sources([] { return std::vector<CameraDevice>(); });
        sources.set_current(media_source("/videos/a.mp4"));
        sources.set_current(media_source("/videos/b.mp4"));
        QCOMPARE(kinds(sources), QStringList({"file", "demo"}));
        QCOMPARE(sources.source(0).where, "/videos/b.mp4");
        QCOMPARE(sources.current(), 0);
        sources.set_current(sources.source(1));
        QCOMPARE(kinds(sources), QStringList({"file", "demo"}));
        QCOMPARE(sources.current(), 1);
    }
};

MIEN_APP_TEST(SourceListModelTest)
#include "source_list_model_test.moc"
