#include "app/card_layout.h"

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
        std::vector<CardRequest> requests;
        for (int i = 0; i < 4; ++i) {
            requests.push_back({.box = QRectF(60 + 300 * i, 250, 220, 220), .before = {}});
        }
        expect_tidy(room_, requests, place_cards(room_, requests, sizes_));
    }

    void four_faces_close_together_do_not_overlap() {
        std::vector<CardRequest> requests;
        for (int i = 0; i < 4; ++i) {
            requests.push_back(
                {.box = QRectF(400 + 125 * i, 260 + 40 * (i % 2), 120, 120), .before = {}});
        }
        expect_tidy(room_, requests, place_cards(room_, requests, sizes_));
    }

    void the_important_face_gets_the_full_card() {
        std::vector<CardRequest> requests;
        for (int i = 0; i < 6; ++i) {
            requests.push_back({.box = QRectF(300 + 105 * i, 300, 100, 100), .before = {}});
        }
        requests[3].important = true;
        QVERIFY(!place_cards(room_, requests, sizes_)[3].compact);
    }

    void a_card_stays_on_its_side_while_that_is_free() {
        CardRequest request{.box = {400, 200, 200, 200}, .before = {}};
        request.has_before = true;
        request.before.side = CardSide::left;
        QCOMPARE(place_cards(room_, {request}, sizes_)[0].side, CardSide::left);
    }

    void a_crowd_stays_inside_the_picture() {
        std::vector<CardRequest> requests;
        for (int i = 0; i < 40; ++i) {
            requests.push_back(
                {.box = QRectF(10 + 125 * (i % 10), 20 + 170 * (i / 10), 110, 110), .before = {}});
        }
        for (const CardPlace& place : place_cards(room_, requests, sizes_)) {
            QVERIFY(room_.contains(place.area));
        }
    }
};

QTEST_APPLESS_MAIN(CardLayoutTest)
#include "card_layout_test.moc"
