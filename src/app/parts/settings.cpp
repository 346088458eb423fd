#include "app/parts/settings.h"

#include <QSettings>
#include <QStandardPaths>
#include <QStringList>
#include <utility>

#include "mien/error.h"
#include "mien/paths.h"

namespace mien::app {

namespace {

AppSettings default_settings() {
    AppSettings settings;
    settings.models_folder = QString::fromStdString(mien::models_folder().string());
    // Among the user's documents: a record is first of all a table to work with, and documents are
    // what people find again and back up.
    settings.records_folder =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Mien";
    return settings;
}

// JSON Lines had a switch of its own before all formats could be chosen.
void take_old_switch(QSettings& stored) {
    const QString old = QStringLiteral("annotateJsonl");
    if (stored.value(old).toBool()) {
        stored.setValue("annotateFormats", QStringList{name_of(AnnotationFormat::jsonl)});
    }
    stored.remove(old);
}

}  // namespace

Settings::Settings(QObject* parent) : QQmlPropertyMap(this, parent), defaults_(default_settings()) {
    QSettings stored;
    take_old_switch(stored);
    static_cast<AppSettings&>(*this) = read_stored(stored, defaults_);
    show();
    write_soon_.setSingleShot(true);
    write_soon_.setInterval(500);
    connect(this, &QQmlPropertyMap::valueChanged, this, &Settings::changed);
    connect(this, &Settings::changed, &write_soon_, qOverload<>(&QTimer::start));
    connect(&write_soon_, &QTimer::timeout, this, &Settings::write);
}

Settings::~Settings() {
    if (write_soon_.isActive()) write();
}

// To QML.
void Settings::show() {
    each_stored<const AppSettings>(
        *this, defaults_, [this](const QString& key, const auto&, const auto& value, const auto&) {
            insert(key, to_variant(value));
        });
}

void Settings::write() {
    QSettings stored;
    write_stored<AppSettings>(stored, *this, defaults_);
    stored.sync();
    if (stored.status() == QSettings::NoError || std::exchange(told_not_stored_, true)) return;
    Q_EMIT notStored(stored.fileName());
}

void Settings::adopt(const AppSettings& settings) {
    static_cast<AppSettings&>(*this) = settings;
    show();
    Q_EMIT changed();
    Q_EMIT restoredChanged();
}

void Settings::restoreDefaults() {
    before_restoring_ = *this;
    adopt(defaults_);
}

void Settings::undoRestoring() {
    if (!before_restoring_) return;
    adopt(*std::exchange(before_restoring_, std::nullopt));
}

QVariant Settings::updateValue(const QString& key, const QVariant& wanted) {
    if (std::exchange(before_restoring_, std::nullopt)) Q_EMIT restoredChanged();
    QVariant taken = wanted;
    each_stored<AppSettings>(
        *this, defaults_, [&](const QString& known, const auto& field, auto& value, const auto&) {
            if (known != key) return;
            take_variant(wanted, field.rule, value);
            taken = to_variant(value);
        });
    return taken;
}

QVariantMap Settings::bounds(const QString& key) const {
    QVariantMap bounds;
    each_stored<const AppSettings>(
        *this, defaults_, [&](const QString& known, const auto& field, const auto&, const auto&) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(field.rule)>, Range>) {
                if (known != key) return;
                bounds = {
                    {"from", field.rule.from}, {"to", field.rule.to}, {"step", field.rule.step}};
            }
        });
    return bounds;
}

AnnotateSettings Settings::wanted_annotation() const {
    AnnotateSettings wanted = annotate;
    if (wanted.anonymous) wanted.video = wanted.blur = false;
    if (wanted.blur) wanted.video = true;
    wanted.overlay.uncertain_below = uncertain_below;
    return wanted;
}

CameraSize Settings::wanted_camera_size() const {
    const QStringList sides = camera_size.split(QLatin1Char('x'));
    if (sides.size() != 2 || sides[0].toInt() <= 0 || sides[1].toInt() <= 0) return {};
    return {sides[0].toInt(), sides[1].toInt()};
}

Precision Settings::wanted_precision() const {
    return parse_precision(precision.toStdString());
}

}  // namespace mien::app
