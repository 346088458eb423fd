// What routes have in common: how a request is understood, and how it is answered.
#pragma once

#include <httplib.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "serve/messages.h"
#include "serve/request_guard.h"

namespace mien::serve {

void send_json(httplib::Response& response, const Json& json);

// {"error": reason}.
void refuse(httplib::Response& response, const Refusal& refusal);

// A route's work. A Refusal that it throws is sent; of any other exception, the message.
using Answer =
    std::function<void(const httplib::Request&, httplib::Response&, const std::string& body)>;

// For GET: without a body.
httplib::Server::Handler reader(Answer work);

// For POST: with the body as it is, of whatever type. `status`: of HTTP, for what could not be
// done.
httplib::Server::HandlerWithContentReader action(int status, Answer work);

// What a body says; none is an empty object. These throw a Refusal for what is wrong.
nlohmann::json object_in(const std::string& body);
bool flag_in(const nlohmann::json& object, const std::string& name,
             std::optional<bool> otherwise = {});
double number_in(const nlohmann::json& object, const std::string& name);
std::string text_in(const nlohmann::json& object, const std::string& name, bool needed);

}  // namespace mien::serve
