// What mienctl asks of the system, traced: it opens no socket, reads nothing but its inputs,
// checkpoints and the system's own files, and writes nothing but results, whatever its inputs say.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <regex>
#include <string>
#include <vector>

#include "cli/mienctl.h"
#include "support/places.h"

namespace mien::test {
namespace {

namespace fs = std::filesystem;

bool can_trace() {
    static const bool can = run("strace -f -o /dev/null true").status == 0;
    return can;
}

class SystemCalls : public ::testing::Test {
  protected:
    SystemCalls() {
        fs::create_directories(work_ / "in");
        fs::create_directories(work_ / "data/train/happy");
        fs::create_directories(work_ / "data/train/sad");
        fs::create_directories(work_ / "out");
        const cv::Mat picture(60, 80, CV_8UC3, cv::Scalar(90, 120, 150));
        for (const char* name : {"in/a.jpg", "in/b.png", "in/c.webp", "in/d.bmp", "in/e.tif"}) {
            cv::imwrite((work_ / name).string(), picture);
        }
        for (int i = 0; i < 8; ++i) {
            for (const char* name : {"happy", "sad"}) {
                cv::imwrite((work_ / "data/train" / name / (std::to_string(i) + ".png")).string(),
                            cv::Mat(48, 48, CV_8UC1, cv::Scalar(i * 20)));
            }
        }
        clip_ = work_.clip("in/clip.mp4", "-f lavfi -i sine=duration=1");
        work_.clip("in/clip.ts");
        // Pictures that GDAL would read: they name an address, another file, a script.
        std::string dted(80, ' ');
        dted.replace(0, 3, "UHL");
        write_text(work_ / "in/dted.jpg", dted + std::string(60, ' ') + "DTED" +
                                              "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>"
                                              "http://127.0.0.1:9/</ServerUrl></Service>");
        write_text(work_ / "in/vrt.png",
                   "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"><VRTRasterBand><SimpleSource>"
                   "<SourceFilename>/vsicurl/http://127.0.0.1:9/x.png</SourceFilename>");
        write_text(work_ / "in/svg.png",
                   "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"/etc/hostname\"/>");
        // Videos that are lists of others.
        write_text(work_ / "in/hls.mp4",
                   "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n");
        write_text(work_ / "in/hls2.ts", "#EXTM3U\n#EXTINF:1,\nclip.ts\n#EXT-X-ENDLIST\n");
        write_text(work_ / "in/concat.mkv", "ffconcat version 1.0\nfile /etc/hostname\n");
        write_text(work_ / "in/sdp.avi",
                   "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP "
                   "96\n");
        write_text(work_ / "in/dash.webm",
                   "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>"
                   "http://127.0.0.1:9/</BaseURL></MPD>");
    }

    // Runs it and adds a failure for every call that has no business there. `also`: what else it
    // may read.
    Answer trace(const std::string& arguments) {
        const fs::path log = work_ / "trace";
        const Answer answer = run(
            "cd '" + (work_ / "out").string() + "' && strace -f -qq -s 4096 -o '" + log.string() +
            "' -e trace=%network,openat,open,creat,rename,renameat,renameat2,"
            "unlink,unlinkat,mkdir,mkdirat,link,symlink,execve,truncate " MIENCTL " " +
            arguments);
        int calls = 0;
        int programs = 0;
        for (const std::string& line : lines(read_text(log))) {
            static const std::regex call("^[0-9]+ +([a-z0-9_]+)\\((.*)$");
            std::smatch match;
            if (!std::regex_match(line, match, call)) continue;
            ++calls;
            const std::string name = match[1];
            const std::string what = match[2];
            if (name == "execve") {
                EXPECT_EQ(++programs, 1) << "runs a program: " << line;
                continue;
            }
            const std::size_t quote = what.find('"');
            // The C library asks the system's own service for names before it reads /etc/passwd.
            if (name == "socket" && what.starts_with("AF_UNIX")) continue;
            if (name == "connect" && what.find("\"/var/run/nscd/socket\"") != std::string::npos) {
                continue;
            }
            if (quote == std::string::npos || name == "socket" || name == "connect") {
                ADD_FAILURE() << "uses the network: " << line;
                continue;
            }
            const std::string path = what.substr(quote + 1, what.find('"', quote + 1) - quote - 1);
            const bool reads = name == "openat" && what.find("O_WRONLY") == std::string::npos &&
                               what.find("O_RDWR") == std::string::npos &&
                               what.find("O_CREAT") == std::string::npos;
            if (reads) {
                EXPECT_TRUE(may_read(path)) << arguments << "\nreads " << line;
            } else {
                EXPECT_TRUE(may_write(path)) << arguments << "\nwrites " << line;
            }
        }
        EXPECT_GT(calls, 10) << "nothing was traced";
        fs::remove(log);
        return answer;
    }

