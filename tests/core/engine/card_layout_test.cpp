#include "mien/card_layout.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

const cv::Rect2d kRoom{0, 0, 1280, 720};
const CardSizes kSizes{{{176, 140}, {130, 52}, {90, 30}}};
constexpr std::size_t kFull = 0;

CardRequest request(const cv::Rect2d& box) {
    CardRequest request;
    request.box = box;
    return request;
}

CardRequest with_before(const cv::Rect2d& box, std::size_t size, CardSide side) {
    CardRequest request;
    request.box = box;
    request.before = CardPlace{{}, size, side};
    return request;
}

// Side by side, every second one lower by `step`.
std::vector<CardRequest> row(int count, const cv::Rect2d& box, double pitch, double step = 0) {
    std::vector<CardRequest> requests;
    for (int i = 0; i < count; ++i) {
        requests.push_back(request(box + cv::Point2d(pitch * i, i % 2 == 0 ? 0 : step)));
    }
    return requests;
}

bool inside(const cv::Rect2d& card, const cv::Rect2d& room) {
    return (card & room) == card;
}

void expect_tidy(const cv::Rect2d& room, const std::vector<CardRequest>& requests,
                 const std::vector<CardPlace>& places) {
    ASSERT_EQ(places.size(), requests.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_TRUE(inside(places[i].area, room)) << i;
        EXPECT_FALSE(places[i].area.empty()) << i;
        for (std::size_t j = 0; j < requests.size(); ++j) {
            EXPECT_TRUE((places[i].area & requests[j].box).empty()) << i << " covers face " << j;
        }
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_TRUE((places[i].area & places[j].area).empty()) << i << " covers card " << j;
        }
    }
}

TEST(CardLayout, OneFaceHasItsCardAtTheRight) {
    const auto places = place_cards(kRoom, {request({400, 200, 200, 200})}, kSizes);
    EXPECT_EQ(places[0].area, cv::Rect2d(608, 200, 176, 140));
    EXPECT_EQ(places[0].size, kFull);
}

TEST(CardLayout, AtTheRightEdgeTheCardGoesLeft) {
    const auto places = place_cards(kRoom, {request({1060, 200, 200, 200})}, kSizes);
    EXPECT_EQ(places[0].area.br().x, 1052);
}

TEST(CardLayout, AFaceAsHighAsThePictureKeepsItsCardInside) {
    const std::vector<CardRequest> requests{request({300, 0, 720, 720})};
    expect_tidy(kRoom, requests, place_cards(kRoom, requests, kSizes));
}

TEST(CardLayout, WhereOnlyTheSmallestCardHasRoomItIsTaken) {
    const cv::Rect2d room{0, 0, 300, 140};
    const std::vector<CardRequest> requests{request({100, 10, 110, 120})};
    const auto places = place_cards(room, requests, kSizes);
    expect_tidy(room, requests, places);
    EXPECT_EQ(places[0].size, 2U);
    EXPECT_EQ(places[0].side, CardSide::left);
}

TEST(CardLayout, FourFacesInARowDoNotOverlap) {
    const auto requests = row(4, {60, 250, 220, 220}, 300);
    expect_tidy(kRoom, requests, place_cards(kRoom, requests, kSizes));
}

TEST(CardLayout, FourFacesCloseTogetherDoNotOverlap) {
    const auto requests = row(4, {400, 260, 120, 120}, 125, 40);
    expect_tidy(kRoom, requests, place_cards(kRoom, requests, kSizes));
}

TEST(CardLayout, TheImportantFaceGetsTheFullCard) {
    auto requests = row(6, {300, 300, 100, 100}, 105);
    requests[3].important = true;
    EXPECT_EQ(place_cards(kRoom, requests, kSizes)[3].size, kFull);
}

TEST(CardLayout, AFaceWithoutACardIsNotCovered) {
    std::vector<CardRequest> requests{request({400, 200, 200, 200}), request({620, 200, 40, 40})};
    requests[1].card = false;
    const auto places = place_cards(kRoom, requests, kSizes);
    EXPECT_TRUE((places[0].area & requests[1].box).empty());
    EXPECT_TRUE(places[1].area.empty());
}

