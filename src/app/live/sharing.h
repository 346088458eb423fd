// Shares the live session with browsers: on this machine, or on its network. Off until somebody
// asks, and for as long as the window is there and reads the same source.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <memory>

#include "app/live/live.h"
#include "app/live/recording.h"
#include "app/parts/gui_calls.h"
#include "app/parts/message.h"
#include "app/parts/settings.h"
#include "serve/share.h"

namespace mien::app {

class Sharing : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(bool active READ active NOTIFY changed)      // whoever asks is answered
    Q_PROPERTY(bool starting READ starting NOTIFY changed)  // it will be in a moment
    Q_PROPERTY(bool network READ network NOTIFY changed)    // others than this machine reach it
    Q_PROPERTY(QStringList addresses READ addresses NOTIFY changed)  // the likeliest first
    Q_PROPERTY(QString problem READ problem NOTIFY changed)          // why it could not start
    Q_PROPERTY(int watching READ watching NOTIFY watchersChanged)
    Q_PROPERTY(QStringList watchers READ watchers NOTIFY watchersChanged)  // their addresses
    // Viewers may begin and end records. Off whenever sharing starts.
    Q_PROPERTY(bool mayRecord READ may_record WRITE set_may_record NOTIFY mayRecordChanged)

  public:
    Sharing(Live* live, Recording* recording, const Settings* settings, Message* message,
            QObject* parent = nullptr);
    ~Sharing() override;

    // `network`: also other machines, who need the token that is in the addresses.
    Q_INVOKABLE void start(bool network);
    Q_INVOKABLE void stop();       // nobody sees anything more once it returns
    void end(const QString& why);  // the same, if it is on, and says so
    Q_INVOKABLE void copy(const QString& address);

    void set_checkpoint(const QString& path);  // in use

    bool active() const { return share_ != nullptr; }
    bool starting() const { return starting_; }
    bool network() const { return network_; }
    QStringList addresses() const { return addresses_; }
    QString problem() const { return problem_; }
    int watching() const { return watching_; }
    QStringList watchers() const { return watchers_; }
    bool may_record() const { return may_record_; }
    void set_may_record(bool may);

    int port = 8700;  // that is tried first; 0: any (for tests)

  Q_SIGNALS:
    void changed();
    void watchersChanged();
    void mayRecordChanged();
    // Viewers asked for it.
    void recordWanted(bool on);
    void checkpointWanted(const QString& path);

  private:
    using Shared = std::shared_ptr<serve::Share>;

    serve::ShareWishes wishes();
    serve::SessionReport report() const;
    void take_over(const Shared& share, quint64 asked);
    void put_away(Shared share);
    void pause(bool paused);
    void take_mark(const streams::HeardMarker& marker, double time_s);
    void tell();
    void count_watchers();

    Live* live_;
    Recording* recording_;
    const Settings* settings_;
    Message* message_;
    bool starting_ = false;
    bool network_ = false;
    bool may_record_ = false;
    QStringList addresses_;
    QString problem_;
    QString checkpoint_;
    int watching_ = 0;
    QStringList watchers_;
    QTimer ticker_;
    Shared share_;      // fed by the session
    QThreadPool pool_;  // servers begin and end there, since that may wait for the network
    GuiCalls calls_;
};

}  // namespace mien::app
