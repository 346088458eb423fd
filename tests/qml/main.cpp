// Runs tst_*.qml with a stage on which everything happens on command.
#include <QtQuickTest/quicktest.h>
#include <QAccessible>
#include <QColor>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QMetaEnum>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <future>

#include "app/clip_files.h"
#include "app/fake_source.h"
#include "app/fake_speaker.h"
#include "app/window/language.h"
#include "app/window/workbench.h"
#include "mien/error.h"
#include "mien/frame_source.h"
#include "qml/contact_sheet.h"
#include "serve/client.h"
#include "support/clips.h"
#include "support/drawn_face.h"
#include "support/fake_model.h"

namespace {

using mien::app::LiveSource;
using mien::app::Workbench;

std::vector<mien::CameraDevice> no_camera() {
    return {};
}

// Reads the same classes in another order, and a third.
class OtherNames final : public mien::ScoreModel {
  public:
    explicit OtherNames(bool calm) : calm_(calm) { info_.classes = {"third", "calm", "glad"}; }
    const mien::CheckpointInfo& info() const override { return info_; }
    std::vector<mien::Scores> classify(const std::vector<cv::Mat>& crops) override {
        return std::vector<mien::Scores>(
            crops.size(), calm_ ? mien::Scores{0.1F, 0.7F, 0.2F} : mien::Scores{0.1F, 0.2F, 0.7F});
    }

  private:
    bool calm_;
    mien::CheckpointInfo info_ = mien::test::FakeModel().info();
};

std::unique_ptr<mien::ScoreModel> load(const QString& path) {
    if (path.contains("broken")) throw mien::Error("it is broken");
    if (path.contains("other")) return std::make_unique<OtherNames>(path.contains("calm"));
    return std::make_unique<mien::test::FakeModel>();
}

}  // namespace

// `stage` in the tests.
class Stage : public QObject {
    Q_OBJECT
    Q_PROPERTY(mien::app::Workbench* bench READ bench CONSTANT)

  public:
    QQmlEngine* engine = nullptr;

    // What a screen reader is told of the window: for each thing in it, its role, its name and
    // whether the keyboard reaches it.
    Q_INVOKABLE QVariantList accessibleTree(QQuickWindow* window) {
        QAccessible::setActive(true);
        QVariantList found;
        list_accessible(QAccessible::queryAccessibleInterface(window), found);
        return found;
    }
    Q_INVOKABLE void useLanguage(const QString& language) {
        mien::app::use_language(language);
        engine->retranslate();
    }
    Stage() {
        settings()->setProperty("tourSeen", true);
        bench_.sharing()->port = 0;
    }
    Workbench* bench() { return &bench_; }

