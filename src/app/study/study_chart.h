// The curves of a study in a page.
#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>

#include "app/study/study_view.h"

namespace mien::app {

class StudyChart : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::StudyView* view READ view WRITE set_view NOTIFY changed)
    Q_PROPERTY(QList<int> chosen MEMBER chosen_ NOTIFY changed)  // expressions
    Q_PROPERTY(QColor lineColor MEMBER line_color_ NOTIFY changed)
    Q_PROPERTY(QColor peopleColor MEMBER people_color_ NOTIFY changed)
    Q_PROPERTY(qreal stripHeight MEMBER strip_height_ NOTIFY changed)  // of the people, below
    Q_PROPERTY(double highest READ highest NOTIFY changed)             // score at the upper edge

  public:
    explicit StudyChart(QQuickItem* parent = nullptr);

    StudyView* view() const { return view_; }
    void set_view(StudyView* view);
    double highest() const;
    void paint(QPainter* painter) override;

  Q_SIGNALS:
    void changed();

  private:
    StudyView* view_ = nullptr;
    QList<int> chosen_;
    QColor line_color_ = Qt::gray;
    QColor people_color_ = Qt::gray;
    qreal strip_height_ = 0;
};

}  // namespace mien::app
