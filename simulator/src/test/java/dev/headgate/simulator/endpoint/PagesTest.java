package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.live.LoopTasks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a browser asks for reaches the pages as API Gateway would bring it. */
@Timeout(30)
class PagesTest {

    private final HttpClient browser = HttpClient.newHttpClient();
    private final LoopTasks tasks = new LoopTasks(System::nanoTime);

    private EndpointServer serving(Function<PageRequest, PageResponse> page) throws IOException {
        EndpointServer server = EndpointServer.bind(0);
        server.serve(tasks, EndpointScene.world().accounts(), page);
        return server;
    }

    @Test
    void handsRequestsOnAsApiGatewayDoes() throws Exception {
        List<PageRequest> events = new ArrayList<>();
        try (EndpointServer server = serving(event -> {
            events.add(event);
            return new PageResponse(409, Map.of("Allow", "GET"), List.of(), Optional.of("schön"));
        })) {
            CompletableFuture<HttpResponse<String>> answer = browser.sendAsync(
                    HttpRequest.newBuilder(URI.create(server.url() + "/a/xyz?q=1"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("decision=APPROVED&comment=not+today"))
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            tasks.serve(Duration.ofSeconds(10));

            assertThat(answer.join().statusCode()).isEqualTo(409);
            assertThat(answer.join().body()).isEqualTo("schön");
            assertThat(answer.join().headers().firstValue("Allow")).hasValue("GET");
        }
        PageRequest event = events.getFirst();
        assertThat(event.path()).contains("/a/xyz");
        assertThat(event.method()).contains("POST");
        assertThat(event.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(event.base64()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(event.body().orElseThrow()), StandardCharsets.UTF_8))
                .startsWith("decision=APPROVED");
    }

    @Test
    void refusesALargeBodyItself() throws IOException, InterruptedException {
        try (EndpointServer server = serving(event -> {
            throw new AssertionError("it reached the page");
        })) {
            HttpRequest large = HttpRequest.newBuilder(URI.create(server.url() + "/a/xyz"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[65 * 1024]))
                    .build();

            assertThat(browser.send(large, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void hidesWhatBreaksBehindIt() throws IOException {
        try (EndpointServer server = serving(event -> {
            throw new IllegalStateException("a secret");
        })) {
            CompletableFuture<HttpResponse<String>> answer = browser.sendAsync(
                    HttpRequest.newBuilder(URI.create(server.url() + "/a/xyz")).build(), BodyHandlers.ofString());
            assertThat(served(answer).statusCode()).isEqualTo(503);
            assertThat(answer.join().body()).doesNotContain("secret");
        }
    }

    private HttpResponse<String> served(CompletableFuture<HttpResponse<String>> answer) {
        try {
            tasks.serve(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.join();
    }
}
