package dev.headgate.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApprovalServerTest {

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void handsRequestsOnAsApiGatewayDoes() throws Exception {
        List<APIGatewayV2HTTPEvent> events = new ArrayList<>();
        LoopTasks tasks = new LoopTasks(System::nanoTime);
        try (ApprovalServer server = ApprovalServer.bind(0)) {
            server.serve(tasks, event -> {
                events.add(event);
                return APIGatewayV2HTTPResponse.builder()
                        .withStatusCode(409)
                        .withHeaders(Map.of("Allow", "GET"))
                        .withBody("schön")
                        .build();
            });
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
        APIGatewayV2HTTPEvent event = events.getFirst();
        assertThat(event.getRawPath()).isEqualTo("/a/xyz");
        assertThat(event.getRawQueryString()).isEqualTo("q=1");
        assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
        assertThat(event.getHeaders()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(event.getIsBase64Encoded()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8))
                .startsWith("decision=APPROVED");
    }

    @Test
    void refusesALargeBodyItself() throws IOException, InterruptedException {
        try (ApprovalServer server = ApprovalServer.bind(0)) {
            server.serve(new LoopTasks(System::nanoTime), event -> {
                throw new AssertionError("it reached the page");
            });
            HttpRequest large = HttpRequest.newBuilder(URI.create(server.url() + "/a/xyz"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[65 * 1024]))
                    .build();

            assertThat(browser.send(large, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(413);
        }
    }
}
