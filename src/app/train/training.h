// Trains a checkpoint from the window.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include "app/train/tool.h"

namespace mien::app {

class Training : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(bool active READ active NOTIFY stateChanged)        // Running or Stopping
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)   // Failed: why; Finished: but...
    Q_PROPERTY(bool resumable READ resumable NOTIFY stateChanged)  // there is a state to go on from
    Q_PROPERTY(QString result READ result NOTIFY stateChanged)     // checkpoint; empty: none yet

    // What is to be done; while something runs, changes are for the next time.
    Q_PROPERTY(QString data MEMBER data_ NOTIFY planChanged)  // a CSV or a folder
    // Checkpoint to begin with; empty: fresh weights, of the network `architecture`.
    Q_PROPERTY(QString start MEMBER start_ NOTIFY planChanged)
    Q_PROPERTY(QString architecture MEMBER architecture_ NOTIFY planChanged)
    Q_PROPERTY(int epochs MEMBER epochs_ NOTIFY planChanged)      // 0: as many as is usual
    Q_PROPERTY(QString name MEMBER name_ NOTIFY planChanged)      // of the checkpoint to be made
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY planChanged)  // in which it will lie
    Q_PROPERTY(QString missing READ missing NOTIFY stateChanged)  // before it can start; else empty
    Q_PROPERTY(QStringList architectures READ architectures CONSTANT)  // that learn from labels

    // How far it is.
    Q_PROPERTY(double share READ share NOTIFY progressed)  // 0 to 1
    Q_PROPERTY(int epoch READ epoch NOTIFY progressed)     // from 1; 0 before the first
    Q_PROPERTY(int allEpochs READ all_epochs NOTIFY progressed)
    Q_PROPERTY(double secondsLeft READ seconds_left NOTIFY progressed)
    Q_PROPERTY(double loss READ loss NOTIFY progressed)  // of this epoch so far

    // One value per complete epoch, from the first on.
    Q_PROPERTY(QList<double> trainingLoss READ training_loss NOTIFY epochDone)
    Q_PROPERTY(QList<double> validationLoss READ validation_loss NOTIFY epochDone)
    Q_PROPERTY(QList<double> trainingAccuracy READ training_accuracy NOTIFY epochDone)
    Q_PROPERTY(QList<double> validationAccuracy READ validation_accuracy NOTIFY epochDone)
    Q_PROPERTY(int bestEpoch READ best_epoch NOTIFY epochDone)  // from 1; 0: none
    // Of `start` on the validation rows, 0 to 1; negative: not known.
    Q_PROPERTY(double startAccuracy READ start_accuracy NOTIFY epochDone)

  public:
    enum class State { Idle, Running, Stopping, Stopped, Finished, Failed };
    Q_ENUM(State)

    // `program`: see Tool.
    explicit Training(const QString& program = {}, QObject* parent = nullptr);

    Q_INVOKABLE void begin();
    Q_INVOKABLE void resume();  // from the state beside the output
    Q_INVOKABLE void stop();    // the last complete epoch stays, and can be gone on from
    Q_INVOKABLE void useData(const QUrl& data);
    Q_INVOKABLE void useFolder(const QUrl& folder);
    void propose(const QString& folder);  // with a name that is free there

    State state() const { return state_; }
    bool active() const { return state_ == State::Running || state_ == State::Stopping; }
    QString problem() const { return problem_; }
    bool resumable() const;
    QString result() const { return result_; }
    QString missing() const;
    QStringList architectures() const;
    double share() const;
    int epoch() const { return epoch_; }
    int all_epochs() const { return all_epochs_; }
    double seconds_left() const { return seconds_left_; }
    double loss() const { return loss_; }
    QList<double> training_loss() const { return training_loss_; }
    QList<double> validation_loss() const { return validation_loss_; }
    QList<double> training_accuracy() const { return training_accuracy_; }
    QList<double> validation_accuracy() const { return validation_accuracy_; }
    int best_epoch() const { return best_epoch_; }
    double start_accuracy() const { return start_accuracy_; }

  Q_SIGNALS:
    void stateChanged();
    void planChanged();
    void progressed();
    void epochDone();

  private:
    void run(bool resume);
    void set_state(State state, const QString& problem = {});
    void take_lines();
    void take(const QJsonObject& event);
    void take_epoch(const QJsonObject& event);
    void take_end();
    QString incomplete() const;  // what is missing whatever there is already
    QString output() const;

    Tool tool_;
    State state_ = State::Idle;
    QString problem_;
    QString result_;
    QString began_;  // the output of the last one
    QString data_, start_, name_, folder_;
    QString architecture_ = QStringLiteral("cnn4-small");
    int epochs_ = 0;
    int epoch_ = 0;
    int all_epochs_ = 0;
    double in_epoch_ = 0;  // share of it
    double seconds_left_ = 0;
    double loss_ = 0;
    QList<double> training_loss_, validation_loss_, training_accuracy_, validation_accuracy_;
    int best_epoch_ = 0;
    double start_accuracy_ = -1;
    bool finished_ = false;  // it said so
};

}  // namespace mien::app
