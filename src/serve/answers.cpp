#include "serve/answers.h"

#include <exception>
#include <utility>

#include "mien/error.h"
#include "model/strict_json.h"

namespace mien::serve {

using httplib::Request;
using httplib::Response;

namespace {

// What a request was wrong about becomes a message with its status; what could not be done,
// `status`.
void answer(int status, const Answer& work, const Request& request, Response& response,
            const std::string& body) {
    try {
        work(request, response, body);
    } catch (const Refusal& refusal) {
        refuse(response, refusal);
    } catch (const std::exception& error) {
        refuse(response, {status, error.what()});
    }
}

}  // namespace

void send_json(Response& response, const Json& json) {
    response.set_content(as_text(json) + "\n", "application/json");
}

void refuse(Response& response, const Refusal& refusal) {
    response.status = refusal.status;
    send_json(response, {{"error", refusal.reason}});
}

httplib::Server::Handler reader(Answer work) {
    return [work = std::move(work)](const Request& request, Response& response) {
        answer(500, work, request, response, {});
    };
}

// The body as it is, of whatever type: httplib would take forms apart.
httplib::Server::HandlerWithContentReader action(int status, Answer work) {
    return [status, work = std::move(work)](const Request& request, Response& response,
                                            const httplib::ContentReader& content) {
        if (request.is_multipart_form_data()) {
            refuse(response, {415, "send the bytes themselves as the body, not a form"});
            return;
        }
        std::string body;
        if (request.has_header("Content-Length") && !content([&](const char* data, std::size_t n) {
                body.append(data, n);
                return true;
            })) {
            refuse(response, {400, "the request ended before its body did"});
            return;
        }
        answer(status, work, request, response, body);
    };
}

nlohmann::json object_in(const std::string& body) {
    nlohmann::json json;
    try {
        json = parse_strict(body.empty() ? "{}" : body, 4, "the request");
    } catch (const Error& error) {
        throw Refusal{400, error.what()};
    }
    if (!json.is_object()) throw Refusal{400, "the request is not a JSON object"};
    return json;
}

bool flag_in(const nlohmann::json& object, const std::string& name, std::optional<bool> otherwise) {
    const auto found = object.find(name);
    if (found != object.end() && found->is_boolean()) return *found;
    if (found == object.end() && otherwise) return *otherwise;
    throw Refusal{400, "the request needs \"" + name + "\": true or false"};
}

double number_in(const nlohmann::json& object, const std::string& name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number()) {
        throw Refusal{400, "the request needs \"" + name + "\": a number"};
    }
    return *found;
}

std::string text_in(const nlohmann::json& object, const std::string& name, bool needed) {
    const auto found = object.find(name);
    if (found == object.end() && !needed) return {};
    if (found == object.end() || !found->is_string()) {
        throw Refusal{400, "the request needs \"" + name + "\": a text"};
    }
    return *found;
}

}  // namespace mien::serve
