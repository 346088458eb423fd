#include "app/parts/settings.h"

#include <QMetaProperty>
#include <QSettings>
#include <QStandardPaths>
#include <QStringList>
#include <algorithm>

#include "mien/error.h"
#include "mien/paths.h"

namespace mien::app {

namespace {

// Among the user's documents: a record is first of all a table to work with, and documents are what
// people find again and back up.
QString default_records_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Mien";
}

// Every property by its name, with the value it has before the user changes it.
const std::vector<std::pair<const char*, QVariant>>& defaults() {
    static const AnalyzerSettings engine;
    static const std::vector<std::pair<const char*, QVariant>> values = {
        {"cascade", QString::fromStdString(engine.detector.cascade)},
        {"strictness", engine.detector.strictness},
        {"minFace", engine.detector.min_face},
        {"smoothing", 0.3},
        {"precision", QString::fromLatin1(to_string(Precision::automatic))},
        {"uncertainBelow", 0.4},
        {"theme", QStringLiteral("dark")},
        {"textScale", 1.0},
        {"showBoxes", true},
        {"showLabels", true},
        {"showBars", true},
        {"showTimeline", true},
        {"showRail", true},
        {"windowWidth", 1280},
        {"windowHeight", 800},
        {"mirrorCamera", true},
        {"loopVideos", false},
        {"cameraSize", QStringLiteral("1280x720")},
        {"lastCamera", QString()},
        {"checkpoint", QString()},
        {"modelsFolder", QString::fromStdString(mien::models_folder().string())},
        {"recordsFolder", default_records_folder()},
        {"recordVideo", false},
        {"markerLabels", QString()},
        {"annotationsFolder", QString()},
        {"annotateJsonl", false},
        {"annotateVideo", false},
    };
    return values;
}

}  // namespace

Settings::Settings(QObject* parent) : QObject(parent) {
    read();
    write_soon_.setSingleShot(true);
    write_soon_.setInterval(500);
    connect(this, &Settings::changed, &write_soon_, qOverload<>(&QTimer::start));
    connect(&write_soon_, &QTimer::timeout, this, &Settings::write);
}

Settings::~Settings() {
    if (write_soon_.isActive()) write();
}

void Settings::read() {
    const QSettings stored;
    for (const auto& [name, value] : defaults()) {
        setProperty(name, stored.value(QLatin1String(name), value));
    }
    // Someone may have edited the file: the engine is only given what it takes.
    strictness = std::clamp(strictness, 1, 20);
    min_face = std::clamp(min_face, 20, 400);
    smoothing_s = std::clamp(smoothing_s, 0.0, 5.0);
    uncertain_below = std::clamp(uncertain_below, 0.0, 1.0);
    text_scale = std::clamp(text_scale, 0.8, 2.0);
}

void Settings::write() const {
    QSettings stored;
    for (const auto& [name, value] : defaults()) {
        const QVariant now = property(name);
        if (now == value) {
            stored.remove(QLatin1String(name));
        } else {
            stored.setValue(QLatin1String(name), now);
        }
    }
}

void Settings::restoreDefaults() {
    for (const auto& [name, value] : defaults()) setProperty(name, value);
}

AnalyzerSettings Settings::analyzer() const {
    AnalyzerSettings engine;
    engine.detector.cascade = cascade.toStdString();
    engine.detector.strictness = strictness;
    engine.detector.min_face = min_face;
    engine.smoothing_s = smoothing_s;
    return engine;
}

CameraSize Settings::wanted_camera_size() const {
    const QStringList sides = camera_size.split(QLatin1Char('x'));
    if (sides.size() != 2 || sides[0].toInt() <= 0 || sides[1].toInt() <= 0) return {};
    return {sides[0].toInt(), sides[1].toInt()};
}

Precision Settings::wanted_precision() const {
    try {
        return parse_precision(precision.toStdString());
    } catch (const Error&) {  // someone edited the file
        return Precision::automatic;
    }
}

}  // namespace mien::app
