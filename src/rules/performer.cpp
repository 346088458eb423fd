#include "rules/performer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"
#include "mien/error.h"
#include "mien/write_file.h"
#include "rules/jpeg.h"
#include "rules/program.h"

namespace mien::rules {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostWaiting = 32;
constexpr int kMostPictures = 10'000;

std::string place_of(const streams::HostAndPort& to) {
    return to.host + ":" + to.port;
}

std::string wall_time() {
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const std::time_t whole = std::chrono::system_clock::to_time_t(now);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}{:%z}", fmt::localtime(whole),
                       now.time_since_epoch().count() % 1000, fmt::localtime(whole));
}

// "2026-11-30T06-40-12.345_smile.jpg".
std::string picture_name(const Rule& rule, const std::string& time) {
    std::string name = time.substr(0, 23) + "_" + streams::as_address_part(rule.name) + ".jpg";
    for (char& c : name) {
        if (c == ':') c = '-';
    }
    return name;
}

std::vector<std::string> variables(const Rule& rule, const Firing& firing,
                                   const std::string& time) {
    return {"MIEN_RULE=" + rule.name, "MIEN_TIME=" + time,
            "MIEN_TRACK=" + std::to_string(firing.track),
            "MIEN_SCORE=" + fmt::format("{:.4f}", firing.score),
            "MIEN_FACES=" + std::to_string(firing.faces)};
}

}  // namespace

std::string firing_json(const Rule& rule, const Firing& firing, const std::string& time) {
    nlohmann::ordered_json news{{"version", 1},
                                {"type", "rule"},
                                {"rule", rule.name},
                                {"time", time},
                                {"faces", firing.faces}};
    if (firing.track > 0) {
        news["track"] = firing.track;
        news["score"] = std::round(firing.score * 1e4) / 1e4;
    }
    return news.dump();
}

struct Performer::Occasion {
    const Rule& rule;
    const Firing& firing;
    const cv::Mat& picture;
    std::string time;
};

Performer::Performer(const std::vector<Rule>& rules, fs::path snapshots, PerformerHooks hooks)
    : snapshots_(std::move(snapshots)),
      hooks_(std::move(hooks)),
      pictures_(kMostWaiting),
      slow_(kMostWaiting) {
    for (const Rule& rule : rules) {
        for (const Action& action : rule.then) {
            if (const auto* const post = std::get_if<PostTo>(&action)) {
                posts_.try_emplace(post->address, post->address);
            } else if (const auto* const send = std::get_if<SendOsc>(&action)) {
                senders_.try_emplace(place_of(send->to), send->to);
            } else if (std::holds_alternative<KeepPicture>(action) && snapshots_.empty()) {
                throw Error("rule \"" + rule.name +
                            "\" keeps pictures: say where, with --snapshots FOLDER");
            }
        }
    }
}

void Performer::perform(const Rule& rule, const Firing& firing, const cv::Mat& picture) {
    const Occasion on{rule, firing, picture, wall_time()};
    if (hooks_.log) {
        const std::string who =
            firing.track > 0 ? fmt::format(": face {}, {:.2f}", firing.track, firing.score) : "";
        hooks_.log(on.time + " rule \"" + rule.name + "\" fired" + who);
    }
    for (const Action& action : rule.then) {
        std::visit([&](const auto& it) { do_now(it, on); }, action);
    }
}

void Performer::finish() {
    pictures_.finish();
    slow_.finish();
}

void Performer::do_now(const SetMarker& action, const Occasion& on) {
    if (hooks_.mark) hooks_.mark(action.label, on.firing.time_s);
}

void Performer::do_now(const SendOsc& action, const Occasion&) {
    senders_.at(place_of(action.to)).send(action.message);
}

void Performer::do_now(const KeepPicture&, const Occasion& on) {
    if (on.picture.empty() || kept_ > kMostPictures) return;
    if (++kept_ > kMostPictures) {
        if (hooks_.log) hooks_.log("10000 pictures were kept: rules keep no more");
        return;
    }
    const fs::path file = snapshots_ / picture_name(on.rule, on.time);
    post(pictures_, on.rule, [this, file, picture = on.picture](const std::stop_token&) {
        std::error_code ignored;  // writing says so
        fs::create_directories(snapshots_, ignored);
        write_file(file, jpeg_of(picture));
    });
}

void Performer::do_now(const PostTo& action, const Occasion& on) {
    post(slow_, on.rule,
         [to = &posts_.at(action.address), json = firing_json(on.rule, on.firing, on.time)](
             const std::stop_token& quit) { to->post(json, quit); });
}

void Performer::do_now(const RunProgram& action, const Occasion& on) {
    post(slow_, on.rule,
         [action, with = variables(on.rule, on.firing, on.time)](const std::stop_token& quit) {
             run_program(action.command, with, action.limit_s, quit);
         });
}

void Performer::post(BoundedWorker& worker, const Rule& rule,
                     std::function<void(const std::stop_token&)> job) {
    const bool taken =
        worker.post([this, name = rule.name, job = std::move(job)](const std::stop_token& quit) {
            try {
                job(quit);
            } catch (const std::exception& error) {
                if (hooks_.log) hooks_.log("rule \"" + name + "\": " + error.what());
            }
        });
    if (!taken && hooks_.log) {
        hooks_.log("rule \"" + rule.name + "\": its action was dropped, as " +
                   std::to_string(kMostWaiting) + " wait already");
    }
}

}  // namespace mien::rules
