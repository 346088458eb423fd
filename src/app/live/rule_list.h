// The rules of the window: what they say, whether they act on the live session, what they did.
//
// They are kept as `mienctl rules` reads them, in rules.json beside the settings. Whatever that
// file says, no rule acts until the user switches them on, each time Mien is started; and what
// leaves Mien is asked for apart.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "app/live/live.h"
#include "app/live/recording.h"
#include "app/parts/gui_calls.h"
#include "app/parts/settings.h"
#include "rules/live_rules.h"

namespace mien::app {

class RuleList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool active READ active WRITE set_active NOTIFY changed)  // off at the start
    Q_PROPERTY(QStringList allowed READ allowed NOTIFY changed)  // kinds: "post", "osc", "run"
    Q_PROPERTY(QString problem READ problem NOTIFY changed)      // of the file, or of what acts now
    Q_PROPERTY(QStringList log READ log NOTIFY logged)           // the newest first

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        SentenceRole,  // "happy above 0.8 (anyone) for 1 s: sets the marker "smile""
        OnRole,
        LackingRole,  // kinds of its actions that are not allowed, "" where all are
    };

    RuleList(Live* live, Recording* recording, const Settings* settings, QObject* parent = nullptr);
    ~RuleList() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(rows_.size()); }
    bool active() const { return active_; }
    void set_active(bool active);
    QStringList allowed() const;
    QString problem() const { return problem_; }
    QStringList log() const { return log_; }

    Q_INVOKABLE void allow(const QString& kind, bool yes);

    // A rule as JSON, to be edited; row -1: one to begin with.
    Q_INVOKABLE QString textOf(int row) const;
    // What is wrong with it as the rule of this row, or as another (-1); empty: nothing.
    Q_INVOKABLE QString problemOf(const QString& text, int row) const;
    // What it says, in words; empty while something is wrong.
    Q_INVOKABLE QString sentenceOf(const QString& text) const;
    Q_INVOKABLE bool put(int row, const QString& text);  // -1: behind the others
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void setOn(int row, bool on);
    // Does now what it says, as far as it may; markers are only told of.
    Q_INVOKABLE void tryOut(int row);

  Q_SIGNALS:
    void changed();
    void logged();

  private:
    struct Row {
        QString text;
        rules::Rule rule;
    };

    void read();
    void write();
    void follow();  // what acts becomes what is on and may
    std::vector<rules::Rule> in_force() const;
    QStringList lacking(const rules::Rule& rule) const;
    void take_over(const std::shared_ptr<rules::LiveRules>& made, quint64 asked);
    void put_away();
    void tell(const QString& line);
    streams::Log teller();

    Live* live_;
    Recording* recording_;
    const Settings* settings_;
    const QString file_;
    std::vector<Row> rows_;
    QSet<QString> allowed_;
    bool unreadable_ = false;  // the file: it is kept apart before another is written
    bool active_ = false;
    QString problem_;
    QStringList log_;
    std::shared_ptr<rules::LiveRules> acting_;  // fed by the session
    std::shared_ptr<rules::Performer> trial_;   // the newest; the pool's thread alone
    QThreadPool pool_;  // they are made and destroyed there, since they look hosts up
    GuiCalls calls_;
};

}  // namespace mien::app
