package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Takes what the SDK would send over HTTP to a dispatcher in the same thread. */
final class InProcessHttp implements SdkHttpClient {

    private final Dispatcher dispatcher;

    InProcessHttp(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(dispatcher.answer(incoming(request)));
            }

            @Override
            public void abort() {
                // It is over before anybody could.
            }
        };
    }

    private static Incoming incoming(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        Map<String, String> headers = new HashMap<>();
        http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        Optional<ContentStreamProvider> content = request.contentStreamProvider();
        byte[] body = new byte[0];
        if (content.isPresent()) {
            try (InputStream stream = content.get().newStream()) {
                body = stream.readAllBytes();
            }
        }
        return new Incoming(
                http.method().name(),
                http.encodedPath(),
                http.encodedQueryParameters().orElse(""),
                headers,
                new Bytes(body));
    }

    private static HttpExecuteResponse response(Answer answer) {
        SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.headers().forEach(http::putHeader);
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(answer.body().toArray())))
                .build();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
