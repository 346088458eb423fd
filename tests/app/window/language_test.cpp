#include "app/window/language.h"

#include <QCoreApplication>
#include <QTest>

#include "app/app_test.h"
#include "app/parts/expressions.h"
#include "app/parts/shown_number.h"

using mien::app::expression_title;
using mien::app::Expressions;
using mien::app::language_for;
using mien::app::shown_number;
using mien::app::use_language;

class LanguageTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cleanup() { use_language("en"); }

    void the_desktop_chooses_unless_the_user_does() {
        QCOMPARE(language_for("system", {"de-AT", "de", "en-US"}), "de");
        QCOMPARE(language_for("system", {"es_MX"}), "es");
        QCOMPARE(language_for("system", {"fr-FR", "es-ES"}), "es");
        QCOMPARE(language_for("system", {"en-GB", "de-DE"}), "en");
        QCOMPARE(language_for("system", {"ja-JP"}), "en");
        QCOMPARE(language_for("system", {}), "en");
        QCOMPARE(language_for("es", {"de-DE"}), "es");
        QCOMPARE(language_for("en", {"de-DE"}), "en");
        QCOMPARE(language_for("klingon", {"de-DE"}), "de");
    }

    void texts_are_in_the_language_and_back() {
        const auto record = [] { return QCoreApplication::translate("BottomBar", "Record"); };
        QCOMPARE(record(), "Record");
        use_language("de");
        QCOMPARE(record(), "Aufnehmen");
        use_language("es");
        QCOMPARE(record(), "Grabar");
        use_language("en");
        QCOMPARE(record(), "Record");
    }

    void numbers_are_as_the_language_writes_them() {
        QCOMPARE(shown_number(0.75, 2), "0.75");
        use_language("de");
        QCOMPARE(shown_number(0.75, 2), "0,75");
        use_language("es");
        QCOMPARE(shown_number(0.75, 1), "0,8");
    }

    // Whatever the checkpoint calls them; files are in English.
    void expressions_are_translated_on_the_screen_alone() {
        use_language("de");
        QCOMPARE(expression_title("happiness"), "fröhlich");
        QCOMPARE(expression_title("Anger"), "wütend");
        QCOMPARE(Expressions::written("happiness"), "happy");
        QCOMPARE(Expressions::key("happiness"), "happy");
        QCOMPARE(expression_title("bored"), "bored");  // of somebody's own checkpoint
    }
};

MIEN_APP_TEST(LanguageTest)
#include "language_test.moc"
