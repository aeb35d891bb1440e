package dev.headgate.simulator.endpoint;

import dev.headgate.aws.CannedReply;
import dev.headgate.aws.OperationName;
import dev.headgate.simulator.installation.Accounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Takes the SDK's requests to the simulated accounts, in the same thread, and keeps what they answer. */
public final class RecordedHttp implements SdkHttpClient {

    private static final String CBOR = "application/cbor";

    private final InProcessHttp http;
    private final List<CannedReply> replies = new ArrayList<>();

    public RecordedHttp(Accounts accounts) {
        http = new InProcessHttp(new Dispatcher(accounts, new CallPlace() {
            @Override
            public <T> T call(Supplier<T> task) {
                return task.get();
            }
        }));
    }

    /** What was answered since the last time. */
    public List<CannedReply> take() {
        List<CannedReply> taken = List.copyOf(replies);
        replies.clear();
        return taken;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = http.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse response = prepared.call();
                byte[] body = response.responseBody().orElseThrow().readAllBytes();
                replies.add(reply(OperationName.of(request), response.httpResponse(), body));
                return HttpExecuteResponse.builder()
                        .response(response.httpResponse())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                        .build();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static CannedReply reply(String operation, SdkHttpResponse response, byte[] body) {
        String type = response.firstMatchingHeader("Content-Type").orElseThrow();
        boolean binary = type.equals(CBOR);
        String text = binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8);
        return new CannedReply(operation, response.statusCode(), type, binary, text);
    }

    @Override
    public void close() {
        http.close();
    }
}
