#include "app/review/marker_list_model.h"

#include <QTest>

#include "app/app_test.h"
#include "support/temporary_folder.h"

using mien::Marker;
using mien::app::MarkerListModel;
using mien::test::read_text;

class MarkerListModelTest : public QObject {
    Q_OBJECT

    mien::test::TemporaryFolder folder_;

    static QStringList labels(const MarkerListModel& markers) {
        QStringList labels;
        for (const Marker& marker : markers.markers()) {
            labels << QString::fromStdString(marker.label);
        }
        return labels;
    }

    // On disk; it is written meanwhile.
    static std::size_t saved(const std::filesystem::path& file) {
        return std::filesystem::exists(file) ? mien::read_markers(file).size() : 0;
    }

  private Q_SLOTS:
    void every_change_is_in_order_and_on_disk() {
        const auto file = folder_ / "clip.markers.csv";
        MarkerListModel markers;
        markers.reset(file, {{1, 2, "one"}, {5, 5, "five"}}, {});
        QCOMPARE(markers.add(3, 4, "three"), 1);
        QCOMPARE(markers.add(9, 8, "nine"), 3);  // its end is not before its start
        QCOMPARE(labels(markers), QStringList({"one", "three", "five", "nine"}));
        QCOMPARE(markers.data(markers.index(3), MarkerListModel::EndRole).toDouble(), 9.0);
        QTRY_COMPARE(saved(file), 4U);

        markers.rename(2, "a, b");
        markers.remove(0);
        markers.remove(17);       // no such row
        markers.rename(-1, "x");  // nor such
        QCOMPARE(labels(markers), QStringList({"three", "a, b", "nine"}));
        QTRY_COMPARE(saved(file), 3U);
        QCOMPARE(mien::read_markers(file)[1].label, std::string("a, b"));
    }

    void what_cannot_be_read_is_never_written_over() {
        const auto file = folder_ / "damaged.markers.csv";
        mien::test::write_text(file, "something of the user's");
        {
            MarkerListModel markers;
            markers.reset(file, {}, "it is damaged");
            markers.add(1, 2, "new");
            QCOMPARE(markers.rowCount(), 1);
            QCOMPARE(markers.problem(), "it is damaged");
        }  // waits for its thread
        QCOMPARE(read_text(file), std::string("something of the user's"));
    }

    void what_cannot_be_saved_is_said_until_it_can() {
        const auto folder = folder_ / "later";
        MarkerListModel markers;
        markers.reset(folder / "clip.markers.csv", {}, {});
        markers.add(1, 1, "first");
        QTRY_VERIFY(markers.problem().contains("later"));
        std::filesystem::create_directory(folder);
        markers.add(2, 2, "second");
        QTRY_COMPARE(markers.problem(), QString());
        QCOMPARE(mien::read_markers(folder / "clip.markers.csv").size(), 2U);
    }
};

MIEN_APP_TEST(MarkerListModelTest)
#include "marker_list_model_test.moc"
