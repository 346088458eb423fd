// Videos, pictures and folders on their way to annotations, one after the other.
//
// One thread annotates, with an engine of its own; another looks into folders. The window never
// waits for either.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QStringList>
#include <QThreadPool>
#include <QVariantList>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "app/annotate/summary_view.h"
#include "app/parts/gui_calls.h"
#include "mien/annotate.h"

namespace mien::app {

// With what the next item is annotated.
struct AnnotateWishes {
    QString checkpoint;  // path
    AnalyzerSettings analyzer;
    AnnotateSettings annotate;
    bool summary = false;  // sum each up, too
    QString markers;       // segments for the summaries; empty: each annotation's own
};

class AnnotateQueue : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int finished READ finished NOTIFY changed)  // done, failed or cancelled
    Q_PROPERTY(int failed READ failed NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    // What can be written: maps of "word" (as settings have it), "title" and "ending".
    Q_PROPERTY(QVariantList formats READ formats NOTIFY formatsNamed)
    Q_PROPERTY(mien::app::SummaryView* summary READ summary CONSTANT)

  public:
    enum class State { Waiting, Running, Done, Cancelled, Failed };
    Q_ENUM(State)
    enum Role {
        NameRole = Qt::UserRole + 1,
        FolderRole,           // where its results go
        StateRole,            //
        ShareRole,            // done, 0 to 1; -1 where the length is not known
        FramesRole,           // done
        FramesPerSecondRole,  // of work
        SecondsLeftRole,      // -1 where not known
        ProblemRole,          // for Failed; for Done: what to know of the result; else empty
        ResultRole,           // the annotation's CSV; empty while there is none
        OutcomeRole,          // for Done: what came of it, in a line
    };

    using Wishes = std::function<AnnotateWishes()>;  // throws Error, such as without a checkpoint
    using Load = std::function<std::unique_ptr<ScoreModel>(const QString& path)>;

    AnnotateQueue(Wishes wishes, Load load, QObject* parent = nullptr);
    ~AnnotateQueue() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Files, folders and addresses. `out`: the folder for results; empty: beside each input, or
    // where that cannot be written to, in `fallback`. What cannot be used becomes a failed item.
    void add(const QStringList& named, const QString& out, const QString& fallback);

    Q_INVOKABLE void cancel(int row);  // waiting or running; what is read until then stays
    Q_INVOKABLE void retry(int row);   // failed or cancelled
    Q_INVOKABLE void remove(int row);  // any but a running one
    Q_INVOKABLE void clearFinished();
    Q_INVOKABLE void summarize(int row);  // one that is done, in `summary`

    int waiting() const;
    int finished() const;
    int failed() const;
    bool running() const { return running_ >= 0; }
    static QVariantList formats();
    QStringList results() const;  // the CSVs of what is done
    SummaryView* summary() { return &summary_; }

  Q_SIGNALS:
    void changed();
    void formatsNamed();  // in another language
    void annotated(const QString& csv);
    void summarized();  // the queue is empty, and `summary` has what came of it

  private:
    struct Item {
        int id = 0;
        AnnotateInput input;
        std::filesystem::path out;
        State state = State::Waiting;
        AnnotateProgress progress;
        QString problem;
        QString result;
        QString outcome;
    };
    struct Engine;

    int in_state(State state) const;
    void adopt(std::vector<Item> planned);
    void start_next();
    void annotate_on_thread(const Item& item, const AnnotateWishes& wishes,
                            const std::stop_token& stop);
    void take_progress(int id, const AnnotateProgress& progress);
    void take_report(int id, const AnnotateReport& report, const QString& outcome,
                     const QString& problem);
    void take_failure(int id, const QString& problem);
    void end_running();
    int row_of(int id) const;
    void tell(int row);

    Wishes wishes_;
    std::shared_ptr<Engine> engine_;  // of the annotating thread alone
    std::vector<Item> items_;
    QStringList named_;  // ever: names must differ among all
    int next_id_ = 0;
    int running_ = -1;  // id
    std::stop_source stop_;
    QStringList to_summarize_;  // done since the queue was empty
    bool summarizing_ = false;  // as the last wishes had it
    QString markers_;
    SummaryView summary_;
    GuiCalls calls_;
    QThreadPool planner_;
    QThreadPool worker_;
};

}  // namespace mien::app
