// Makes clips with the ffmpeg command and asks ffprobe what is in them, for the tests of reading
// and writing videos.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace mien::test {

// A folder of its own for each test, removed behind it.
class WithFolder : public ::testing::Test {
  public:
    ~WithFolder() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    WithFolder(const WithFolder&) = delete;
    WithFolder& operator=(const WithFolder&) = delete;

  protected:
    WithFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "mien-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    // Runs ffmpeg in the folder; gives the path of `output`, the last argument.
    std::string ffmpeg(const std::string& arguments, const std::string& output) const {
        const std::string command = "cd '" + folder_.string() +
                                    "' && ffmpeg -nostdin -loglevel error -y " + arguments + " '" +
                                    output + "' 2>ffmpeg.log";
        EXPECT_EQ(std::system(command.c_str()), 0) << command;
        return path(output);
    }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

    // The first `part` of a file: an odd number of bytes, so that a transport stream (packets of
    // 188 bytes) is never cut between two packets, which would leave no trace.
    std::string cut(const std::string& file, double part, const std::string& name) const {
        const std::string bytes = read_bytes(file);
        const auto size = static_cast<std::size_t>(static_cast<double>(bytes.size()) * part);
        return write(name, bytes.substr(0, size | 1));
    }

    static std::string read_bytes(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::filesystem::path folder_;
};

// What a command prints, by line.
inline std::vector<std::string> lines_of(const std::string& command) {
    std::vector<std::string> lines;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return lines;
    char buffer[512];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) {
        std::string line = buffer;
        while (!line.empty() && (line.back() == '\n' || line.back() == ',')) line.pop_back();
        if (!line.empty()) lines.push_back(line);
    }
    pclose(pipe);
    return lines;
}

// Presentation time of every frame, as ffprobe decodes them.
inline std::vector<double> probe_times(const std::string& file) {
    std::vector<double> times;
    for (const std::string& line :
         lines_of("ffprobe -v quiet -show_frames -select_streams V:0 -of csv=p=0 "
                  "-show_entries frame=best_effort_timestamp_time '" +
                  file + "'")) {
        // Side data make lines of their own.
        if (line[0] == '-' || (line[0] >= '0' && line[0] <= '9')) {
            times.push_back(std::strtod(line.c_str(), nullptr));
        }
    }
    return times;
}

}  // namespace mien::test
