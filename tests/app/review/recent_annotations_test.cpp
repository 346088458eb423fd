#include "app/review/recent_annotations.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/app_test.h"

using mien::app::RecentAnnotations;

class RecentAnnotationsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

  private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("mien");
        QCoreApplication::setApplicationName("mien");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    }

    void the_last_is_at_the_top_and_kept() {
        {
            RecentAnnotations recent;
            QCOMPARE(recent.rowCount(), 0);
            recent.add("/v/a.csv", "/v/a.mp4");
            recent.add("/v/b.csv");
            recent.add("/v/a.csv");
        }
        RecentAnnotations recent;
        QCOMPARE(recent.rowCount(), 2);
        QCOMPARE(recent.data(recent.index(0), RecentAnnotations::NameRole).toString(), "a");
        QCOMPARE(recent.data(recent.index(0), RecentAnnotations::FolderRole).toString(), "/v");
        QCOMPARE(recent.video_of("/v/a.csv"), "/v/a.mp4");
        recent.remove(0);
        QCOMPARE(RecentAnnotations().rowCount(), 1);
    }

    void what_is_added_or_moved_leaves_the_other_rows_alone() {
        RecentAnnotations recent;
        for (int i = 0; i < 30; ++i) recent.add(QStringLiteral("/v/%1.csv").arg(i));
        const QPersistentModelIndex other = recent.index(10);
        const QString file = other.data(RecentAnnotations::FileRole).toString();
        QSignalSpy resets(&recent, &QAbstractItemModel::modelReset);
        recent.add("/v/new.csv");
        QCOMPARE(other.row(), 11);
        recent.add("/v/5.csv");  // from below
        QCOMPARE(other.row(), 12);
        recent.add("/v/5.csv");  // which is at the top
        QCOMPARE(other.data(RecentAnnotations::FileRole).toString(), file);
        QCOMPARE(recent.rowCount(), 30);
        QCOMPARE(recent.data(recent.index(0), RecentAnnotations::FileRole).toString(), "/v/5.csv");
        QCOMPARE(recent.data(recent.index(1), RecentAnnotations::FileRole).toString(),
                 "/v/new.csv");
        QCOMPARE(resets.size(), 0);
    }

    void no_more_than_can_be_looked_through() {
        RecentAnnotations recent;
        for (int i = 0; i < 100; ++i) recent.add(QStringLiteral("/v/%1.csv").arg(i));
        QCOMPARE(recent.rowCount(), 30);
        QCOMPARE(recent.data(recent.index(0), RecentAnnotations::FileRole).toString(), "/v/99.csv");
    }
};

MIEN_APP_TEST(RecentAnnotationsTest)
#include "recent_annotations_test.moc"
