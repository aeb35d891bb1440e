package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.simulator.scenario.Approvers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A release goes on, or ends, as somebody decides on the page that this machine serves. */
@Timeout(30)
class AskedInTheBrowserTest {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/a/[\\w-]+(?=  \\(alice\\))");

    private final HttpClient browser = HttpClient.newHttpClient();

    /** Alice at her keyboard: as soon as her link is written, she opens it, and sends the form. */
    private class Alice extends StringWriter {
        private final String decision;
        private final List<CompletableFuture<Integer>> answers = new CopyOnWriteArrayList<>();
        private int read;

        Alice(String decision) {
            this.decision = decision;
        }

        @Override
        public void flush() {
            Matcher link = LINK.matcher(toString());
            while (link.find(read)) {
                read = link.end();
                answers.add(decide(URI.create(link.group())));
            }
        }

        CompletableFuture<Integer> decide(URI link) {
            return browser.sendAsync(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString())
                    .thenCompose(page -> {
                        String shown = Approvers.shownBy(page.body()).orElseThrow();
                        return browser.sendAsync(form(link, decision + "&shown=" + shown), BodyHandlers.ofString());
                    })
                    .thenApply(HttpResponse::statusCode);
        }
    }

    private static HttpRequest form(URI link, String decision) {
        return HttpRequest.newBuilder(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "decision=" + decision + "&comment=not+today&environment=prod"))
                .build();
    }

    @Test
    void letsTheReleaseGoOnWhenTheBrowserApproves() {
        Alice alice = new Alice("APPROVED");
        StringWriter out = new StringWriter();

        assertThat(demo(alice, out)).isZero();
        assertThat(alice.answers).hasSize(2).allMatch(answer -> answer.join() == 200);
        assertThat(out.toString()).contains("prod     DEPLOYED");
    }

    @Test
    void showsOnTheDashboardWhomTheReleaseWaitsFor() {
        List<String> shown = new CopyOnWriteArrayList<>();
        Alice alice = new Alice("REJECTED") {
            @Override
            CompletableFuture<Integer> decide(URI link) {
                return browser.sendAsync(
                                HttpRequest.newBuilder(link.resolve("/")).build(), BodyHandlers.ofString())
                        .thenCompose(dashboard -> {
                            shown.add(dashboard.body());
                            return super.decide(link);
                        });
            }
        };

        assertThat(demo(alice, new StringWriter())).isEqualTo(3);
        assertThat(alice.toString()).startsWith("Dashboard: http://127.0.0.1:");
        assertThat(shown).singleElement().asString().contains("web in prod", "<b class=\"late\">alice or bob</b>");
    }

    @Test
    void endsTheReleaseWhenTheBrowserRejects() {
        Alice alice = new Alice("REJECTED");
        StringWriter out = new StringWriter();

        assertThat(demo(alice, out)).isEqualTo(3);
        assertThat(alice.answers).hasSize(1).allMatch(answer -> answer.join() == 200);
        assertThat(out.toString()).contains("prod     REJECTED", "not today");
    }

    private static int demo(StringWriter err, StringWriter out) {
        return CommandLineRun.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err))
                .execute("demo", "--pace", "instant", "--approve", "ask");
    }
}
