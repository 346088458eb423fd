#include "app/annotate/outcome.h"

#include <QTest>

#include "app/app_test.h"
#include "app/clip_files.h"

using mien::app::outcome_of;

class OutcomeTest : public QObject {
    Q_OBJECT

    mien::test::TemporaryFolder folder_;

    mien::Annotation annotation(int frames, int change) const {
        return mien::read_annotation(
            mien::test::write_annotation(folder_ / "clip.csv", frames, change));
    }

  private Q_SLOTS:
    void counts_faces_and_changes_that_last() {
        QCOMPARE(outcome_of(annotation(30, 10)), "2 faces, mostly calm, 1 change");
        QCOMPARE(outcome_of(annotation(20, 19)), "2 faces, mostly glad, 0 changes");  // a flicker
    }
    void pictures_have_no_changes() {
        mien::Annotation pictures = annotation(30, 10);
        pictures.input.kind = mien::SourceKind::stills;
        QCOMPARE(outcome_of(pictures), "2 faces, mostly calm");
    }
    void nobody() {
        mien::Annotation nobody = annotation(3, 3);
        for (auto& face : nobody.faces) face.expression = -1;
        QCOMPARE(outcome_of(nobody), "no face was read");
    }
};

MIEN_APP_TEST(OutcomeTest)
#include "outcome_test.moc"
