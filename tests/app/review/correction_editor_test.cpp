#include "app/review/correction_editor.h"

#include <QSignalSpy>
#include <QTest>

#include "app/app_test.h"
#include "support/temporary_folder.h"

using mien::app::CorrectionEditor;
using mien::test::read_text;

class CorrectionEditorTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void each_step_can_be_undone_and_redone() {
        const mien::test::TemporaryFolder folder;
        CorrectionEditor editor;
        editor.reset(folder / "clip.review.json", {}, 2, {});
        QVERIFY(!editor.can_undo());
        editor.rename(1, "Anna");
        editor.rename(1, "Anna");  // no step
        QCOMPARE(editor.split(1, 4.0), 3);
        editor.exclude(1, 2);
        QCOMPARE(editor.addNote(9), 0);
        QCOMPARE(editor.addNote(5), 0);  // in order of time
        editor.setNote(0, "early");
        const mien::Corrections all = editor.corrections();
        for (int i = 0; i < 6; ++i) editor.undo();
        QVERIFY(editor.corrections().empty());
        QVERIFY(!editor.can_undo());
        QTRY_VERIFY(!std::filesystem::exists(folder / "clip.review.json"));
        for (int i = 0; i < 6; ++i) editor.redo();
        QVERIFY(editor.corrections() == all);
        QVERIFY(!editor.can_redo());
        editor.undo();
        editor.leaveOut(2, true);  // another way
        QVERIFY(!editor.can_redo());
        QTRY_VERIFY(read_text(folder / "clip.review.json").find("\"left_out\": true") !=
                    std::string::npos);
    }
    void rows_that_there_are_not_change_nothing() {
        CorrectionEditor editor;
        editor.reset("/nowhere/x.review.json", {}, 2, {});
        QSignalSpy changed(&editor, &CorrectionEditor::changed);
        editor.include(3);
        editor.setNote(-1, "x");
        editor.removeNote(0);
        editor.merge(1, 1);
        editor.undo();
        editor.redo();
        QCOMPARE(changed.size(), 0);
    }
    void a_disk_that_takes_nothing_is_told() {
        CorrectionEditor editor;
        editor.reset("/proc/none/x.review.json", {}, 2, {});
        editor.rename(1, "Anna");
        QTRY_VERIFY(editor.problem().contains("x.review.json"));
    }
    void what_is_written_is_within_what_is_read() {
        const mien::test::TemporaryFolder folder;
        CorrectionEditor editor;
        editor.reset(folder / "clip.review.json", {}, 2, {});
        editor.rename(1, QString(5000, QChar(0x20AC)));
        editor.setNote(editor.addNote(1), QString(5000, QChar(0x20AC)));
        QTRY_VERIFY(std::filesystem::exists(folder / "clip.review.json"));
        QTRY_VERIFY(mien::read_corrections(folder / "clip.review.json") == editor.corrections());
    }
};

MIEN_APP_TEST(CorrectionEditorTest)
#include "correction_editor_test.moc"