TEST(CardLayout, ACardStaysOnItsSideWhileThatIsFree) {
    const auto requests = {with_before({400, 200, 200, 200}, kFull, CardSide::left)};
    EXPECT_EQ(place_cards(kRoom, requests, kSizes)[0].side, CardSide::left);
}

TEST(CardLayout, ASmallCardGrowsAgainOnceThereIsRoom) {
    const auto requests = {with_before({400, 200, 200, 200}, 2, CardSide::right)};
    EXPECT_EQ(place_cards(kRoom, requests, kSizes)[0].size, kFull);
}

TEST(CardLayout, ACardStaysSmallWhereTheFullOneWouldJustFit) {
    // The card with its gap on both sides, between two faces as high as the room.
    std::vector<CardRequest> requests = row(2, {0, 0, 100, 720}, 100 + 8 + 176 + 8);
    requests[1].card = false;
    const cv::Rect2d room{0, 0, 392, 720};
    requests[0].before = CardPlace{{}, 1, CardSide::right};
    EXPECT_EQ(place_cards(room, requests, kSizes)[0].size, 1U);
    requests[0].before = CardPlace{{}, kFull, CardSide::right};
    EXPECT_EQ(place_cards(room, requests, kSizes)[0].size, kFull);
}

TEST(CardLayout, InACrowdNoCardCoversAFaceWhileThereIsRoom) {
    // Six rows of ten with room between the rows for one small card above each face, but not for
    // a larger one.
    std::vector<CardRequest> requests;
    for (int y = 0; y < 6; ++y) {
        const auto line = row(10, {20, 40 + y * 114.0, 70, 70}, 126);
        requests.insert(requests.end(), line.begin(), line.end());
    }
    expect_tidy(kRoom, requests, place_cards(kRoom, requests, kSizes));
}

TEST(CardLayout, ACrowdLikeThatOfAPhotographIsLeftFree) {
    // Ten people close together, a lecture hall's wall above them.
    std::vector<CardRequest> requests = row(10, {140, 430, 90, 90}, 100, 110);
    expect_tidy(kRoom, requests, place_cards(kRoom, requests, kSizes));
}

TEST(CardLayout, TheOnlyGapThatThereIsIsFound) {
    // Just as large as the smallest card, between the steps of any grid.
    const cv::Rect2d room{0, 0, 400, 300};
    std::vector<CardRequest> requests{request({0, 0, 400, 133}), request({0, 163, 400, 137}),
                                      request({0, 133, 151, 30}), request({241, 133, 159, 30})};
    for (CardRequest& one : requests) one.card = false;
    requests[0].card = true;
    const auto places = place_cards(room, requests, kSizes);
    EXPECT_EQ(places[0].area, cv::Rect2d(151, 133, 90, 30));
}

TEST(CardLayout, ACrowdWithoutRoomStaysInsideThePicture) {
    std::vector<CardRequest> requests;
    for (const double y : {20, 190, 360, 530}) {
        const auto line = row(10, {10, y, 110, 110}, 125);
        requests.insert(requests.end(), line.begin(), line.end());
    }
    const auto places = place_cards(kRoom, requests, kSizes);
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_TRUE(inside(places[i].area, kRoom));
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_TRUE((places[i].area & places[j].area).empty()) << "text on text";
        }
    }
    EXPECT_FALSE(places[0].area.empty());
}

TEST(CardLayout, ACardThatStandsAnywhereStaysWhereItIs) {
    const cv::Rect2d room{0, 0, 800, 300};
    std::vector<CardRequest> requests{request({0, 0, 300, 300}), request({300, 0, 300, 300})};
    requests[1].card = false;
    const auto first = place_cards(room, requests, kSizes);
    ASSERT_EQ(first[0].side, CardSide::anywhere);
    requests[0].before = first[0];
    requests[0].before->area.y += 20;
    EXPECT_EQ(place_cards(room, requests, kSizes)[0].area, requests[0].before->area);
}

}  // namespace
}  // namespace mien
