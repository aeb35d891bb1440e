package dev.headgate.simulator.live;

import dev.headgate.json.Json;
import dev.headgate.page.Html;
import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.tooling.Mail;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The mailboxes of everybody whom SNS mails, oldest first: SNS itself does not tell what it has delivered. As a page for people,
 * and as JSON for a program that reads mail.
 *
 * @param mails what lies in them
 */
public record InboxPage(Supplier<List<Mail>> mails) {

    public static final String PATH = "/inbox";
    public static final String JSON_PATH = "/inbox.json";

    private static final String STYLE = "body{margin:0 auto;max-width:800px;padding:16px 24px;font:14px/20px"
            + " system-ui,sans-serif;color:#16191f}pre{white-space:pre-wrap;overflow-wrap:anywhere}"
            + "summary{cursor:pointer;padding:8px 0}details{border-bottom:1px solid #dfe3e8}";

    /**
     * A mail as its reader sees it.
     *
     * @param link to the approval page, where it has one
     */
    public record Letter(String at, String to, String topic, String subject, String body, Optional<String> link) {

        static Letter of(Mail mail) {
            return new Letter(
                    mail.at().toString(),
                    mail.to(),
                    mail.topicArn(),
                    mail.subject(),
                    mail.body(),
                    Approvers.linkIn(mail).map(URI::toString));
        }
    }

    static boolean isAt(String path) {
        return path.equals(PATH) || path.equals(JSON_PATH);
    }

    PageResponse answer(PageRequest request) {
        List<Letter> letters = mails.get().stream().map(Letter::of).toList();
        return request.path().filter(JSON_PATH::equals).isPresent()
                ? answer("application/json", Json.write(letters))
                : answer("text/html; charset=utf-8", page(letters).toString());
    }

    private static PageResponse answer(String type, String body) {
        return new PageResponse(
                200,
                Map.of(
                        "Content-Type",
                        type,
                        "Cache-Control",
                        "no-store",
                        "X-Content-Type-Options",
                        "nosniff",
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'"),
                List.of(),
                Optional.of(body));
    }

    private static Html page(List<Letter> letters) {
        return Html.of(
                "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        + "<title>Inbox</title>\n<style>" + STYLE + "</style>\n<h1>Inbox</h1>\n{}\n",
                letters.isEmpty()
                        ? Html.of("<p>Nobody has been mailed yet.</p>")
                        : Html.join(letters.reversed().stream()
                                .map(InboxPage::letter)
                                .toList()));
    }

    /** The link is the simulated world's own, and no text of anybody's: it matches the page's addresses and nothing else. */
    private static Html letter(Letter letter) {
        Html link = letter.link()
                .map(it -> Html.of("<p><a href=\"{}\">{}</a></p>", it, it))
                .orElse(Html.NOTHING);
        return Html.of(
                "<details><summary>{} to {}: <b>{}</b></summary>{}<pre>{}</pre></details>",
                letter.at(),
                letter.to(),
                letter.subject(),
                link,
                letter.body());
    }
}
