// A second checkpoint beside the one in use: what it says of the same faces, and how often both
// agree. Faces are found once, for both.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantMap>
#include <chrono>
#include <deque>
#include <memory>

#include "app/live/live.h"
#include "app/parts/gui_calls.h"
#include "mien/live_session.h"

namespace mien::app {

class SecondReader : public QObject, private LiveSink {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(QString path READ path NOTIFY changed)  // of the checkpoint; empty: none
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    // By track, of the faces in the newest result: {"expression": "sad" as the checkpoint calls
    // it, "confidence", "scores": of the first checkpoint's classes; -1 where it has none of them}.
    Q_PROPERTY(QVariantMap faces READ faces NOTIFY facesChanged)
    // Of the last minute, for classes that mean the same.
    Q_PROPERTY(int readings READ readings NOTIFY counted)  // faces, one each frame
    Q_PROPERTY(int same READ same NOTIFY counted)          // of them, both said the same

  public:
    explicit SecondReader(Live* live, QObject* parent = nullptr);
    ~SecondReader() override;

    void expect(const QString& path);                    // it is being loaded; "": there is none
    void adopt(std::unique_ptr<ScoreModel> classifier);  // of expect()'s path
    void fail();                                         // it could not be loaded

    QString path() const { return path_; }
    bool loading() const { return loading_; }
    QVariantMap faces() const { return faces_; }
    int readings() const { return read_; }
    int same() const { return same_; }

  Q_SIGNALS:
    void changed();
    void facesChanged();
    void counted();

  private:
    using Clock = std::chrono::steady_clock;
    struct Answers {  // of a frame
        Clock::time_point when;
        int read = 0;
        int same = 0;
    };

    void gap(LiveGap /*why*/) override {}
    void frame(const Frame& /*frame*/, std::uint64_t /*generation*/) override {}
    void result(const LiveResult& result) override;  // inference thread
    void state(LiveState /*state*/) override {}

    void take(const QVariantMap& faces, const Answers& answers);
    void forget();
    void listen(bool on);

    Live* live_;
    QString path_;
    bool loading_ = false;
    bool listening_ = false;
    QVariantMap faces_;
    std::deque<Answers> minute_;
    int read_ = 0;
    int same_ = 0;
    GuiCalls calls_;  // of a generation: the checkpoint
};

}  // namespace mien::app
