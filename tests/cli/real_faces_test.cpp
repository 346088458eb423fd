// Real faces, with the real networks: found, followed and read. The clips lie beside the source and
// are not part of it; without them these tests are skipped, which their names say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/mienctl.h"
#include "support/places.h"

namespace mien::test {
namespace {

struct Row {
    int frame = 0, track = 0;
    std::string status;
    double x = 0, y = 0, side = 0, roll = 0;
};

class RealFacesIfShared : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(shared_media())) GTEST_SKIP() << "no shared media here";
    }

    // The scored rows of a clip.
    std::vector<Row> annotate(const std::string& clip, const std::string& options = "") {
        const Answer answer = work_.annotate(shared_media() + "/" + clip, options);
        EXPECT_EQ(answer.status, 0) << answer.error;
        std::vector<Row> rows;
        std::map<std::string, std::size_t> column;
        for (const std::string& line :
             lines(work_.result(std::filesystem::path(clip).stem().string() + ".csv"))) {
            const std::vector<std::string> cells = fields(line);
            if (column.empty()) {
                for (std::size_t i = 0; i < cells.size(); ++i) column[cells[i]] = i;
                continue;
            }
            const auto number = [&](const char* name) {
                const std::string& cell = cells.at(column.at(name));
                return cell.empty() ? 0 : std::stod(cell);
            };
            if (number("track") == 0) continue;
            rows.push_back({static_cast<int>(number("frame")), static_cast<int>(number("track")),
                            cells.at(column.at("status")), number("x") + number("width") / 2,
                            number("y") + number("height") / 2, number("width"), number("roll")});
        }
        return rows;
    }

    static double share_ok(const std::vector<Row>& rows) {
        const auto ok = std::count_if(rows.begin(), rows.end(),
                                      [](const Row& row) { return row.status == "ok"; });
        return static_cast<double>(ok) / static_cast<double>(rows.size());
    }

    Workspace work_;
};

// The frames of stage.mp4 in which a viewer sees both eyes of the man, counted by eye. In those of
// the second shot he lowers and tilts his head, turns it to half profile and back, and holds a hand
// and a microphone before his mouth.
struct Shot {
    int first, last;
    double left, right;  // where he is, pixels
    int least;           // frames in which he is read
};
// 95 % are asked for. In frame 0 the networks are not certain enough yet.
constexpr Shot kStage[] = {{0, 19, 460, 600, 19}, {82, 210, 60, 460, 129}};

TEST_F(RealFacesIfShared, AManOnAStageIsOnePersonInEachShot) {
    const std::vector<Row> rows = annotate("stage.mp4", "--min-face 24");
    for (const Shot& shot : kStage) {
        std::map<int, int> frames_of;  // by track
        for (const Row& row : rows) {
            if (row.frame >= shot.first && row.frame <= shot.last && row.x >= shot.left &&
                row.x <= shot.right)
                ++frames_of[row.track];
        }
        const int frames = shot.last - shot.first + 1;
        ASSERT_EQ(frames_of.size(), 1U) << "tracks, from frame " << shot.first;
        EXPECT_GE(frames_of.begin()->second, shot.least) << "from frame " << shot.first;
        EXPECT_LE(frames_of.begin()->second, frames) << "one box in a frame";
    }
}

TEST_F(RealFacesIfShared, OnePersonIsFollowedThroughEveryFrame) {
    const std::vector<Row> rows = annotate("woman2.mp4");
    ASSERT_EQ(rows.size(), 464U);
    for (const Row& row : rows) EXPECT_EQ(row.track, 1) << row.frame;
    EXPECT_GE(share_ok(rows), 0.9);
    // She keeps still: the first look places her as well as the second.
    EXPECT_NEAR(rows[0].side / rows[1].side, 1, 0.1);
    EXPECT_LT(std::hypot(rows[0].x - rows[1].x, rows[0].y - rows[1].y) / rows[1].side, 0.05);
}

TEST_F(RealFacesIfShared, AStillFaceHasAStillBox) {
    const std::vector<Row> rows = annotate("single_face.mp4");
    EXPECT_EQ(rows.size(), 72U);
    for (const Row& row : rows) EXPECT_EQ(row.track, 1) << row.frame;
    EXPECT_GE(share_ok(rows), 0.9);
    // From one frame to the next, in sides of the face: what the head itself moves is in it.
    double sum = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
        sum += std::hypot(rows[i].x - rows[i - 1].x, rows[i].y - rows[i - 1].y) / rows[i].side;
    EXPECT_LT(sum / static_cast<double>(rows.size() - 1), 0.02);
}

TEST_F(RealFacesIfShared, NobodyIsFoundWhereNobodyIs) {
    EXPECT_TRUE(annotate("no_face.mp4").empty());
}

TEST_F(RealFacesIfShared, EveryFaceOfAGroupIsFound) {
    EXPECT_GE(annotate("multi_face.jpg").size(), 4U);
}

TEST(RealFacesIfOutside, AreFoundInPhotographs) {
    const std::string folder = source_dir() + "/../shared/data/outside/pictures";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no pictures from outside here";
    const Answer answer = mienctl("faces --json '" + folder + "'");
    ASSERT_EQ(answer.status, 0) << answer.error;
    const auto measured = nlohmann::json::parse(answer.out);
    EXPECT_EQ(measured["faces"], 108) << "of 40 pixels and more";
    EXPECT_GE(measured["found"], 104) << "96 %";
    // Three of the seven found at the time of writing are faces that the reference lacks.
    EXPECT_LE(measured["other_boxes"], 8);
}

}  // namespace
}  // namespace mien::test
