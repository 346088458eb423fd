#include "app/window/drop_use.h"

#include <QTemporaryDir>
#include <QTest>

#include "app/app_test.h"

using mien::app::DropUse;
using mien::app::use_of_drop;

class DropUseTest : public QObject {
    Q_OBJECT

    const QUrl video_{"file:///v/a.mp4"};
    const QUrl other_{"file:///v/b.mp4"};
    const QUrl table_{"file:///v/a.csv"};

  private Q_SLOTS:
    void one_video_is_played_where_one_looks_at_pictures() {
        QCOMPARE(use_of_drop({video_}, "live", false), DropUse::play);
        QCOMPARE(use_of_drop({video_}, "settings", true), DropUse::play);
    }
    void several_files_and_folders_are_annotated() {
        const QTemporaryDir folder;
        QCOMPARE(use_of_drop({video_, other_}, "live", false), DropUse::annotate);
        QCOMPARE(use_of_drop({QUrl::fromLocalFile(folder.path())}, "live", false),
                 DropUse::annotate);
        QCOMPARE(use_of_drop({video_, other_}, "review", true), DropUse::annotate);
    }
    void on_the_annotate_page_everything_is_annotated() {
        QCOMPARE(use_of_drop({video_}, "annotate", true), DropUse::annotate);
    }
    void an_annotation_is_reviewed_wherever_it_is_dropped() {
        for (const char* page : {"live", "annotate", "review", "settings"}) {
            QCOMPARE(use_of_drop({table_}, page, false), DropUse::review);
        }
        QCOMPARE(use_of_drop({QUrl("file:///v/a.csv.part")}, "live", false), DropUse::review);
    }
    void a_video_dropped_on_a_review_belongs_to_it() {
        QCOMPARE(use_of_drop({video_}, "review", true), DropUse::video_of_review);
        QCOMPARE(use_of_drop({video_}, "review", false), DropUse::annotate);
    }
};

MIEN_APP_TEST(DropUseTest)
#include "drop_use_test.moc"
