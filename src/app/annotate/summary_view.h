// The summaries of what the queue has annotated, one at a time; made again whenever one is looked
// at, since its markers and its people may have changed in a review.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <functional>
#include <memory>

#include "app/parts/gui_calls.h"
#include "app/parts/summary_list_model.h"

namespace mien::app {

class SummaryView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the queue")
    Q_PROPERTY(QStringList names READ names NOTIFY changed)  // of what there is to choose from
    Q_PROPERTY(int current READ current NOTIFY changed)      // of these; -1: none
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why there is none; else empty
    Q_PROPERTY(QString answer READ answer NOTIFY changed)    // to what was done last
    Q_PROPERTY(mien::app::SummaryListModel* table READ table CONSTANT)

  public:
    explicit SummaryView(QObject* parent = nullptr);
    ~SummaryView() override;

    // `annotations`: CSVs. `markers`: segments for all of them; empty: each one's own.
    void open(const QStringList& annotations, const QString& markers);
    Q_INVOKABLE void choose(int index);
    Q_INVOKABLE void openPage();  // in the desktop's browser
    Q_INVOKABLE void savePdf();   // beside the annotation
    Q_INVOKABLE void copy();

    QStringList names() const;
    int current() const { return current_; }
    bool loading() const { return waiting_ > 0; }
    QString problem() const { return problem_; }
    QString answer() const { return answer_; }
    SummaryListModel* table() { return &table_; }

  Q_SIGNALS:
    void changed();

  private:
    void run(std::function<void()> work);
    void say(const QString& answer);

    QStringList annotations_;
    QString markers_;
    int current_ = -1;
    int waiting_ = 0;
    QString problem_;
    QString answer_;
    SummaryListModel table_;
    std::shared_ptr<const AnnotationSummary> summary_;
    GuiCalls calls_;  // of a generation: what is chosen
    QThreadPool pool_;
};

}  // namespace mien::app
