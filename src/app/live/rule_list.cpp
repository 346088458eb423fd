#include "app/live/rule_list.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/parts/message.h"
#include "mien/error.h"
#include "mien/write_file.h"
#include "rules/performer.h"
#include "rules/rules_file.h"

namespace mien::app {

namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr int kLongestLog = 50;

const char* const kBegin = R"({
  "name": "smile",
  "when": {"expression": "happy", "above": 0.8, "for_s": 1},
  "then": [{"marker": "smile"}, {"snapshot": true}],
  "again_after_s": 10
})";

// As people write rules: what is short stays on its line.
QString written(const OrderedJson& rule) {
    std::string text = "{";
    for (const auto& [name, value] : rule.items()) {
        text +=
            (text.size() > 1 ? ",\n  " : "\n  ") + OrderedJson(name).dump() + ": " + value.dump();
    }
    return QString::fromStdString(text + "\n}");
}

QString sentence(const rules::Rule& rule) {
    QStringList actions;
    for (const rules::Action& action : rule.then) {
        actions << QString::fromStdString(describe(action));
    }
    return QString::fromStdString(describe(rule.when)) + ": " + actions.join(", ");
}

}  // namespace

RuleList::RuleList(Live* live, Recording* recording, const Settings* settings, QObject* parent)
    : QAbstractListModel(parent),
      live_(live),
      recording_(recording),
      settings_(settings),
      file_(QFileInfo(QSettings().fileName()).path() + "/rules.json") {
    pool_.setMaxThreadCount(1);
    read();
    connect(recording_, &Recording::marked, this, [this](const QString& label, const QString& by) {
        if (acting_ && by != "rule") {
            acting_->marker(label.toStdString(), std::chrono::steady_clock::now());
        }
    });
}

RuleList::~RuleList() {
    calls_.renew();
    put_away();
    pool_.start([this] { trial_.reset(); });
    pool_.waitForDone();
}

// --- as a list

int RuleList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RuleList::roleNames() const {
    return {
        {NameRole, "name"}, {SentenceRole, "sentence"}, {OnRole, "on"}, {LackingRole, "lacking"}};
}

QVariant RuleList::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count()) return {};
    const rules::Rule& rule = rows_[static_cast<std::size_t>(index.row())].rule;
    switch (role) {
        case NameRole:
            return QString::fromStdString(rule.name);
        case SentenceRole:
            return sentence(rule);
        case OnRole:
            return rule.on;
        case LackingRole:
            return lacking(rule).join(", ");
        default:
            return {};
    }
}

QStringList RuleList::lacking(const rules::Rule& rule) const {
    QStringList kinds;
    for (const rules::Action& action : rule.then) {
        const QString kind = QString::fromStdString(kind_of(action));
        const bool may = kind == "marker" || kind == "snapshot" || allowed_.contains(kind);
        if (!may && !kinds.contains(kind)) kinds << kind;
    }
    return kinds;
}

QStringList RuleList::allowed() const {
    QStringList kinds(allowed_.begin(), allowed_.end());
    kinds.sort();
    return kinds;
}

void RuleList::allow(const QString& kind, bool yes) {
    if (yes == allowed_.contains(kind)) return;
    if (yes) {
        allowed_.insert(kind);
    } else {
        allowed_.remove(kind);
    }
    if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1));
    follow();
    Q_EMIT changed();
}

void RuleList::set_active(bool active) {
    if (std::exchange(active_, active) == active) return;
    follow();
    Q_EMIT changed();
}

// --- what they say

QString RuleList::textOf(int row) const {
    if (row >= 0 && row < count()) return rows_[static_cast<std::size_t>(row)].text;
    OrderedJson rule = OrderedJson::parse(kBegin);
    for (int number = 2; !problemOf(written(rule), -1).isEmpty() && number < 200; ++number) {
        rule["name"] = "smile " + std::to_string(number);
    }
    return written(rule);
}

QString RuleList::problemOf(const QString& text, int row) const {
    try {
        const rules::Rule rule = rules::parse_rule(text.toStdString());
        for (int i = 0; i < count(); ++i) {
            if (i != row && rows_[static_cast<std::size_t>(i)].rule.name == rule.name) {
                return tr("Another rule has this name.");
            }
        }
        return {};
    } catch (const Error& error) {
        return as_sentence(QString::fromUtf8(error.what()));
    }
}

QString RuleList::sentenceOf(const QString& text) const {
    try {
        return sentence(rules::parse_rule(text.toStdString()));
    } catch (const Error&) {
        return {};
    }
}

bool RuleList::put(int row, const QString& text) {
    if (!problemOf(text, row).isEmpty()) return false;
    const Row now{text, rules::parse_rule(text.toStdString())};
    if (row >= 0 && row < count()) {
        rows_[static_cast<std::size_t>(row)] = now;
        Q_EMIT dataChanged(index(row), index(row));
    } else {
        beginInsertRows({}, count(), count());
        rows_.push_back(now);
        endInsertRows();
    }
    write();
    follow();
    Q_EMIT changed();
    return true;
}

