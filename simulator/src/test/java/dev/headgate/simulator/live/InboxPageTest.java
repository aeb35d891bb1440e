package dev.headgate.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.tooling.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mail is read over HTTP, by people and by programs. */
class InboxPageTest {

    private static final String LINK = "http://127.0.0.1:4566/a/t0ken";
    private static final Mail QUESTION = new Mail(
            "alice@example.com",
            "arn:aws:sns:us-east-1:111122223333:headgate-approvals",
            "[Headgate] Approve web in prod?",
            "Why: <script>alert(1)</script>\n" + LINK + "\n",
            Instant.parse("2026-03-02T09:20:00.5Z"));
    private static final Mail UPDATE = new Mail(
            "team@example.com",
            "arn:aws:sns:us-east-1:111122223333:headgate-updates",
            "[Headgate] web in dev: DEPLOYED",
            "green passed its bake",
            Instant.parse("2026-03-02T09:07:31Z"));

    private final InboxPage inbox = new InboxPage(() -> List.of(UPDATE, QUESTION));

    private PageResponse open(String path) {
        return inbox.answer(PageRequest.of("GET", path));
    }

    @Test
    void tellsAProgramOfEveryMailInTheOrderInWhichTheyCame() {
        assertThat(Json.tree(open(InboxPage.JSON_PATH).html()))
                .isEqualTo(List.of(
                        Map.of(
                                "at", "2026-03-02T09:07:31Z",
                                "to", "team@example.com",
                                "topic", UPDATE.topicArn(),
                                "subject", UPDATE.subject(),
                                "body", UPDATE.body()),
                        Map.of(
                                "at",
                                "2026-03-02T09:20:00.500Z",
                                "to",
                                "alice@example.com",
                                "topic",
                                QUESTION.topicArn(),
                                "subject",
                                QUESTION.subject(),
                                "body",
                                QUESTION.body(),
                                "link",
                                LINK)));
    }

    @Test
    void showsPeopleTheLatestFirstWithItsLink() {
        String page = open(InboxPage.PATH).html();

        assertThat(page)
                .contains("<a href=\"" + LINK + "\">")
                .containsSubsequence(QUESTION.subject(), UPDATE.subject());
    }

    @Test
    void sendsNothingOfAMailAsMarkup() {
        PageResponse answer = open(InboxPage.PATH);

        assertThat(answer.html()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(answer.headers().get("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void saysThatNobodyHasBeenMailed() {
        PageResponse empty = new InboxPage(List::of).answer(PageRequest.of("GET", InboxPage.PATH));

        assertThat(empty.html()).contains("Nobody has been mailed yet.");
    }
}