    Q_INVOKABLE void openCamera() {
        bench_.live()->open(
            {LiveSource::Kind::camera, "/dev/video0", "Fake camera"},
            [](const std::stop_token&) { return std::make_unique<mien::test::FakeSource>(); }, {});
    }
    // Somebody in view, whom FakeModel takes to be glad.
    Q_INVOKABLE void openDrawnFace() {
        bench_.live()->set_classifier(std::make_unique<mien::test::FakeModel>());
        bench_.live()->open({LiveSource::Kind::camera, "/dev/video0", "Drawn face"},
                            [](const std::stop_token&) {
                                auto source = std::make_unique<mien::test::FakeSource>();
                                source->still = cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(170));
                                mien::draw_face(source->still, {320, 240}, 200);
                                return source;
                            },
                            {});
    }
    Q_INVOKABLE void failToOpen() {
        bench_.live()->open({LiveSource::Kind::camera, "/dev/video0", "Fake camera"},
                            [](const std::stop_token&) -> std::unique_ptr<mien::FrameSource> {
                                throw mien::Error("the camera is in use");
                            },
                            {});
    }
    // `count` faces beside each other.
    Q_INVOKABLE void showFaces(int count, double confidence) {
        mien::FrameResult result;
        result.time_s = ++time_s_;
        for (int i = 0; i < count; ++i) {
            mien::FaceResult face;
            face.track = i + 1;
            face.box = {40 + 150 * i, 120, 100, 100};
            face.scores = {static_cast<float>(confidence), 1 - static_cast<float>(confidence)};
            face.expression = 0;
            face.confidence = static_cast<float>(confidence);
            result.faces.push_back(face);
        }
        show_(result);
    }
    // One face of each of these expressions, 0 or 1.
    Q_INVOKABLE void showExpressions(const QList<int>& expressions, double confidence) {
        mien::FrameResult result;
        result.time_s = ++time_s_;
        for (const int expression : expressions) {
            mien::FaceResult face;
            face.track = static_cast<int>(result.faces.size()) + 1;
            face.box = {20 + 120 * (face.track - 1), 120, 90, 90};
            face.scores = {0.5F, 0.5F};
            face.expression = expression;
            face.confidence = static_cast<float>(confidence);
            result.faces.push_back(face);
        }
        show_(result);
    }
    void show_(const mien::FrameResult& result) {
        bench_.live()->faces()->update(result, {640, 480});
        bench_.live()->history()->set_classes({"glad", "calm"}, "fake");
        bench_.live()->history()->add(result);
    }
    // A camera with a checkpoint, so that it can be recorded into a folder of its own.
    Q_INVOKABLE void openCameraToRecord() {
        settings()->setProperty("recordsFolder", records_.path());
        settings()->setProperty("consentNotice", false);
        bench_.live()->set_classifier(std::make_unique<mien::test::FakeModel>());
        openCamera();
    }
    Q_INVOKABLE QStringList records(const QString& pattern) const {
        return QDir(records_.path()).entryList({pattern}, QDir::Files);
    }
    Q_INVOKABLE QString recordText(const QString& pattern) const {
        const QStringList names = records(pattern);
        if (names.isEmpty()) return {};
        return QString::fromStdString(
            mien::test::read_text(QDir(records_.path()).filePath(names.last()).toStdString()));
    }
    Q_INVOKABLE int marks() { return static_cast<int>(bench_.live()->history()->marks().size()); }
    Q_INVOKABLE QString lastMark() { return bench_.live()->history()->marks().back().label; }
    // Files in a folder of its own: twenty frames, glad, and calm from the eleventh on.
    Q_INVOKABLE QUrl writeClip(const QString& name) {
        return QUrl::fromLocalFile(
            QString::fromStdString(mien::test::write_clip(file(name).toStdString(), 20)));
    }
    Q_INVOKABLE QString writeAnnotation(const QString& name, int frames = 20) {
        return QString::fromStdString(
            mien::test::write_annotation(file(name).toStdString(), frames, 10));
    }
    // Annotations of people who saw the same.
    Q_INVOKABLE QList<QUrl> writePeople(const QString& folder, int count) {
        QList<QUrl> urls;
        for (const std::string& one : mien::test::write_people(file(folder).toStdString(), count)) {
            urls << QUrl::fromLocalFile(QString::fromStdString(one));
        }
        return urls;
    }
    Q_INVOKABLE QUrl writeOther(const QString& name, int change) {  // of the same faces
        return QUrl::fromLocalFile(QString::fromStdString(
            mien::test::write_other_annotation(file(name).toStdString(), 20, change)));
    }
    Q_INVOKABLE QString writeOfTwo(const QString& name, int change, int second_change) {
        return QString::fromStdString(mien::test::write_annotation_of_two(
            file(name).toStdString(), 20, change, second_change));
    }
    Q_INVOKABLE QUrl writeTable(const QString& name) {
        mien::test::write_text(file(name).toStdString(), "emotion,pixels,Usage\n");
        return url(name);
    }
    Q_INVOKABLE void writeEmpty(const QString& name) {
        mien::test::write_text(file(name).toStdString(), "");
    }
    Q_INVOKABLE void remove(const QString& name) { QFile::remove(file(name)); }
    Q_INVOKABLE QUrl url(const QString& name) { return QUrl::fromLocalFile(file(name)); }
    Q_INVOKABLE bool exists(const QString& name) const { return QFile::exists(file(name)); }
    Q_INVOKABLE int linesOf(const QString& name) {
        return static_cast<int>(
            QString::fromStdString(mien::test::read_text(file(name).toStdString())).count('\n'));
    }
    Q_INVOKABLE void addTone(const QString& name) {  // in its second half
        mien::test::add_tone(file(name).toStdString(), 1);
    }
    Q_INVOKABLE int speakers() { return speaker_->now_open(); }
    Q_INVOKABLE double loudest() { return static_cast<double>(speaker_->loudest()); }
    Q_INVOKABLE void plugSpeaker(bool there) { speaker_->missing = !there; }
    Q_INVOKABLE int picturesOf(const QString& name) {
        int count = 0;
        const auto source = mien::open_media(file(name).toStdString());
        for (mien::Frame frame; source->read(frame) == mien::ReadStatus::frame; ++count) frame = {};
        return count;
    }
    Q_INVOKABLE bool isPicture(const QString& name) { return !QImage(file(name)).isNull(); }
    Q_INVOKABLE bool samePicture(const QString& one, const QString& other) {
        return QImage(file(one)) == QImage(file(other));
    }
    // Where pictures are to be kept; empty: nowhere. See tools/pictures.
    Q_PROPERTY(QString pictures READ pictures CONSTANT)
    static QString pictures() { return qEnvironmentVariable("MIEN_PICTURES"); }
    Q_INVOKABLE bool savePicture(QQuickWindow* window, const QString& name) {
        return window->grabWindow().save(pictures() + '/' + name + ".png");
    }
    // Those of a state, side by side, as tall as is useful to look at.
    Q_INVOKABLE bool saveSheet(const QStringList& names, const QString& name) {
        return save_contact_sheet(pictures(), names, pictures() + "/sheets/" + name + ".png");
    }
    Q_INVOKABLE QColor cornerOf(const QString& name) { return QImage(file(name)).pixelColor(0, 0); }

    // A browser, on a thread of its own, for this session is what answers it.
    Q_INVOKABLE void ask(const QString& method, int port, const QString& path, const QString& body,
                         const QString& token) {
        answer_ = std::async(std::launch::async, [=] {
            httplib::Client client("127.0.0.1", port);
            httplib::Headers headers;
            if (!token.isEmpty()) headers.emplace("Authorization", "Bearer " + token.toStdString());
            const std::string to = path.toStdString();
            const auto result =
                method == "GET" ? client.Get(to, headers)
                                : client.Post(to, headers, body.toStdString(), "application/json");
            return result ? QVariantMap{{"status", result->status},
                                        {"text", QString::fromStdString(result->body)}}
                          : QVariantMap{{"status", 0}, {"text", ""}};
        });
    }
    Q_INVOKABLE bool answered() const {
        return answer_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }
    Q_INVOKABLE QVariantMap answer() { return answer_.get(); }
    Q_INVOKABLE void watch(int port) {
        viewer_ = std::make_unique<mien::test::RawClient>(port);
        viewer_->say("GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }
    Q_INVOKABLE void leave() { viewer_.reset(); }

    Q_INVOKABLE void reset() {
        bench_.live()->faces()->clear();
        settings()->restoreDefaults();
        settings()->setProperty("tourSeen", true);
    }
    // All that is asked before a training, with a program in mienctl's place; see write_tool().
    Q_INVOKABLE void planTraining() {
        for (const char* left :
             {"mine.safetensors", "mine.safetensors.state", "broken", "misused", "enough"}) {
            remove(left);
        }
        bench_.training()->useFolder(QUrl::fromLocalFile(files_.path()));
        bench_.training()->setProperty("name", "mine");
        bench_.training()->useData(writeTable("faces.csv"));
    }

  private:
    // In mienctl's place, in the folder of the files.
    QString write_tool() const {
        QFile::copy(QUICK_TEST_SOURCE_DIR "/fake_mienctl", file("mienctl"));
        return file("mienctl");
    }
    static void list_accessible(QAccessibleInterface* at, QVariantList& found) {
        if (!at || at->state().invisible) return;
        auto* const meta = QMetaEnum::fromType<QAccessible::Role>().valueToKey(at->role());
        const auto* const value = at->valueInterface();
        found << QVariantMap{{"role", meta},
                             {"name", at->text(QAccessible::Name)},
                             {"value", value ? value->currentValue() : QVariant()},
                             {"focusable", bool(at->state().focusable)},
                             {"what", at->object() ? at->object()->metaObject()->className() : ""}};
        for (int i = 0; i < at->childCount(); ++i) list_accessible(at->child(i), found);
    }
    mien::app::Settings* settings() { return bench_.settings().value<mien::app::Settings*>(); }
    QString file(const QString& name) const { return files_.filePath(name); }

    QTemporaryDir files_;
    QTemporaryDir records_;
    std::shared_ptr<mien::test::FakeSpeaker> speaker_ = std::make_shared<mien::test::FakeSpeaker>();
    Workbench bench_{{}, no_camera, load, mien::test::sink_of(speaker_), write_tool()};
    std::future<QVariantMap> answer_;
    std::unique_ptr<mien::test::RawClient> viewer_;
    double time_s_ = 0;
};

class Setup : public QObject {
    Q_OBJECT

  public Q_SLOTS:
    void applicationAvailable() {
        QCoreApplication::setOrganizationName("mien");
        QCoreApplication::setApplicationName("mien");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        // The dialogs of the program itself, where they are to be looked at.
        QQuickStyle::setStyle(Stage::pictures().isEmpty() ? "Basic" : "Fusion");
    }
    void qmlEngineAvailable(QQmlEngine* engine) {
        engine->addImportPath("qrc:/");
        auto* const stage = new Stage;
        stage->engine = engine;
        connect(engine, &QQmlEngine::warnings, this,
                [this](const auto& warnings) { warnings_ += static_cast<int>(warnings.size()); });
        engine->rootContext()->setContextProperty("stage", stage);
    }

    // What QML complained about (an undefined name, a type that does not fit), printed above.
    int warnings() const { return warnings_; }

  private:
    QTemporaryDir folder_;
    int warnings_ = 0;
};

int main(int argc, char** argv) {
    QTEST_SET_MAIN_SOURCE_PATH
    Setup setup;
    const int failed =
        quick_test_main_with_setup(argc, argv, "mien", QUICK_TEST_SOURCE_DIR, &setup);
    if (setup.warnings() == 0) return failed;
    qWarning("%d warnings of QML", setup.warnings());
    return failed + 1;
}

#include "main.moc"