void RuleList::remove(int row) {
    if (row < 0 || row >= count()) return;
    beginRemoveRows({}, row, row);
    rows_.erase(rows_.begin() + row);
    endRemoveRows();
    write();
    follow();
    Q_EMIT changed();
}

void RuleList::setOn(int row, bool on) {
    if (row < 0 || row >= count() || rows_[static_cast<std::size_t>(row)].rule.on == on) return;
    OrderedJson rule = OrderedJson::parse(textOf(row).toStdString());
    rule["on"] = on;
    put(row, written(rule));
}

// --- the file

void RuleList::read() {
    if (!QFileInfo::exists(file_)) return;
    try {
        const std::vector<rules::Rule> all = rules::read_rules(file_.toStdString());
        QFile file(file_);
        if (!file.open(QIODevice::ReadOnly)) return;
        const auto texts = OrderedJson::parse(file.readAll().toStdString())["rules"];
        for (std::size_t i = 0; i < all.size(); ++i) rows_.push_back({written(texts[i]), all[i]});
    } catch (const std::exception& error) {
        unreadable_ = true;
        problem_ = as_sentence(QString::fromUtf8(error.what()));
    }
}

void RuleList::write() {
    std::string text = "{\"rules\": [\n";
    for (const Row& row : rows_) {
        text += (&row == &rows_.front() ? "" : ",\n") + row.text.toStdString();
    }
    if (std::exchange(unreadable_, false)) {
        QFile::remove(file_ + ".old");
        QFile::rename(file_, file_ + ".old");
    }
    try {
        if (rows_.empty()) {  // a file of rules has at least one
            QFile::remove(file_);
        } else {
            write_file(file_.toStdString(), text + "\n]}\n");
        }
        problem_.clear();
    } catch (const Error& error) {
        problem_ = as_sentence(QString::fromUtf8(error.what()));
    }
}

// --- at work

std::vector<rules::Rule> RuleList::in_force() const {
    std::vector<rules::Rule> rules;
    for (const Row& row : rows_) {
        if (active_ && row.rule.on && lacking(row.rule).isEmpty()) rules.push_back(row.rule);
    }
    return rules;
}

void RuleList::follow() {
    const quint64 asked = calls_.renew();
    put_away();
    const std::vector<rules::Rule> rules = in_force();
    if (rules.empty()) return;
    const auto mark = [line = calls_.line(), this](const std::string& label, double time_s,
                                                   rules::Runner::Clock::time_point moment) {
        line.post([this, label = QString::fromStdString(label), time_s, moment] {
            if (acting_) recording_->mark_heard(label, time_s, moment, {}, "rule");
        });
    };
    pool_.start([this, rules, mark, log = teller(), asked,
                 folder = settings_->records_folder.toStdString()] {
        try {
            auto made = std::make_shared<rules::LiveRules>(rules, folder, mark, log);
            calls_.post([this, made, asked] { take_over(made, asked); });
        } catch (const Error& error) {
            calls_.post(asked, [this, why = as_sentence(QString::fromUtf8(error.what()))] {
                problem_ = why;
                Q_EMIT changed();
            });
        }
    });
}

void RuleList::take_over(const std::shared_ptr<rules::LiveRules>& made, quint64 asked) {
    try {
        if (asked == calls_.generation()) {
            live_->add_sink(made.get());
            acting_ = made;
            problem_.clear();
            Q_EMIT changed();
            return;
        }
    } catch (const Error& error) {
        problem_ = as_sentence(QString::fromUtf8(error.what()));
        Q_EMIT changed();
    }
    pool_.start([gone = made]() mutable { gone.reset(); });
}

void RuleList::put_away() {
    if (!acting_) return;
    live_->remove_sink(acting_.get());
    pool_.start([gone = std::exchange(acting_, nullptr)]() mutable { gone.reset(); });
}

void RuleList::tryOut(int row) {
    if (row < 0 || row >= count()) return;
    const rules::Rule rule = rows_[static_cast<std::size_t>(row)].rule;
    if (const QStringList kinds = lacking(rule); !kinds.isEmpty()) {
        tell(tr("“%1” may not: %2").arg(QString::fromStdString(rule.name), kinds.join(", ")));
        return;
    }
    pool_.start([this, rule, log = teller(), folder = settings_->records_folder.toStdString()] {
        rules::PerformerHooks hooks;
        hooks.log = log;
        hooks.mark = [log](const std::string& label, double) {
            log("would set the marker \"" + label + "\"");
        };
        try {
            trial_ = std::make_shared<rules::Performer>(std::vector{rule}, folder, hooks);
            trial_->perform(rule, {0, 0, 1, 1, 1},
                            cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(128)));
        } catch (const Error& error) {
            log("rule \"" + rule.name + "\": " + error.what());
        }
    });
}

// Called on any thread.
streams::Log RuleList::teller() {
    return [line = calls_.line(), this](const std::string& text) {
        line.post([this, text = QString::fromStdString(text)] { tell(text); });
    };
}

void RuleList::tell(const QString& line) {
    log_.prepend(line);
    while (log_.size() > kLongestLog) log_.removeLast();
    Q_EMIT logged();
}

}  // namespace mien::app
