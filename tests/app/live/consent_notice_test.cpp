#include "app/live/consent_notice.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/app_test.h"
#include "app/fake_source.h"
#include "app/live/qr_picture.h"

using mien::app::ConsentNotice;
using mien::app::Live;
using mien::app::LiveSource;
using mien::app::Settings;

class ConsentNoticeTest : public QObject {
    Q_OBJECT

    QTemporaryDir config_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<Live> live_;
    std::unique_ptr<ConsentNotice> notice_;

  private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("mien");
        QCoreApplication::setApplicationName("mien");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, config_.path());
    }
    void init() {
        QSettings().clear();
        folder_ = std::make_unique<QTemporaryDir>();
        settings_ = std::make_unique<Settings>();
        settings_->records_folder = folder_->path();
        live_ = std::make_unique<Live>();
        notice_ = std::make_unique<ConsentNotice>(live_.get(), settings_.get());
    }

    void says_what_is_read_by_whom_and_until_when() {
        live_->open(
            {LiveSource::Kind::camera, "/dev/video7", "Front camera"},
            [](const std::stop_token&) { return std::make_unique<mien::test::FakeSource>(); }, {});
        settings_->setProperty("noticeBy", "Ada Example,\nroom 7");
        settings_->setProperty("noticeUntil", "31 May");
        const QString text = notice_->text();
        QVERIFY(text.startsWith(notice_->heading()));
        QVERIFY(text.contains("Front camera"));
        QVERIFY(text.contains("By whom: Ada Example, room 7\n"));
        QVERIFY(text.contains("Until when: 31 May\n"));
        QVERIFY(text.contains("You may say no"));
        QVERIFY(text.endsWith("\n"));
    }

    void does_not_give_an_address_away() {
        live_->open(
            mien::app::media_source("rtsp://ada:secret@192.168.1.20/stream"),
            [](const std::stop_token&) { return std::make_unique<mien::test::FakeSource>(); }, {});
        QVERIFY(notice_->text().contains("a network camera"));
        QVERIFY(!notice_->text().contains("192.168"));
        QVERIFY(!live_->source_name().contains("secret"));
        QVERIFY(live_->source_name().contains("192.168.1.20"));
    }

    void says_so_where_nobody_wrote_who_and_until_when() {
        const QString text = notice_->text();
        QVERIFY(text.contains("By whom: the person who runs this computer"));
        QVERIFY(text.contains("Until when: until the person"));
    }

    void says_whether_the_picture_is_kept() {
        QSignalSpy changed(notice_.get(), &ConsentNotice::changed);
        QVERIFY(notice_->text().contains("without the picture"));
        settings_->setProperty("recordVideo", true);
        QCOMPARE(changed.count(), 1);
        QVERIFY(notice_->text().contains("as a video"));
    }

    void the_page_for_printing_is_a_pdf_with_a_code() {
        notice_->savePage();
        QVERIFY2(!notice_->failed(), qPrintable(notice_->answer()));
        const QStringList files = QDir(folder_->path()).entryList({"*-notice.pdf"}, QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY(notice_->answer().contains(files.first()));
        QFile file(folder_->filePath(files.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.contains("/Subtype /Image"));
        QVERIFY(bytes.contains("/Count 1"));  // one page
        notice_->forgetAnswer();
        QCOMPARE(notice_->answer(), QString());
    }

    void a_folder_that_cannot_be_written_is_told() {
        QFile file(folder_->filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        settings_->records_folder = folder_->filePath("file/records");
        notice_->savePage();
        QVERIFY(notice_->failed());
        QVERIFY(notice_->answer().contains("choose another folder"));
    }

    void the_longest_names_still_fit_a_code() {
        settings_->setProperty("noticeBy", QString(200, u'ß'));
        settings_->setProperty("noticeUntil", QString(200, u'ß'));
        const QImage code = mien::app::qr_picture(notice_->text());
        QVERIFY(!code.isNull());
        QCOMPARE(code.pixelColor(0, 0), QColor(Qt::white));
        QCOMPARE(code.pixelColor(4, 4), QColor(Qt::black));  // its corner, within the border
        QVERIFY(mien::app::qr_picture(QString(3000, 'a')).isNull());
    }
};

MIEN_APP_TEST(ConsentNoticeTest)
#include "consent_notice_test.moc"
