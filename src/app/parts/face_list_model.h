// The faces in view, one row each, kept by track so that a row follows a person.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QRectF>
#include <QSize>
#include <QTimer>
#include <functional>
#include <vector>

#include "mien/analyzer.h"

namespace mien::app {

class FaceListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // The track that the timeline follows: the one chosen, else the largest face; 0 without any.
    Q_PROPERTY(int selectedTrack READ selected_track NOTIFY selectedTrackChanged)

  public:
    enum Role {
        TrackRole = Qt::UserRole + 1,
        BoxRole,         // QRectF, in shares of the picture's width and height
        StatusRole,      // as annotations spell it: "ok", "too_small"
        ExpressionRole,  // class index; -1 without scores
        ConfidenceRole,
        ScoresRole,  // list of real, one per class
        StaleRole,   // not seen in the newest result, or there is no new result
        SelectedRole,
        RollRole,  // degrees by which the box is turned, clockwise
    };

    explicit FaceListModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(rows_.size()); }
    int selected_track() const { return selected_; }
    QModelIndex prominent() const;  // the selected face, else the largest; invalid: none

    // A face that is missing stays, stale, for a moment: detection blinks.
    void update(const FrameResult& result, QSize picture);
    void clear();
    void hold();  // nobody goes stale until the next update(): the picture stands still

    // Exactly these faces, as they were recorded: nothing stays, ages or is chosen by itself.
    void show(const FrameResult& result, QSize picture);

    // Follows this face from now on; 0 lets the model choose again.
    Q_INVOKABLE void select(int track);
    Q_INVOKABLE void selectNext();  // from left to right, then from the left again

  Q_SIGNALS:
    void countChanged();
    void selectedTrackChanged();
    void updated();  // after every update()

  private:
    struct Row {
        FaceResult face;
        QRectF box;
        double seen_s = 0;
        bool stale = false;
    };
    void drop_rows(const std::function<bool(const Row&)>& lost);
    void place_face(const FaceResult& face, const QRectF& box, double now_s);
    void drop_all_rows();
    void choose_selected();
    void mark_stale();

    std::vector<Row> rows_;
    bool recorded_ = false;  // see show()
    int chosen_ = 0;         // by the user
    int selected_ = 0;       // in effect
    QTimer no_result_;
    QTimer no_result_for_long_;
};

}  // namespace mien::app
