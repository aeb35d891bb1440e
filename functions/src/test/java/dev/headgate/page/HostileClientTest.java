package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.LinkId;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything a mail scanner, a crawler or an attacker may send who has the links but is not the approver: it never decides
 * anything, never makes a 5xx, and leaves nothing in the log that would let its reader decide.
 */
class HostileClientTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea|button)\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value|type)=\"([^\"]*)\"");

    /** What form fillers type; the environment's name is not among the things that anybody types unasked. */
    private static final List<String> GUESSES = List.of(
            "",
            " ",
            "test",
            "Test User",
            "test@example.com",
            "on",
            "1",
            "0",
            "true",
            "yes",
            "approve",
            "APPROVED",
            "production",
            "PROD",
            "dev",
            "staging",
            "web",
            "admin",
            "' OR '1'='1",
            "<script>",
            "{{7*7}}",
            "${7*7}",
            "../../etc/passwd",
            "\u0000",
            "\ud83d\ude00",
            "environment",
            "a".repeat(600));

    private final ApprovalScene scene = new ApprovalScene().asked();
    private final List<String> log = new ArrayList<>();
    private final ApprovalPageHandler handler = new ApprovalPageHandler(
            scene.decisions, scene.clock, Optional.empty(), new StructuredLog(scene.clock, log::add));
    private final Set<Integer> statuses = new TreeSet<>();
    private final String untouched = scene.store.dump();

    @AfterEach
    void nothingWasDecidedOrBroken() {
        assertThat(statuses).isNotEmpty().allMatch(status -> status >= 200 && status < 500);
        String all = String.join("\n", log);
        for (String approver : List.of("alice", "bob")) {
            assertThat(all)
                    .doesNotContain(scene.linkOf(approver).value())
                    .doesNotContain(scene.linkOf(approver).hash());
        }
        assertThat(all).doesNotContain("token-1").doesNotContain("script").doesNotContain("passwd");
        assertThat(log).allSatisfy(line -> assertThat(line).hasSizeLessThan(200).doesNotContain("\n"));
    }

    @Test
    void opensHeadsAndPrefetchesEveryLink() {
        for (String approver : List.of("alice", "bob")) {
            for (String method : List.of("GET", "HEAD")) {
                for (Map<String, String> headers : List.of(
                        Map.<String, String>of(),
                        Map.of("purpose", "prefetch", "sec-purpose", "prefetch;prerender"),
                        Map.of("x-http-method-override", "POST", "x-method-override", "POST"),
                        Map.of("content-type", FORM))) {
                    PageRequest event = event(method, path(approver), approving());
                    event = event.withHeaders(headers);
                    event = event.withQuery(Map.of("_method", "POST", "decision", "APPROVED"));
                    assertThat(send(event).status()).isEqualTo(200);
                }
            }
        }
        undecided();
    }

    @Test
    void followsTheFormAndSendsItAsItIsAndWithEveryGuess() {
        for (String guess : GUESSES) {
            for (String decision : List.of("", "APPROVED", "REJECTED", guess)) {
                String body = filledIn(guess, decision);
                assertThat(send(event("POST", path("alice"), body)).status()).isIn(413, 422);
            }
        }
        assertThat(send(event("POST", path("alice"), "")).status()).isEqualTo(422);
        undecided();
    }

    @Test
    void sendsTheApprovalOfAnotherQuestionOrOfNone() {
        for (String shown :
                List.of("", "x", "5e".repeat(32), ExampleQuestion.question().digest() + "0")) {
            assertThat(send(event("POST", path("alice"), "decision=APPROVED&environment=prod&shown=" + shown))
                            .status())
                    .isEqualTo(422);
        }
        undecided();
    }

    @Test
    void altersIds() {
        String id = scene.linkOf("alice").value();
        for (int i = 0; i < id.length(); i++) {
            char other = id.charAt(i) == 'A' ? 'B' : 'A';
            String altered = id.substring(0, i) + other + id.substring(i + 1);
            assertThat(send(event("POST", "/a/" + altered, approving())).status())
                    .isEqualTo(404);
        }
        for (String path : List.of(
                "/a/" + id.toLowerCase(Locale.ROOT),
                "/a/" + id + "A",
                "/a/" + id.substring(1),
                "/a/" + scene.linkOf("alice").hash(),
                "/a/" + scene.linkOf("alice").trace(),
                "/a/" + id + "%00",
                "/a/" + id + "/",
                "//a/" + id,
                "/a/../a/" + id,
                "/a/" + id + ";x",
                "/A/" + id,
                "/a/" + id + "\r\nSet-Cookie: x=1")) {
            assertThat(send(event("POST", path, approving())).status()).as(path).isEqualTo(404);
        }
        undecided();
    }

    @Test
    void sendsTooMuchAndTheWrongThing() {
        assertThat(send(event("POST", path("alice"), approving() + "&x=" + "y".repeat(1_000_000)))
                        .status())
                .isEqualTo(413);
        assertThat(send(base64(event("POST", path("alice"), "A".repeat(1_400_000))))
                        .status())
                .isEqualTo(413);
        for (String type : List.of("", "text/plain", "application/json", "multipart/form-data; boundary=x", "*/*")) {
            PageRequest event = event("POST", path("alice"), approving());
            event = event.withHeaders(Map.of("content-type", type));
            assertThat(send(event).status()).isEqualTo(415);
        }
        PageRequest bare = event("POST", path("alice"), approving());
        bare = bare.withHeaders(Map.of());
        assertThat(send(bare).status()).isEqualTo(415);
        undecided();
    }

    @Test
    void encodesBadly() {
        String shown = "shown=" + ExampleQuestion.question().digest();
        for (String body : List.of(
                shown + "&decision=APPROVED&environment=%",
                shown + "&decision=APPROVED&environment=%zz",
                shown + "&decision=APPROVED&environment=%C0%AEprod",
                shown + "&decision=APPROVED&environment=prod&environment=prod",
                shown + "&decision=APPROVED&decision=APPROVED&environment=prod",
                shown + "&decision[]=APPROVED&environment=prod",
                shown + ";decision=APPROVED;environment=prod",
                "\ufeff" + shown + "&decision=APPROVED",
                "{\"decision\":\"APPROVED\",\"environment\":\"prod\"}",
                "&".repeat(16_000),
                "=".repeat(16_000),
                "%00".repeat(5_000))) {
            assertThat(send(event("POST", path("alice"), body)).status())
                    .as(body)
                    .isEqualTo(422);
        }
        assertThat(send(base64(event("POST", path("alice"), approving()))).status())
                .isEqualTo(422);
        undecided();
    }

    @Test
    void usesOtherMethods() {
        for (String method : List.of(
                "PUT",
                "DELETE",
                "PATCH",
                "OPTIONS",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "post",
                "POST ",
                "",
                "GET\r\nX: y")) {
            assertThat(send(event(method, path("alice"), approving())).status()).isEqualTo(405);
        }
        undecided();
    }

    @Test
    void injectsHeadersAndFindsNothingOfItInTheResponse() {
        String evil = "evil\r\nSet-Cookie: session=1\r\n\r\n<script>alert(1)</script>";
        PageRequest event = event("POST", path("alice"), "comment=" + encoded(evil));
        event = event.withHeaders(
                Map.of("content-type", FORM, "host", evil, "x-forwarded-host", evil, "origin", evil, "referer", evil));
        event = event.withCookies(List.of(evil));
        event = event.withQuery(Map.of(evil, evil));

        PageResponse response = send(event);

        assertThat(response.headers().toString()).doesNotContain("evil").doesNotContain("Set-Cookie");
        assertThat(response.headers().values()).noneMatch(value -> value.contains("\r") || value.contains("\n"));
        assertThat(response.html()).doesNotContain("<script");
        undecided();
    }

    @Test
    void sendsNoise() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            String text = new String(noise, StandardCharsets.ISO_8859_1);
            PageRequest event = event("POST", path("alice"), text);
            assertThat(send(random.nextBoolean() ? base64(event) : event).status())
                    .isEqualTo(422);
            assertThat(send(event(text, text, text)).status()).isEqualTo(404);
        }
        undecided();
    }

    @Test
    void replaysWhatThePersonSentAndChangesNothing() {
        String rejection = "shown=" + ExampleQuestion.question().digest()
                + "&decision=REJECTED&environment=prod&comment=Not+on+a+Friday";
        assertThat(send(event("POST", path("alice"), rejection)).status()).isEqualTo(200);
        String decided = scene.store.dump();

        for (String approver : List.of("alice", "bob")) {
            for (int i = 0; i < 3; i++) {
                assertThat(send(event("POST", path(approver), rejection)).status())
                        .isEqualTo(200);
                assertThat(send(event("POST", path(approver), approving())).status())
                        .isEqualTo(409);
            }
        }

        assertThat(scene.store.dump()).isEqualTo(decided);
        assertThat(scene.answers).hasSize(1);
    }

    private void undecided() {
        assertThat(scene.store.dump()).isEqualTo(untouched);
        assertThat(scene.answers).isEmpty();
    }

    /** Every field of the page's form, hidden ones as they are, the others with this guess. */
    private String filledIn(String guess, String decision) {
        String page = handler.handle(event("GET", path("alice"), "")).html();
        List<String> pairs = new ArrayList<>();
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            Map<String, String> attributes = new HashMap<>();
            ATTRIBUTE.matcher(field.group()).results().forEach(it -> attributes.put(it.group(1), it.group(2)));
            Optional<String> name = Optional.ofNullable(attributes.get("name"));
            boolean hidden = "hidden".equals(attributes.get("type"));
            boolean radio = "radio".equals(attributes.get("type"));
            name.filter(it -> !radio)
                    .ifPresent(
                            it -> pairs.add(it + "=" + encoded(hidden ? attributes.getOrDefault("value", "") : guess)));
        }
        assertThat(pairs).hasSize(3);
        pairs.add("decision=" + encoded(decision));
        return String.join("&", pairs);
    }

    private static String approving() {
        return "shown=" + ExampleQuestion.question().digest() + "&decision=APPROVED&environment=prod";
    }

    private PageResponse send(PageRequest event) {
        PageResponse response = handler.handle(event);
        statuses.add(response.status());
        return response;
    }

    private String path(String approver) {
        LinkId link = scene.linkOf(approver);
        return "/a/" + link.value();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Says that its body is Base64, as it may not be. */
    private static PageRequest base64(PageRequest event) {
        return event.withBase64(event.body().orElse(""));
    }

    private static PageRequest event(String method, String path, String body) {
        return PageRequest.of(method, path)
                .withHeaders(Map.of("content-type", FORM))
                .withBody(body);
    }
}
