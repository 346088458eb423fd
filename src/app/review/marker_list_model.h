// The markers of the annotation under review, saved with every change.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QThreadPool>
#include <QVariantList>
#include <filesystem>
#include <vector>

#include "app/parts/gui_calls.h"
#include "mien/markers.h"

namespace mien::app {

class MarkerListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why they are not saved; else empty

  public:
    enum Role { StartRole = Qt::UserRole + 1, EndRole, LabelRole };  // seconds, seconds, text

    explicit MarkerListModel(QObject* parent = nullptr);
    ~MarkerListModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Where they are kept, and what is there. `problem`: why that cannot be read; then nothing is
    // ever written over it.
    void reset(const std::filesystem::path& file, std::vector<Marker> markers,
               const QString& problem);

    Q_INVOKABLE int add(double start_s, double end_s, const QString& label);  // gives its row
    Q_INVOKABLE void rename(int row, const QString& label);
    Q_INVOKABLE void remove(int row);

    // As marker_flags(): a list of "x", "room", "start", "label" and "tip".
    Q_INVOKABLE QVariantList flags(double begin_s, double end_s, double width, double flag) const;

    const std::vector<Marker>& markers() const { return markers_; }
    QString problem() const { return problem_; }

  Q_SIGNALS:
    void changed();

  private:
    void save();

    std::filesystem::path file_;
    std::vector<Marker> markers_;  // in order of time
    QString problem_;
    bool readable_ = true;
    GuiCalls calls_;
    QThreadPool pool_;  // one thread: a disk may be slow
};

}  // namespace mien::app
