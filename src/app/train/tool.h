// mienctl at work for the window, as a program of its own: the window needs no LibTorch for it,
// what it takes is given back when it ends, and where memory runs out it ends alone.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace mien::app {

class Tool : public QObject {
    Q_OBJECT

  public:
    // `program`: empty for the mienctl that lies beside this program.
    explicit Tool(const QString& program, QObject* parent = nullptr);
    ~Tool() override;  // asks it to stop, and ends it a second later

    void start(const QStringList& arguments);  // where none runs
    void stop();                               // asks: it ends when what it does may be left
    void end();                                // at once, without ended()

    bool running() const { return process_.state() != QProcess::NotRunning; }
    QString program() const { return process_.program(); }

    // What it wrote to standard output and nobody has read yet; a line: empty while there is none.
    QByteArray read_line();
    QByteArray read_all() { return process_.readAllStandardOutput(); }

    // Once it has ended: why it cannot have done its work, or else the last thing that it
    // complained about, as a sentence for the user; empty: nothing.
    QString problem() const { return problem_; }

  Q_SIGNALS:
    void told();   // standard output has more
    void ended();  // or could not be started

  private:
    void take_end();

    QProcess process_;
    QString problem_;
};

}  // namespace mien::app