    bool is_within(const std::string& path, const std::string& folder) const {
        return path == folder || path.starts_with(folder + "/");
    }
    bool may_read(const std::string& path) const {
        for (const std::string& folder :
             {(work_ / "in").string(), (work_ / "data").string(), (work_ / "out").string(),
              work_.model().string(), source_dir(), std::string("/usr"), std::string("/lib"),
              std::string("/lib64"), std::string("/proc"), std::string("/sys"),
              std::string("/etc/ld.so.cache"), std::string("/etc/localtime"),
              std::string("/etc/ssl/openssl.cnf"), std::string("/etc/alternatives"),
              std::string("/dev/urandom"), std::string("/dev/random"), std::string("/dev/null"),
              std::string("/etc/OpenCL"), std::string("/etc/pulse"), std::string("/etc/libnl"),
              std::string("/etc/nsswitch.conf"), std::string("/etc/passwd"),
              // Looked for by libraries of OpenCV as they are loaded,
              // before any input is known.
              std::string("/etc/gcrypt"), std::string("/etc/gdal"), home() + "/.gdal"}) {
            if (is_within(path, folder)) return true;
        }
        if (is_of_bench(path)) return true;
        return path.empty() || path == "/" || path == "." || path == work_.model().parent_path();
    }
    static std::string home() {
        const char* set = std::getenv("HOME");
        return set != nullptr ? set : "/nonexistent";
    }
    // The folder that `mienctl bench` makes for itself and removes.
    static bool is_of_bench(const std::string& path) {
        return path.starts_with((fs::temp_directory_path() / "mien-bench-").string());
    }
    bool may_write(const std::string& path) const {
        return is_within(path, (work_ / "out").string()) || is_of_bench(path) ||
               path == "/dev/null" || path == "/dev/tty" ||
               path.front() != '/';  // relative to out/
    }

    Workspace work_;
    fs::path clip_;
};

#define NEEDS_TRACE()                                                                              \
    if (!can_trace())                                                                              \
    GTEST_SKIP() << "NOT TESTED: strace is missing or this container forbids tracing, so nothing " \
                    "here says that mienctl keeps off the network"

TEST_F(SystemCalls, ArePlainForOrdinaryAndHostileInputsOrTheTestSaysItWasSkipped) {
    NEEDS_TRACE();
    const std::string in = (work_ / "in").string();
    const std::string out = " --out '" + (work_ / "out").string() + "'";
    const std::string model = " --model '" + work_.model().string() + "'";
    const std::string data = " --data '" + (work_ / "data").string() + "'";
    EXPECT_EQ(
        trace("annotate '" + in + "' --video --format srt,elan,facereader" + out + model).status,
        1);
    for (const char* name : {"a.jpg", "dted.jpg", "vrt.png", "svg.png"}) {
        trace("inspect '" + in + "/" + name + "'" + out + model);
    }
    EXPECT_EQ(trace("summarize '" + (work_ / "out/clip.mp4.csv").string() + "'").status, 0);
    EXPECT_EQ(trace("bench '" + clip_.string() + "' --frames 5" + model).status, 0);
    EXPECT_EQ(trace("models --folder '" + (work_ / "out").string() + "'").status, 0);
    trace("models export '" + work_.model().string() + "' --torchscript '" +
          (work_ / "out/x.pt").string() + "'");
    trace("train" + data + " --arch cnn4-small --epochs 1 --out '" +
          (work_ / "out/t.safetensors").string() + "'");
    trace("evaluate" + data + model);
    trace("evaluate --detect" + data + model);
    trace("robustness" + data + model);
    trace("compare '" + work_.model().string() + "' '" + work_.model().string() + "'" + data);
    trace("merge '" + work_.model().string() + "' '" + work_.model().string() + "'" + data +
          " --out '" + (work_ / "out/m.safetensors").string() + "'");
}

// Data sets are folders of pictures, too.
TEST_F(SystemCalls, ArePlainForAHostileDataSetOrTheTestSaysItWasSkipped) {
    NEEDS_TRACE();
    for (const char* name : {"dted.jpg", "vrt.png", "svg.png"}) {
        fs::copy_file(work_ / "in" / name, work_ / "data/train/happy" / name);
        const Answer answer = trace("evaluate --data '" + (work_ / "data").string() +
                                    "' --model '" + work_.model().string() + "'");
        EXPECT_EQ(answer.status, 1);
        EXPECT_THAT(answer.error, testing::HasSubstr(name));
        fs::remove(work_ / "data/train/happy" / name);
    }
}

}  // namespace
}  // namespace mien::test
