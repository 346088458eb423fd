#include "app/review/recent_annotations.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

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

    void no_more_than_can_be_looked_through() {
        RecentAnnotations recent;
        for (int i = 0; i < 100; ++i) recent.add(QStringLiteral("/v/%1.csv").arg(i));
        QCOMPARE(recent.rowCount(), 30);
        QCOMPARE(recent.data(recent.index(0), RecentAnnotations::FileRole).toString(), "/v/99.csv");
    }
};

QTEST_GUILESS_MAIN(RecentAnnotationsTest)
#include "recent_annotations_test.moc"
