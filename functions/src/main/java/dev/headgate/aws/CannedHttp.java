package dev.headgate.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Answers the SDK's requests in this process with what AWS has once answered: each reply once, in order of its operation's. */
public final class CannedHttp implements SdkHttpClient {

    private static final String CBOR = "application/cbor";

    private final Map<String, Deque<CannedReply>> replies = new HashMap<>();

    /** From now on. */
    public void answerWith(List<CannedReply> replies) {
        this.replies.clear();
        for (CannedReply reply : replies) {
            this.replies
                    .computeIfAbsent(reply.operation(), unused -> new ArrayDeque<>())
                    .add(reply);
        }
    }

    /** What nobody has asked for yet. */
    public List<CannedReply> left() {
        return replies.values().stream().flatMap(Collection::stream).toList();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(next(OperationName.of(request)));
            }

            @Override
            public void abort() {
                // It is over before anybody could.
            }
        };
    }

    /** Not an exception of the network: the SDK would try again, after a pause. */
    private CannedReply next(String operation) {
        CannedReply reply = replies.getOrDefault(operation, new ArrayDeque<>()).poll();
        return reply == null
                ? new CannedReply(
                        operation,
                        400,
                        "application/x-amz-json-1.1",
                        false,
                        "{\"__type\":\"NotRehearsed\",\"message\":\"There is no reply to " + operation + "\"}")
                : reply;
    }

    private static HttpExecuteResponse response(CannedReply reply) {
        byte[] body = reply.bytes();
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder()
                .statusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .putHeader("Content-Length", String.valueOf(body.length));
        if (reply.contentType().equals(CBOR)) {
            response.putHeader("smithy-protocol", "rpc-v2-cbor");
        }
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public String clientName() {
        return "Canned";
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
