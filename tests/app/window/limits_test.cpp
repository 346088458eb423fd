// What the window says of a label's meaning is what README says.
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "app/app_test.h"
#include "support/places.h"

class LimitsTest : public QObject {
    Q_OBJECT

    static QString content(const QString& name) {
        QFile file(QString::fromStdString(mien::test::source_dir()) + "/" + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

  private Q_SLOTS:
    void every_limit_of_readme_is_in_the_window() {
        const QString title = "What a label means, and what it does not";
        const QString sheet = content("qml/pages/LimitsSheet.qml");
        QVERIFY(sheet.contains("qsTr(\"" + title + "\")"));
        const QString section =
            content("README.md").section("## " + title, 1, 1).section("\n## ", 0, 0);
        auto heads = QRegularExpression("^- \\*\\*(.+)\\*\\*", QRegularExpression::MultilineOption)
                         .globalMatch(section);
        int count = 0;
        for (; heads.hasNext(); ++count) {
            const QString head = heads.next().captured(1);
            QVERIFY2(sheet.contains("head: qsTr(\"" + head + "\")"), qPrintable(head));
        }
        QVERIFY(count >= 5);
        QCOMPARE(sheet.count("head: "), count);
    }
};

MIEN_APP_TEST(LimitsTest)
#include "limits_test.moc"
