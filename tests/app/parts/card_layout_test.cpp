#include "app/parts/card_layout.h"

#include <QTest>

using namespace mien::app;

class CardLayoutTest : public QObject {
    Q_OBJECT

    const QRectF room_{0, 0, 1280, 720};
    const CardSizes sizes_{{176, 140}, {130, 52}};

    static void expect_tidy(const QRectF& room, const std::vector<CardRequest>& requests,
                            const std::vector<CardPlace>& places) {
        QCOMPARE(places.size(), requests.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(room.contains(places[i].area));
            for (const CardRequest& request : requests) {
                QVERIFY(!places[i].area.intersects(request.box));
            }
            for (std::size_t j = 0; j < i; ++j) {
                QVERIFY(!places[i].area.intersects(places[j].area));
            }
        }
    }

    // Side by side, every second one lower by `step`.
    static std::vector<CardRequest> row(int count, QRectF box, qreal pitch, qreal step = 0) {
        std::vector<CardRequest> requests(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            requests[static_cast<std::size_t>(i)].box =
                box.translated(pitch * i, i % 2 == 0 ? 0 : step);
        }
        return requests;
    }

  private Q_SLOTS:
    void one_face_has_its_card_at_the_right() {
        const auto places =
            place_cards(room_, {{.box = {400, 200, 200, 200}, .before = {}}}, sizes_);
        QCOMPARE(places[0].area, QRectF(608, 200, 176, 140));
        QVERIFY(!places[0].compact);
    }

    void at_the_right_edge_the_card_goes_left() {
        const auto places =
            place_cards(room_, {{.box = {1060, 200, 200, 200}, .before = {}}}, sizes_);
        QCOMPARE(places[0].area.right(), 1052);
    }

    void a_face_as_high_as_the_picture_keeps_its_card_inside() {
        const std::vector<CardRequest> requests{{.box = {300, 0, 720, 720}, .before = {}}};
        expect_tidy(room_, requests, place_cards(room_, requests, sizes_));
    }

    void four_faces_in_a_row_do_not_overlap() {
        const auto requests = row(4, {60, 250, 220, 220}, 300);
        expect_tidy(room_, requests, place_cards(room_, requests, sizes_));
    }

    void four_faces_close_together_do_not_overlap() {
        const auto requests = row(4, {400, 260, 120, 120}, 125, 40);
        expect_tidy(room_, requests, place_cards(room_, requests, sizes_));
    }

    void the_important_face_gets_the_full_card() {
        auto requests = row(6, {300, 300, 100, 100}, 105);
        requests[3].important = true;
        QVERIFY(!place_cards(room_, requests, sizes_)[3].compact);
    }

    void a_card_stays_on_its_side_while_that_is_free() {
        CardRequest request{.box = {400, 200, 200, 200}, .before = {}};
        request.has_before = true;
        request.before.side = CardSide::left;
        QCOMPARE(place_cards(room_, {request}, sizes_)[0].side, CardSide::left);
    }

    void a_card_that_was_compact_grows_again_once_there_is_room() {
        CardRequest request{.box = {400, 200, 200, 200}, .before = {}};
        request.has_before = true;
        request.before.compact = true;
        QVERIFY(!place_cards(room_, {request}, sizes_)[0].compact);
    }

    void a_card_stays_compact_where_the_full_one_would_just_fit() {
        // The card with its gap on both sides, between two faces as high as the room.
        std::vector<CardRequest> requests = row(2, {0, 0, 100, 720}, 100 + 8 + 176 + 8);
        requests[0].has_before = true;
        requests[0].before.compact = true;
        const QRectF room{0, 0, 392, 720};
        QVERIFY(place_cards(room, requests, sizes_)[0].compact);
        requests[0].before.compact = false;
        QVERIFY(!place_cards(room, requests, sizes_)[0].compact);
    }

    void a_crowd_stays_inside_the_picture() {
        std::vector<CardRequest> requests = row(10, {10, 20, 110, 110}, 125);
        for (const qreal y : {190, 360, 530}) {
            const auto more = row(10, {10, y, 110, 110}, 125);
            requests.insert(requests.end(), more.begin(), more.end());
        }
        for (const CardPlace& place : place_cards(room_, requests, sizes_)) {
            QVERIFY(room_.contains(place.area));
        }
    }
};

QTEST_APPLESS_MAIN(CardLayoutTest)
#include "card_layout_test.moc"
