package dev.headgate.simulator.endpoint;

import dev.headgate.signin.CodeFlow;
import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Bytes;
import dev.headgate.simulator.live.InboxPage;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whom a request is for: all have one address, and AWS's protocols are looked for first. */
enum Addressee {
    /** As much as Lambda takes, which takes the most. */
    AWS(6 * 1024 * 1024),
    PAGES(64 * 1024),
    NOBODY(64 * 1024);

    private final int largestBody;

    Addressee(int largestBody) {
        this.largestBody = largestBody;
    }

    /** By what comes before the body. */
    static Addressee of(Incoming request) {
        if (speaksAProtocolOfAws(request)) {
            return AWS;
        }
        return isOfPages(request.path()) ? PAGES : NOBODY;
    }

    private static boolean speaksAProtocolOfAws(Incoming request) {
        return request.header("authorization")
                        .filter(it -> it.startsWith("AWS4-"))
                        .isPresent()
                || request.headers().keySet().stream().anyMatch(it -> it.startsWith("x-amz-"))
                || request.header("smithy-protocol").isPresent()
                || request.contentType().startsWith("application/x-amz-json")
                || request.path().startsWith("/service/")
                || LambdaApi.isInvocation(request)
                || isQuery(request);
    }

    /** The pages take no form at the root, and no parameter there. */
    private static boolean isQuery(Incoming request) {
        return Route.isRoot(request)
                && (request.isPost()
                        || request.query().contains("Action=")
                        || request.query().contains("X-Amz-"));
    }

    private static boolean isOfPages(String path) {
        return path.equals("/")
                || path.startsWith("/a/")
                || path.equals(InboxPage.PATH)
                || path.equals(InboxPage.JSON_PATH)
                || path.equals(CodeFlow.CALLBACK)
                || path.equals(CodeFlow.SIGN_OUT);
    }

    /** In bytes. */
    int largestBody() {
        return largestBody;
    }

    /** Says no in the words that whoever has sent the request would read. */
    Answer refuse(Incoming request, RefusedException why) {
        return switch (this) {
            case AWS -> Dispatcher.refuse(request, why);
            case PAGES, NOBODY -> plain(why.status(), String.valueOf(why.getMessage()));
        };
    }

    /** A sentence for people. */
    static Answer plain(int status, String sentence) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"),
                new Bytes((sentence + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
